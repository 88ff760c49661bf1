"""What pages read of the panel's choices, and the stories of a month to choose from."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import sqlalchemy as sa

from data import tables
from data.queries import title_column
from data.store.panel import approved_between, choices_in, month_bounds, query_where
from data.store.readers import in_use, readable_by
from stories.panel import Choice
from stories.people import Person
from stories.text import tidy

MOST_CHOICES = 60
MOST_STORIES = 200
MOST_WORDS = 10


@dataclass(frozen=True)
class Chosen:
    """A choice with the story it fell on, as long as that story may be read."""

    choice: Choice
    title: str
    reference: str


@dataclass(frozen=True)
class Approved:
    """A story that a panel may choose."""

    id: str
    reference: str
    title: str


def choices(
    connection: sa.Connection,
    person: Person,
    on: date,
    words: str = "",
    most: int = MOST_CHOICES,
) -> list[Chosen]:
    """The newest choices whose reasons hold every word, of stories that this person may read."""
    table = tables.panel_choices
    where = [
        sa.func.lower(table.c.reasons).contains(word.lower(), autoescape=True)
        for word in tidy(words).split()[:MOST_WORDS]
    ]
    query = _readable(person, on, most)
    return _chosen(connection, query.where(*where) if where else query)


@lru_cache(maxsize=256)
def _readable(person: Person, on: date, most: int) -> sa.Select:
    """Put together once for each person and day: on Home that costs more than asking."""
    return query_where(_of_story(readable_by(person, on))).limit(most)


def _of_story(where: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(tables.stories.c.id == tables.panel_choices.c.story_id, where)


def choices_about(connection: sa.Connection, person: Person) -> list[Chosen]:
    """The choices that fell on this person's own stories, newest first."""
    mine = sa.and_(in_use(), tables.stories.c.submitted_by == person.id)
    return _chosen(connection, query_where(_of_story(mine)).limit(MOST_CHOICES))


def approved_in(
    connection: sa.Connection, person: Person, month: date, at: datetime
) -> list[Approved]:
    """Approved in a month, by the clock of `at`, and this person may read: oldest first."""
    table = tables.stories
    rows = connection.execute(
        sa.select(table.c.id, table.c.reference, title_column())
        .where(
            approved_between(*month_bounds(month, at)),
            readable_by(person, at.date(), newest_first=True),
        )
        .order_by(table.c.reviewed_at, table.c.id)
        .limit(MOST_STORIES)
    )
    return [Approved(row.id, row.reference, row.title) for row in rows]


def _chosen(connection: sa.Connection, query: sa.Select) -> list[Chosen]:
    found, stories = choices_in(connection, query), tables.stories
    if not found:
        return []
    ids = [choice.story_id for choice in found]
    rows = connection.execute(
        sa.select(stories.c.id, stories.c.reference, title_column()).where(stories.c.id.in_(ids))
    )
    named = {row.id: row for row in rows}
    return [
        Chosen(choice, named[choice.story_id].title, named[choice.story_id].reference)
        for choice in found
    ]
