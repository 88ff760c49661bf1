"""A return that arrives as an SQLite file. The one place outside `data` that may open one:
it is a format to read, never where anything is kept."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from stories.returns.safety import Refused
from stories.returns.tables import Table, with_header

MAGIC = b"SQLite format 3\0"


def database_tables(of: Path | bytes, known) -> Iterator[Table]:
    """Every table with a header that is known. Views are left alone: they can run for ever."""
    try:
        with closing(_opened(of)) as db:
            db.text_factory = lambda raw: raw.decode("utf-8", "replace")
            db.execute("PRAGMA trusted_schema=OFF")
            db.execute("PRAGMA cell_size_check=ON")
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            ).fetchall():
                found = with_header(name, _rows(db, name), known, "database")
                if found:
                    yield found
    except sqlite3.DatabaseError:
        raise Refused("This database file is broken. Export it again.") from None


def _opened(of: Path | bytes) -> sqlite3.Connection:
    """A file as it stands, or the bytes of one, which are laid down nowhere."""
    if isinstance(of, Path):
        return sqlite3.connect(f"{of.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    db = sqlite3.connect(":memory:")
    db.deserialize(of)
    return db


def _rows(db: sqlite3.Connection, name: str) -> Iterator[Sequence[object]]:
    quoted = name.replace('"', '""')
    cursor = db.execute(f'SELECT * FROM "{quoted}"')
    yield [column[0] for column in cursor.description]
    yield from cursor
