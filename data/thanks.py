"""What pages read of thank-yous: those that may be passed on, one's own, those to check or use."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import sqlalchemy as sa

from data import tables
from data.store.thanks import query_where, thanks_in, thanks_where, with_checks
from stories.people import Person, Role
from stories.story import Story
from stories.thanked import may_link, may_link_some
from stories.thanks import SAID_BY_LABELS, SaidBy, Thanks

PAGE = 20
MOST = 200
MOST_USES = 50


@dataclass(frozen=True)
class ThanksUse:
    """One line of the use log of thanks."""

    at: datetime
    who: str
    channel: str
    purpose: str
    said_by: str
    said_on: date
    taken_back_at: datetime | None


def to_read(
    connection: sa.Connection,
    service: str | None = None,
    said_by: SaidBy | None = None,
    page: int = 1,
) -> tuple[list[Thanks], int]:
    """One page of the thanks that may be passed on inside, newest first, and how many there are."""
    table = tables.thanks
    where = [*_passed_on()]
    if service is not None:
        where.append(table.c.service == service)
    if said_by is not None:
        where.append(table.c.said_by == said_by)
    count = connection.scalar(sa.select(sa.func.count()).select_from(table).where(*where))
    return thanks_where(connection, *where, most=PAGE, skip=(max(page, 1) - 1) * PAGE), count


def newest_to_read(connection: sa.Connection, most: int) -> list[Thanks]:
    """The newest thanks that may be passed on inside, not counted."""
    return thanks_in(connection, _newest(most))


@lru_cache(maxsize=8)
def _newest(most: int) -> sa.Select:
    """Put together once: on Home that costs more than asking."""
    return query_where(*_passed_on()).limit(most)


def passed_on_by(connection: sa.Connection, person: Person) -> list[Thanks]:
    """The thanks this person passed on and has not taken back, newest first."""
    table = tables.thanks
    own = (table.c.logged_by == person.id, table.c.taken_back_at.is_(None))
    return thanks_where(connection, *own, most=MOST)


def to_check(connection: sa.Connection, person: Person) -> list[Thanks]:
    """Thanks that wait for this reviewer: agreed to be published, passed on by somebody else."""
    table = tables.thanks
    return thanks_where(connection, *_waiting(), table.c.logged_by != person.id, most=PAGE)


def count_to_check(connection: sa.Connection, person: Person) -> int:
    """How many thanks wait for this reviewer."""
    waiting = (*_waiting(), tables.thanks.c.logged_by != person.id)
    return connection.scalar(sa.select(sa.func.count()).select_from(with_checks()).where(*waiting))


def to_publish(connection: sa.Connection, said_by: SaidBy | None = None) -> list[Thanks]:
    """Thanks that were agreed to be published, checked, and not taken back."""
    where = [*publishable()]
    if said_by is not None:
        where.append(tables.thanks.c.said_by == said_by)
    return thanks_where(connection, *where, most=MOST)


def about_story(story_id: sa.ColumnElement, *where: sa.ColumnElement[bool]) -> sa.Exists:
    """Whether thanks stand beside a story's words as they are."""
    links, stories, table = tables.story_thanks, tables.stories, tables.thanks
    return sa.exists().where(
        links.c.story_id == story_id,
        links.c.thanks_id == table.c.id,
        links.c.words_version == stories.c.words_version,
        *where,
    )


def of_story(
    connection: sa.Connection, story_id: str, *where: sa.ColumnElement[bool]
) -> list[Thanks]:
    """The thanks that stand beside a story and for which all of this holds, newest first."""
    links, stories = tables.story_thanks, tables.stories
    beside = (
        sa.select(links.c.thanks_id)
        .join(stories, stories.c.id == links.c.story_id)
        .where(stories.c.id == story_id, links.c.words_version == stories.c.words_version)
    )
    return thanks_where(connection, tables.thanks.c.id.in_(beside), *where, most=MOST)


def could_be_of(connection: sa.Connection, story: Story, person: Person) -> list[Thanks]:
    """Thanks of the story's service that this person may put beside it, newest first."""
    table = tables.thanks
    if not may_link_some(story, person):
        return []
    where = [
        table.c.service == story.service,
        table.c.taken_back_at.is_(None),
        sa.or_(table.c.may_pass_on, table.c.may_publish),
    ]
    if Role.REVIEWER not in person.roles:
        where.append(table.c.logged_by == person.id)
    beside = {each.id for each in of_story(connection, story.id)}
    found = thanks_where(connection, *where, most=MOST)
    return [each for each in found if each.id not in beside and may_link(each, story, person)]


def publishable() -> tuple[sa.ColumnElement[bool], ...]:
    """Thanks that were agreed to be published, checked, and not taken back."""
    table, checks = tables.thanks, tables.thanks_checks
    said_yes = (
        sa.exists()
        .where(checks.c.thanks_id == table.c.id, checks.c.may_be_published.is_(True))
        .correlate(table)
    )
    return (table.c.may_publish.is_(True), table.c.taken_back_at.is_(None), said_yes)


def uses(connection: sa.Connection, *, taken_back: bool = False) -> list[ThanksUse]:
    """The use log of thanks, newest first; or only of those that were taken back since."""
    pulls, people, table = tables.thanks_pulls, tables.people, tables.thanks
    query = (
        sa.select(pulls, people.c.name, table.c.said_by, table.c.said_on, table.c.taken_back_at)
        .join(people, people.c.id == pulls.c.pulled_by)
        .join(table, table.c.id == pulls.c.thanks_id)
        .order_by(pulls.c.pulled_at.desc())
        .limit(MOST_USES)
    )
    if taken_back:
        query = query.where(table.c.taken_back_at.is_not(None))
    return [
        ThanksUse(
            row.pulled_at,
            row.name,
            row.channel,
            row.purpose,
            SAID_BY_LABELS[SaidBy(row.said_by)],
            row.said_on,
            row.taken_back_at,
        )
        for row in connection.execute(query)
    ]


def _passed_on() -> tuple[sa.ColumnElement[bool], ...]:
    table = tables.thanks
    return (table.c.may_pass_on.is_(True), table.c.taken_back_at.is_(None))


def _waiting() -> tuple[sa.ColumnElement[bool], ...]:
    table, checks = tables.thanks, tables.thanks_checks
    return (
        table.c.may_publish.is_(True),
        table.c.taken_back_at.is_(None),
        checks.c.thanks_id.is_(None),
    )
