"""A writer's answers about their learning: each sealed by itself, with a version."""

from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.drafts import Answer
from data.store.once import insert_once
from stories.errors import StaleDraft


def opened_cpd(connection: sa.Connection, keys: Keys, story_id: str) -> dict[str, Answer]:
    """The answers about one story. Ask only for the reader's own story."""
    table = tables.cpd_answers
    rows = connection.execute(sa.select(table).where(table.c.story_id == story_id))
    return {
        row.name: Answer(
            keys.open(row.sealed, _place(story_id, row.name)), row.version, row.saved_at
        )
        for row in rows
    }


class CpdWork:
    _connection: sa.Connection
    _keys: Keys
    _at: datetime

    def save_cpd_answer(self, story_id: str, name: str, value: str, seen: int) -> int:
        """Keep an answer over version `seen` (0 for none yet); returns the new version."""
        table = tables.cpd_answers
        row = {
            "version": seen + 1,
            "sealed": self._keys.seal(value, _place(story_id, name)),
            "saved_at": self._at,
        }
        if seen == 0:
            kept = insert_once(self._connection, table, story_id=story_id, name=name, **row)
        else:
            over = (table.c.story_id == story_id, table.c.name == name, table.c.version == seen)
            kept = self._connection.execute(table.update().where(*over).values(**row)).rowcount == 1
        if not kept:
            raise StaleDraft(name)
        return seen + 1


def _place(story_id: str, name: str) -> str:
    return f"cpd/{story_id}/{name}"
