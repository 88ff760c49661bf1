"""Reading private appreciation: only the person it is for, and no count of anybody."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.queries import title_column
from data.store.readers import in_use, readable_by
from stories.people import Person
from stories.statuses import IN_USE
from stories.story import Story

MOST = 100
_LISTED = tables.story_contributors
_THANKED = sa.select(
    sa.exists().where(
        _LISTED.c.person_id == sa.bindparam("person"),
        _LISTED.c.story_id == tables.stories.c.id,
        in_use(),
        tables.stories.c.reviewed_at >= sa.bindparam("since"),
    )
)


@dataclass(frozen=True)
class Appreciation:
    """A writer's private thanks to somebody who had a part in an approved story.

    Its title and reference are empty where its people did not agree that colleagues read it.
    """

    story_id: str
    reference: str
    title: str
    writer: str
    line: str
    approved_at: datetime


@dataclass(frozen=True)
class ToTry:
    """What a colleague will try, with their name and job."""

    who: str
    words: str
    said_at: datetime


def for_person(connection: sa.Connection, person: Person, on: date) -> list[Appreciation]:
    """Thanks to this person from the writers of stories in use, newest first."""
    stories, listed, people = tables.stories, tables.story_contributors, tables.people
    readable = readable_by(person, on)
    rows = connection.execute(
        sa.select(
            stories.c.id,
            sa.case((readable, stories.c.reference), else_=""),
            sa.case((readable, title_column().element), else_=""),
            people.c.name,
            listed.c.line,
            stories.c.reviewed_at,
        )
        .join(listed, listed.c.story_id == stories.c.id)
        .join(people, people.c.id == stories.c.submitted_by)
        .where(listed.c.person_id == person.id, in_use())
        .order_by(stories.c.reviewed_at.desc(), stories.c.id)
        .limit(MOST)
    )
    return [Appreciation(*row) for row in rows]


def was_thanked(connection: sa.Connection, person: Person, since: datetime) -> bool:
    """Whether a story in which this person had a part was approved since then."""
    return connection.scalar(_THANKED, {"person": person.id, "since": since})


def tries_of(connection: sa.Connection, story: Story, person: Person) -> list[ToTry]:
    """What colleagues will try: for the story's writer and those who had a part, nobody else."""
    if not story.had_a_part(person) or story.status not in IN_USE:
        return []
    table, people = tables.story_tries, tables.people
    rows = connection.execute(
        sa.select(people.c.name, people.c.job, table.c.words, table.c.said_at)
        .join(people, people.c.id == table.c.person_id)
        .where(table.c.story_id == story.id)
        .order_by(table.c.said_at.desc())
        .limit(MOST)
    )
    return [
        ToTry(f"{row.name}, {row.job}" if row.job else row.name, row.words, row.said_at)
        for row in rows
    ]


def own_try(connection: sa.Connection, story_id: str, person: Person) -> str:
    """What this person said they will try; empty where they said nothing."""
    table = tables.story_tries
    mine = (table.c.story_id == story_id, table.c.person_id == person.id)
    return connection.scalar(sa.select(table.c.words).where(*mine)) or ""
