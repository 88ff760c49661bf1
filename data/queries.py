"""What pages read: bounded, one person's view at a time, nothing written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.audit import receipt_in
from data.store.consents import consents_of, consents_where
from data.store.drafts import Answer, called, opened_answer, opened_answers, opened_in
from data.store.outcomes import outcome_where
from data.store.people import person_where
from data.store.readers import LOOKED_AT, among_newest, may_be_read, readable_by
from data.store.reading import story_where
from data.store.review_notes import reasons_of
from stories.consent import Consent
from stories.errors import NotFound
from stories.ids import is_id
from stories.outcomes import OutcomeRecord
from stories.people import Person
from stories.statuses import Status
from stories.story import Section, Story
from stories.telling import ReturnReason

MOST_CARDS = 200
_DRAFTS = (
    sa.select(tables.drafts)
    .where(tables.drafts.c.person_id == sa.bindparam("person"))
    .order_by(tables.drafts.c.saved_at.desc())
)
_OWN_DRAFT = (  # asked on every run of the form, so made once and asked at once
    sa.select(
        tables.drafts.c.story_id,
        tables.draft_answers.c["name", "version", "sealed", "saved_at"],
    )
    .outerjoin(tables.draft_answers, tables.draft_answers.c.draft_id == tables.drafts.c.id)
    .where(
        tables.drafts.c.id == sa.bindparam("draft"),
        tables.drafts.c.person_id == sa.bindparam("person"),
    )
)
_LATEST_DRAFT = _DRAFTS.add_columns(sa.func.count().over().label("many")).limit(1)


@dataclass(frozen=True)
class StoryCard:
    """A story in a list."""

    id: str
    reference: str
    title: str
    status: Status
    version: int
    words_version: int
    service: str
    outcome: str
    submitted_by: str
    submitted_at: datetime
    reviewed_by: str | None
    reviewed_at: datetime | None
    reason: ReturnReason | None
    reason_words: str
    edited: bool  # whether a reviewer's changed words stand in it


@dataclass(frozen=True)
class Draft:
    """A draft as its writer reads it: its answers by name, and the story it changes, if one."""

    answers: dict[str, Answer]
    story_id: str | None


@dataclass(frozen=True)
class DraftCard:
    """A draft in its writer's list."""

    id: str
    title: str
    saved_at: datetime
    story_id: str | None


def story_for(connection: sa.Connection, story_id: str, person: Person, on: date) -> Story:
    """The story, if this person may read it on this day; NotFound alike for absent and forbidden.

    It holds only the words this person may read, so that no page can show more.
    """
    story = story_where(connection, story_id) if is_id(story_id) else None
    if story is None or not may_be_read(connection, story, person, on):
        raise NotFound("story")
    return story.as_read_by(person)


def outcome_for(connection: sa.Connection, story: Story) -> OutcomeRecord | None:
    """The outcome the story belongs to."""
    return outcome_where(connection, story.id)


def consents_for(connection: sa.Connection, story: Story) -> tuple[Consent, ...]:
    """The consents that stand for a story, one a person, newest first."""
    return consents_of(connection, story.id)


def consents_by_story(
    connection: sa.Connection, story_ids: Iterable[str]
) -> dict[str, tuple[Consent, ...]]:
    """The consents that stand for each of these stories; a story without one is left out."""
    table, found = tables.consents, {}
    where = (table.c.story_id.in_(list(story_ids)), table.c.replaced.is_(False))
    for each in consents_where(connection, *where):
        found.setdefault(each.story_id, []).append(each)
    return {story_id: tuple(said) for story_id, said in found.items()}


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


def newest_to_read(
    connection: sa.Connection, person: Person, on: date, outcome: str | None = None
) -> StoryCard | None:
    """The newest story in use that this person may read; of one outcome, if one is named.

    None too where it is not among the newest that are looked at.
    """
    row = connection.execute(_newest_to_read(person, on, outcome)).first()
    return row and _card(row)


@lru_cache(maxsize=256)
def _newest_to_read(person: Person, on: date, outcome: str | None) -> sa.Select:
    """Put together once for each person, day and outcome: that costs more than asking."""
    table = tables.stories
    of = () if outcome is None else (table.c.outcome == outcome,)
    newest = among_newest(LOOKED_AT, *of)
    where = sa.and_(*of, newest, readable_by(person, on, newest_first=True))
    return _cards_where(where, table.c.reviewed_at.desc(), 1)


def next_to_read(
    connection: sa.Connection, person: Person, on: date, after: Story
) -> StoryCard | None:
    """The story approved before this one, or again the newest; None where there is no other."""
    table = tables.stories
    before = table.c.reviewed_at <= after.reviewed_at
    earlier = sa.and_(
        readable_by(person, on, newest_first=True),
        among_newest(LOOKED_AT, before),
        before,
        sa.or_(table.c.reviewed_at < after.reviewed_at, table.c.id > after.id),
    )
    row = connection.execute(_cards_where(earlier, table.c.reviewed_at.desc(), 1)).first()
    found = _card(row) if row else newest_to_read(connection, person, on)
    return found if found and found.id != after.id else None


def stories_by(connection: sa.Connection, person: Person) -> list[StoryCard]:
    """The person's own stories, newest first."""
    table = tables.stories
    return _cards(connection, table.c.submitted_by == person.id, table.c.submitted_at.desc())


def titles_come_back(connection: sa.Connection, person: Person, most: int) -> tuple[list[str], int]:
    """Titles of this person's stories that a reviewer returned, newest first, and how many."""
    rows = connection.execute(_come_back(most), {"person": person.id}).all()
    return [row.title for row in rows], rows[0].many if rows else 0


@cache
def _come_back(most: int) -> sa.Select:
    table = tables.stories
    return (
        sa.select(title_column(), sa.func.count().over().label("many"))
        .where(table.c.submitted_by == sa.bindparam("person"), table.c.status == Status.RETURNED)
        .order_by(table.c.submitted_at.desc(), table.c.id)
        .limit(most)
    )


def drafts_by(connection: sa.Connection, keys: Keys, person: Person) -> list[DraftCard]:
    """The person's own drafts, latest first, each with its title opened, or its first words."""
    shown = keys.for_lists()
    rows = connection.execute(_DRAFTS.limit(MOST_CARDS), {"person": person.id}).all()
    return [
        DraftCard(
            row.id, called(opened_answers(connection, shown, row.id)), row.saved_at, row.story_id
        )
        for row in rows
    ]


def latest_draft(
    connection: sa.Connection, keys: Keys, person: Person
) -> tuple[DraftCard | None, int]:
    """The draft that this person saved last, with its title opened, and how many they have."""
    row = connection.execute(_LATEST_DRAFT, {"person": person.id}).first()
    if row is None:
        return None, 0
    title = opened_answer(connection, keys.for_lists(), row.id, Section.TITLE)
    return DraftCard(row.id, title, row.saved_at, row.story_id), row.many


def draft_answers(
    connection: sa.Connection, keys: Keys, draft_id: str, person: Person
) -> dict[str, Answer]:
    """Every answer of the person's own draft; NotFound alike for absent and another's."""
    return own_draft(connection, keys, draft_id, person).answers


def own_draft(connection: sa.Connection, keys: Keys, draft_id: str, person: Person) -> Draft:
    """The person's own draft; NotFound alike for absent and another's."""
    asked = {"draft": draft_id, "person": person.id}
    rows = connection.execute(_OWN_DRAFT, asked).all() if is_id(draft_id) else []
    if not rows:
        raise NotFound("draft")
    answered = (row for row in rows if row.name is not None)
    return Draft(opened_in(answered, keys, draft_id), rows[0].story_id)


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


def how_many_at(connection: sa.Connection, status: Status) -> int:
    """How many stories have this status, without looking at the others."""
    query = sa.select(sa.func.count()).where(tables.stories.c.status == status)
    return connection.scalar(query)


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
    rows = connection.execute(_cards_where(where, order, most)).all()
    said = reasons_of(connection, [row.id for row in rows if row.reason])
    return [_card(row, said.get(row.id, "")) for row in rows]


def _cards_where(where, order, most: int) -> sa.Select:
    table = tables.stories
    return (
        sa.select(table, title_column(), _edited().label("edited"))
        .where(where)
        .order_by(order, table.c.id)
        .limit(most)
    )


def _card(row: sa.Row, reason_words: str = "") -> StoryCard:
    return StoryCard(
        id=row.id,
        reference=row.reference,
        title=row.title,
        status=Status(row.status),
        version=row.version,
        words_version=row.words_version,
        service=row.service,
        outcome=row.outcome,
        submitted_by=row.submitted_by,
        submitted_at=row.submitted_at,
        reviewed_by=row.reviewed_by,
        reviewed_at=row.reviewed_at,
        reason=ReturnReason(row.reason) if row.reason else None,
        reason_words=reason_words,
        edited=row.edited,
    )


def _edited() -> sa.Exists:
    """Whether a reviewer made the words as they stand."""
    edits, stories = tables.story_edits, tables.stories
    same = (
        edits.c.story_id == stories.c.id,
        edits.c.words_version == stories.c.words_version,
    )
    return sa.exists().where(*same).correlate(stories)
