"""The rule of who reads a story inside, for queries over stories: the same as stories.readers."""

from datetime import UTC, date, datetime
from functools import lru_cache

import sqlalchemy as sa

from data import tables
from data.store.consents import consents_of
from data.store.indexes import leads_not
from data.store.lists import are_one, current_service
from data.store.uses import window_is_open
from stories.agreement import ChildsView
from stories.people import Person, Role
from stories.readers import OPENS, Reach, may_read
from stories.statuses import IN_USE, READERS, Status
from stories.story import Story

LOOKED_AT = 1_000  # of the newest, when some are looked for that somebody may read
NEVER = datetime.min.replace(tzinfo=UTC)  # before every moment that is kept
DAYS = 16  # whose rules are kept as they are put together: that costs more than to ask


def in_use() -> sa.ColumnElement[bool]:
    return tables.stories.c.status.in_(sorted(IN_USE))


@lru_cache(maxsize=256)
def readable_by(person: Person, on: date, *, newest_first: bool = False) -> sa.ColumnElement[bool]:
    """Stories in use that this person may read on this day.

    `newest_first`: for a query that takes the few newest by the day of their review. Nearly all
    stories are in use, so their status is not to lead it there.
    """
    stories = tables.stories
    if not person.active:
        return sa.false()
    ways = [stories.c.submitted_by == person.id]
    if person.roles & READERS[Status.APPROVED]:
        ways.append(sa.true())
    if person.roles:
        ways.append(_agreed(Reach.ORGANISATION, on))
        ways.append(sa.and_(_agreed(Reach.TEAM, on), _of_the_team(person)))
    if Role.COMMS in person.roles:
        ways.append(sa.and_(stories.c.status == Status.CLEARED, consent_stands(on)))
    status = leads_not(stories.c.status) if newest_first else stories.c.status
    return sa.and_(status.in_(sorted(IN_USE)), sa.or_(*ways))


def among_newest(most: int, *where: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Reviewed no earlier than so many others: whoever may read none of them is shown none.

    Without it every story there is would be looked at for whoever may read few.
    """
    reviewed = tables.stories.c.reviewed_at
    oldest = (
        sa.select(reviewed)
        .where(*where, reviewed > NEVER)
        .order_by(reviewed.desc())
        .offset(most)
        .limit(1)
        .correlate(None)
        .scalar_subquery()
    )
    return reviewed >= sa.func.coalesce(oldest, NEVER)


@lru_cache(maxsize=DAYS)
def usable_outside(on: date) -> sa.ColumnElement[bool]:
    """Stories that are cleared, with consent and within their days on this day.

    Nearly all stories are cleared, so their status is to lead no query that takes the newest.
    """
    cleared = leads_not(tables.stories.c.status) == Status.CLEARED
    return sa.and_(cleared, consent_stands(on), window_is_open(on))


@lru_cache(maxsize=DAYS)
def consent_stands(on: date) -> sa.ColumnElement[bool]:
    """Somebody agreed, and nobody's consent was taken back or has run out.

    Asked as the first day on which one of them ends, so that each story is looked up once.
    """
    consents, stories = tables.consents, tables.stories
    ends = sa.case((consents.c.withdrawn_on <= on, date.min), else_=consents.c.expires_on)
    first = (
        sa.select(sa.func.min(ends))
        .where(consents.c.story_id == stories.c.id, consents.c.replaced.is_(False))
        .correlate(stories)
        .scalar_subquery()
    )
    return first >= on


def may_be_read(connection: sa.Connection, story: Story, person: Person, on: date) -> bool:
    """Whether this person may read this story on this day, by the rule itself."""
    same = bool(person.service) and are_one(connection, story.service, person.service)
    consents = consents_of(connection, story.id)
    return may_read(story, consents, person, on, same_service=same)


def _some_consent(*where: sa.ColumnElement[bool]) -> sa.Exists:
    """Whether one of the consents that stand for the story is such."""
    consents, stories = tables.consents, tables.stories
    current = (consents.c.story_id == stories.c.id, consents.c.replaced.is_(False))
    return sa.exists().where(*current, *where).correlate(stories)


@lru_cache(maxsize=DAYS)
def _agreed(how_far: Reach, on: date) -> sa.ColumnElement[bool]:
    """Everybody agreed to a channel that opens a story this far."""
    consents, channels = tables.consents, tables.consent_channels
    opens = (
        sa.exists()
        .where(
            channels.c.consent_id == consents.c.id, channels.c.channel.in_(sorted(OPENS[how_far]))
        )
        .correlate(consents)
    )
    refused = sa.or_(
        ~opens,
        consents.c.asked_on > on,
        sa.func.coalesce(consents.c.childs_view, "") == ChildsView.DOES_NOT_WANT,
    )
    return sa.and_(consent_stands(on), ~_some_consent(refused))


def _of_the_team(person: Person) -> sa.ColumnElement[bool]:
    """Works in the story's service, after every merger, or had a part in the story."""
    stories, had = tables.stories, tables.story_contributors
    mine = (had.c.story_id == stories.c.id, had.c.person_id == person.id)
    part = sa.exists().where(*mine).correlate(stories)
    if not person.service:
        return part
    service = current_service(sa.literal(person.service))
    return sa.or_(part, current_service(stories.c.service) == service)


class ReaderWork:
    _connection: sa.Connection
    person: Person

    def may_read(self, story: Story, on: date) -> bool:
        return may_be_read(self._connection, story, self.person, on)
