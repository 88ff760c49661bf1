"""What pages read of shorter tellings: those of one story, and those that wait."""

from dataclasses import dataclass

import sqlalchemy as sa

from data import tables
from data.store.readers import in_use
from data.store.reading import story_where
from data.store.variants import variants_where
from stories.people import Person
from stories.statuses import IN_USE
from stories.story import Story
from stories.variants import Variant

MOST_WAITING = 50


@dataclass(frozen=True)
class Waiting:
    """A shorter telling that waits for its second person, with its story and who wrote it."""

    variant: Variant
    story: Story
    writer: str


def variants_of(connection: sa.Connection, story: Story) -> list[Variant]:
    """The shorter tellings of the words as they stand; none where the story is not approved."""
    table = tables.story_variants
    if story.status not in IN_USE:
        return []
    same = (table.c.story_id == story.id, table.c.words_version == story.words_version)
    return variants_where(connection, *same)


def to_check(connection: sa.Connection, person: Person) -> list[Waiting]:
    """What this person may approve now, oldest first."""
    found = []
    for variant in variants_where(connection, *_waiting(person))[:MOST_WAITING]:
        story = story_where(connection, variant.story_id)
        if variant.may_be_checked_by(person, story):
            found.append(Waiting(variant, story.as_read_by(person), _name(connection, variant)))
    return found


def count_to_check(connection: sa.Connection, person: Person) -> int:
    """How many this person may approve now."""
    table = tables.story_variants
    query = sa.select(sa.func.count()).select_from(table).where(*_waiting(person))
    return connection.scalar(query)


def _waiting(person: Person) -> tuple[sa.ColumnElement[bool], ...]:
    table, stories, had = tables.story_variants, tables.stories, tables.story_contributors
    of_now = sa.exists().where(
        stories.c.id == table.c.story_id,
        stories.c.words_version == table.c.words_version,
        in_use(),
        stories.c.submitted_by != person.id,
    )
    took_part = sa.exists().where(had.c.story_id == table.c.story_id, had.c.person_id == person.id)
    return (table.c.approved_by.is_(None), table.c.written_by != person.id, of_now, ~took_part)


def _name(connection: sa.Connection, variant: Variant) -> str:
    people = tables.people
    return connection.scalar(sa.select(people.c.name).where(people.c.id == variant.written_by))
