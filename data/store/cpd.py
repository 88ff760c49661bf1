"""A writer's answers about their learning: each sealed by itself, with a version."""

from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.drafts import Answer
from data.store.sealed import put_sealed


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
        sealed = self._keys.seal(value, _place(story_id, name))
        place = {"story_id": story_id, "name": name}
        return put_sealed(self._connection, tables.cpd_answers, place, sealed, self._at, seen)


def _place(story_id: str, name: str) -> str:
    return f"cpd/{story_id}/{name}"
