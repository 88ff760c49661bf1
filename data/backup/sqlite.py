"""Copying an SQLite database while it is in use, and putting a copy in its place."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from data.backup.trouble import Trouble
from data.store.engine import engine as engine_of


def copy(engine: sa.Engine, to: Path, stands: Callable) -> dict:
    """Copy by SQLite's own online backup; what the copy says of itself."""
    to.touch(mode=0o600)
    with (
        closing(sqlite3.connect(engine.url.database)) as source,
        closing(sqlite3.connect(to)) as up,
    ):
        source.backup(up)
        up.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
        found = up.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise Trouble("The database is damaged, so the copy would be too. Restore an older backup.")
    made = sa.create_engine(f"sqlite:///{to}", hide_parameters=True)
    try:
        with made.connect() as connection:
            return stands(connection)
    finally:
        made.dispose()


def is_empty(engine: sa.Engine) -> bool:
    path = Path(engine.url.database)
    if not path.is_file() or not path.stat().st_size:
        return True
    with closing(sqlite3.connect(path)) as here:
        return not here.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


@contextmanager
def putting(engine: sa.Engine, source: Path) -> Iterator[sa.Engine]:
    """An engine on a copy of the file, which takes the place of the database if all goes well."""
    path = Path(engine.url.database)
    engine.dispose()
    if path.is_file():
        _close(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".restoring")
    beside.unlink(missing_ok=True)
    beside.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as kept, closing(sqlite3.connect(beside)) as new:
        kept.backup(new)
    made = engine_of(f"sqlite:///{beside}")
    try:
        yield made
        made.dispose()
        _close(beside)
        os.replace(beside, path)
    finally:
        made.dispose()
        for end in ("", "-wal", "-shm"):
            beside.with_name(beside.name + end).unlink(missing_ok=True)


def _close(path: Path) -> None:
    """Fold the write-ahead log into the file, which nobody may have open meanwhile."""
    with closing(sqlite3.connect(path, timeout=0)) as here:
        try:
            here.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError:
            raise Trouble("The service still uses this database. Stop it, then restore.") from None
