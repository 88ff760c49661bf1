"""What approved stories say did not work first, in words that the reader may read."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.queries import title_column
from data.store.readers import LOOKED_AT, among_newest, readable_by
from data.store.reading import holds_worries, story_where
from stories.people import Person
from stories.sections import Section

MOST = 100
MOST_TOGETHER = 3  # stories shown for one theme


@dataclass(frozen=True)
class Told:
    """One story's words about it, and the way to the story."""

    story_id: str
    title: str
    words: str
    service: str
    reviewed_at: datetime


def told(connection: sa.Connection, person: Person, on: date, most: int = MOST) -> list[Told]:
    """The newest first, of the newest stories those that this person may read on this day."""
    table, words = tables.stories, tables.story_words
    rows = connection.execute(
        sa.select(table.c.id, table.c.service, table.c.reviewed_at, words.c.text, title_column())
        .add_columns(holds_worries().label("guarded"))
        .join(
            words,
            sa.and_(
                words.c.story_id == table.c.id,
                words.c.words_version == table.c.words_version,
                words.c.section == Section.DID_NOT_WORK,
            ),
        )
        .where(_newest_readable(person, on))
        .order_by(table.c.reviewed_at.desc(), table.c.id)
        .limit(most)
    )
    found = [
        Told(row.id, row.title, _leaving(connection, row), row.service, row.reviewed_at)
        for row in rows
    ]
    return [each for each in found if each.words]


def _newest_readable(person: Person, on: date) -> sa.ColumnElement[bool]:
    """Of the newest, those that this person may read: few stories may tell of it, or none."""
    return sa.and_(among_newest(LOOKED_AT), readable_by(person, on, newest_first=True))


def _leaving(connection: sa.Connection, row: sa.Row) -> str:
    """The words less any worry among them, which stays with the review."""
    if not row.guarded:
        return row.text
    said = story_where(connection, row.id).leaving.get(Section.DID_NOT_WORK)
    return said.text if said else ""


def told_together(
    connection: sa.Connection, theme: str, person: Person, on: date
) -> list[tuple[str, str]]:
    """The newest stories of a theme that this person may read on this day: id and title."""
    table, themes = tables.stories, tables.story_themes
    rows = connection.execute(
        sa.select(table.c.id, title_column())
        .join(themes, themes.c.story_id == table.c.id)
        .where(themes.c.theme == theme, _newest_readable(person, on))
        .order_by(table.c.reviewed_at.desc(), table.c.id)
        .limit(MOST_TOGETHER)
    )
    return [tuple(row) for row in rows]
