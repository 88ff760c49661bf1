"""What reviewers and governance read: who has a story, what was checked, what is like it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.store.reviewing import text_at, writers_words
from stories.people import Person
from stories.review import Check, Claim
from stories.sections import Section
from stories.story import Story
from stories.telling import ReturnReason
from stories.text import tidy


@dataclass(frozen=True)
class Checked:
    """What one reviewer answered for, about one version, and when."""

    who: str
    at: datetime
    version: int
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Edited:
    """Who changed words of one version, and when."""

    words_version: int
    who: str
    at: datetime


@dataclass(frozen=True)
class Tellings:
    """A story's words as they were: as first sent, as its writer last sent them, and who edited."""

    first: Mapping[Section, str]
    written: Mapping[Section, str]
    edits: tuple[Edited, ...]


def claims_standing(connection: sa.Connection, at: datetime) -> dict[str, Claim]:
    """Who is reading which story for review at this moment, by the story's id."""
    claims, people = tables.review_claims, tables.people
    rows = connection.execute(
        sa.select(claims, people.c.name)
        .join(people, people.c.id == claims.c.person_id)
        .where(claims.c.until > at)
    )
    return {row.story_id: Claim(row.story_id, row.person_id, row.name, row.until) for row in rows}


def checks_of(connection: sa.Connection, story_id: str) -> list[Checked]:
    """The checklists that were kept for a story, newest first."""
    table, people = tables.review_checks, tables.people
    rows = connection.execute(
        sa.select(table, people.c.name)
        .join(people, people.c.id == table.c.checked_by)
        .where(table.c.story_id == story_id)
        .order_by(table.c.version.desc())
    ).all()
    made: dict[int, list[sa.Row]] = {}
    for row in rows:
        made.setdefault(row.version, []).append(row)
    return [
        Checked(
            same[0].name,
            same[0].checked_at,
            version,
            tuple(check for check in Check if check in {row.kind for row in same}),
        )
        for version, same in made.items()
    ]


def tellings_of(connection: sa.Connection, story: Story) -> Tellings:
    """What the words were before. Ask only for a reader of the whole story."""
    edits, people = tables.story_edits, tables.people
    rows = connection.execute(
        sa.select(edits, people.c.name)
        .join(people, people.c.id == edits.c.edited_by)
        .where(edits.c.story_id == story.id)
        .order_by(edits.c.words_version)
    )
    return Tellings(
        text_at(connection, story.id, 1),
        writers_words(connection, story),
        tuple(Edited(row.words_version, row.name, row.edited_at) for row in rows),
    )


def story_by_reference(connection: sa.Connection, typed: str) -> str | None:
    """The id of the story with this reference, whatever its case and spaces."""
    table = tables.stories
    wanted = "".join(tidy(typed).split()).upper()
    return connection.scalar(sa.select(table.c.id).where(table.c.reference == wanted))


def return_reasons(connection: sa.Connection, since: datetime) -> dict[ReturnReason, int]:
    """How often stories were returned for each reason since then, from the record of actions."""
    events = tables.events
    query = sa.select(
        *(
            sa.func.sum(
                sa.case((events.c.facts.contains(f'"reason": "{reason}"'), 1), else_=0)
            ).label(reason)
            for reason in ReturnReason
        )
    ).where(events.c.action == "story returned", events.c.at >= since)
    row = connection.execute(query).mappings().one()
    return {reason: row[reason] for reason in ReturnReason if row[reason]}


def holds_a_claim(connection: sa.Connection, person: Person) -> bool:
    """Whether this person has claimed any story, also where the claim has run out."""
    table = tables.review_claims
    mine = sa.exists().where(table.c.person_id == person.id)
    return bool(connection.scalar(sa.select(mine)))
