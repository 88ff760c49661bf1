"""What pages read: bounded, one person's view at a time, nothing written."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.audit import receipt_in
from data.store.consents import consents_of
from data.store.drafts import Answer, opened_answers
from data.store.lists import current_service
from data.store.outcomes import outcome_where
from data.store.people import person_where
from data.store.reading import story_where
from stories.consent import Consent
from stories.errors import NotFound
from stories.ids import is_id, reference
from stories.outcomes import OutcomeRecord
from stories.outcomes.record import SETTLED
from stories.people import SERVICE, Person
from stories.statuses import Status
from stories.story import Section, Story
from stories.telling import ReturnReason

MOST_CARDS = 200


@dataclass(frozen=True)
class StoryCard:
    """A story in a list."""

    id: str
    reference: str
    title: str
    status: Status
    version: int
    service: str
    outcome: str
    submitted_by: str
    submitted_at: datetime
    reviewed_by: str | None
    reviewed_at: datetime | None
    reason: ReturnReason | None
    reason_words: str


@dataclass(frozen=True)
class DraftCard:
    """A draft in its writer's list."""

    id: str
    title: str
    saved_at: datetime
    story_id: str | None


@dataclass(frozen=True)
class Happening:
    """One line of a story's history, or of the record of actions, by name."""

    at: datetime
    who: str
    action: str
    facts: dict = field(default_factory=dict)
    number: int = 0
    reference: str = ""


@dataclass(frozen=True)
class Use:
    """One line of the use log."""

    at: datetime
    who: str
    channel: str
    purpose: str
    reference: str
    title: str
    form: str = ""


def story_for(connection: sa.Connection, story_id: str, person: Person) -> Story:
    """The story, if this person may read it; NotFound alike for absent and forbidden.

    It holds only the words this person may read, so that no page can show more.
    """
    story = story_where(connection, story_id) if is_id(story_id) else None
    if story is None or not story.may_be_read_by(person):
        raise NotFound("story")
    return story.as_read_by(person)


def outcome_for(connection: sa.Connection, story: Story) -> OutcomeRecord | None:
    """The outcome the story belongs to."""
    return outcome_where(connection, story.id)


def consents_for(connection: sa.Connection, story: Story) -> tuple[Consent, ...]:
    return consents_of(connection, story.id)


def stories_at(
    connection: sa.Connection,
    *statuses: Status,
    newest_first: bool = False,
    most: int = MOST_CARDS,
) -> list[StoryCard]:
    """Stories at these statuses, oldest first unless asked, at most 200."""
    submitted = tables.stories.c.submitted_at
    order = submitted.desc() if newest_first else submitted
    return _cards(connection, tables.stories.c.status.in_(statuses), order, most)


def usable_today(connection: sa.Connection, on: date, most: int) -> tuple[int, list[StoryCard]]:
    """How many cleared stories have consent that stands on this day, and the newest of them."""
    stories, consents = tables.stories, tables.consents
    current = sa.and_(consents.c.story_id == stories.c.id, consents.c.replaced.is_(False))
    over = sa.or_(consents.c.withdrawn_on.is_not(None), consents.c.expires_on < on)
    usable = sa.and_(
        stories.c.status == Status.CLEARED,
        sa.exists().where(current),
        ~sa.exists().where(current, over),
    )
    count = connection.scalar(sa.select(sa.func.count()).select_from(stories).where(usable))
    return count, _cards(connection, usable, stories.c.cleared_at.desc(), most)


def stories_by(connection: sa.Connection, person: Person) -> list[StoryCard]:
    """The person's own stories, newest first."""
    table = tables.stories
    return _cards(connection, table.c.submitted_by == person.id, table.c.submitted_at.desc())


def drafts_by(connection: sa.Connection, keys: Keys, person: Person) -> list[DraftCard]:
    """The person's own drafts, latest first, each with its title opened."""
    table = tables.drafts
    rows = connection.execute(
        sa.select(table)
        .where(table.c.person_id == person.id)
        .order_by(table.c.saved_at.desc())
        .limit(MOST_CARDS)
    ).all()
    empty = Answer("", 0, datetime.min.replace(tzinfo=UTC))
    return [
        DraftCard(
            row.id,
            opened_answers(connection, keys, row.id).get(Section.TITLE, empty).value,
            row.saved_at,
            row.story_id,
        )
        for row in rows
    ]


def draft_answers(
    connection: sa.Connection, keys: Keys, draft_id: str, person: Person
) -> dict[str, Answer]:
    """Every answer of the person's own draft; NotFound alike for absent and another's."""
    table = tables.drafts
    own = sa.and_(table.c.id == draft_id, table.c.person_id == person.id)
    if not is_id(draft_id) or connection.scalar(sa.select(table.c.id).where(own)) is None:
        raise NotFound("draft")
    return opened_answers(connection, keys, draft_id)


def submitted_from(connection: sa.Connection, draft_id: str, person: Person) -> Story | None:
    """The story that this person's draft became, if it was submitted."""
    if not is_id(draft_id):
        return None
    story_id = receipt_in(connection, person, "submit", draft_id)
    return story_where(connection, story_id) if story_id else None


def person(connection: sa.Connection, person_id: str) -> Person | None:
    """A person with the roles they hold now, if their account is open."""
    found = person_where(connection, person_id)
    return found if found and found.active else None


def names(connection: sa.Connection) -> dict[str, str]:
    """People's names by id."""
    table = tables.people
    return dict(connection.execute(sa.select(table.c.id, table.c.name)).all())


def history(connection: sa.Connection, story_id: str) -> list[Happening]:
    """What happened to a story, oldest first."""
    events, people = tables.events, tables.people
    rows = connection.execute(
        sa.select(events.c.at, events.c.actor, people.c.name, events.c.action, events.c.facts)
        .outerjoin(people, people.c.id == events.c.actor)
        .where(events.c.subject_kind == "story", events.c.subject_id == story_id)
        .order_by(events.c.seq)
        .limit(MOST_CARDS)
    )
    return [Happening(row.at, _actor(row), row.action, json.loads(row.facts)) for row in rows]


def latest_events(
    connection: sa.Connection, most: int = 100, where: Sequence[sa.ColumnElement[bool]] = ()
) -> list[Happening]:
    """The newest lines of the record of actions, or of those that fit, newest first."""
    events, people, whom = tables.events, tables.people, tables.people.alias("whom")
    about_somebody = sa.and_(events.c.subject_kind == "person", whom.c.id == events.c.subject_id)
    rows = connection.execute(
        sa.select(events, people.c.name, whom.c.name.label("whom"))
        .outerjoin(people, people.c.id == events.c.actor)
        .outerjoin(whom, about_somebody)
        .where(*where)
        .order_by(events.c.seq.desc())
        .limit(most)
    )
    return [
        Happening(
            row.at,
            _actor(row),
            row.action,
            json.loads(row.facts),
            row.seq,
            row.whom or _story_reference(row),
        )
        for row in rows
    ]


def _actor(event: sa.Row) -> str:
    return SERVICE.name if event.actor == SERVICE.id else event.name or "Somebody unknown"


def _story_reference(event: sa.Row) -> str:
    about_a_story = event.subject_kind == "story" and is_id(event.subject_id)
    return reference(event.subject_id) if about_a_story else ""


def uses(connection: sa.Connection, story_id: str | None = None, most: int = 50) -> list[Use]:
    """The use log, newest first; of one story or of all."""
    pulls, people, stories = tables.pulls, tables.people, tables.stories
    query = (
        sa.select(pulls, people.c.name, stories.c.reference, title_column())
        .join(people, people.c.id == pulls.c.pulled_by)
        .join(stories, stories.c.id == pulls.c.story_id)
        .order_by(pulls.c.pulled_at.desc())
        .limit(most)
    )
    if story_id is not None:
        query = query.where(pulls.c.story_id == story_id)
    return [
        Use(
            row.pulled_at,
            row.name,
            row.channel,
            row.purpose,
            row.reference,
            row.title,
            row.form or "",
        )
        for row in connection.execute(query)
    ]


def counts_by_status(connection: sa.Connection) -> dict[Status, int]:
    table = tables.stories
    rows = connection.execute(sa.select(table.c.status, sa.func.count()).group_by(table.c.status))
    return {Status(status): count for status, count in rows}


def outcome_counts(
    connection: sa.Connection, code: str, since: date, until: date, *, counts: bool = True
) -> list[tuple[str, date, int]]:
    """How many people had this outcome, by service and month. `counts=False`: ended otherwise.

    A service that became part of another counts there; what waits for a second person does not.
    """
    table = tables.outcomes
    service = current_service(table.c.service).label("service")
    rows = connection.execute(
        sa.select(service, table.c.month, sa.func.count())
        .where(
            table.c.code == code,
            table.c.counts.is_(counts),
            table.c.month.between(since, until),
            table.c.confirmation.in_(SETTLED),
        )
        .group_by(service, table.c.month)
    )
    return [tuple(row) for row in rows]


def balancing_counts(
    connection: sa.Connection, code: str, since: date, until: date
) -> list[tuple[str, date, int]]:
    """The balancing measure by service and month."""
    table = tables.balancing_facts
    service = current_service(table.c.service).label("service")
    rows = connection.execute(
        sa.select(service, table.c.month, sa.cast(sa.func.sum(table.c.people), sa.Integer))
        .where(table.c.code == code, table.c.month.between(since, until))
        .group_by(service, table.c.month)
    )
    return [tuple(row) for row in rows]


def recorded_codes(connection: sa.Connection) -> set[str]:
    """Codes of outcomes of which at least one is recorded."""
    return set(connection.scalars(sa.select(tables.outcomes.c.code).distinct()))


def newest_story_of(connection: sa.Connection, code: str) -> StoryCard | None:
    """The newest story of this outcome that everybody here may read."""
    table = tables.stories
    readable = sa.and_(
        table.c.outcome == code, table.c.status.in_((Status.APPROVED, Status.CLEARED))
    )
    cards = _cards(connection, readable, table.c.reviewed_at.desc(), 1)
    return cards[0] if cards else None


def title_column() -> sa.Label:
    """The story's current title, for a query over stories."""
    words, stories = tables.story_words, tables.stories
    return (
        sa.select(words.c.text)
        .where(
            words.c.story_id == stories.c.id,
            words.c.words_version == stories.c.words_version,
            words.c.section == Section.TITLE,
        )
        .correlate(stories)
        .scalar_subquery()
        .label("title")
    )


def _cards(connection: sa.Connection, where, order, most: int = MOST_CARDS) -> list[StoryCard]:
    table = tables.stories
    query = sa.select(table, title_column()).where(where).order_by(order, table.c.id).limit(most)
    return [
        StoryCard(
            id=row.id,
            reference=row.reference,
            title=row.title,
            status=Status(row.status),
            version=row.version,
            service=row.service,
            outcome=row.outcome,
            submitted_by=row.submitted_by,
            submitted_at=row.submitted_at,
            reviewed_by=row.reviewed_by,
            reviewed_at=row.reviewed_at,
            reason=ReturnReason(row.reason) if row.reason else None,
            reason_words=row.reason_words,
        )
        for row in connection.execute(query)
    ]
