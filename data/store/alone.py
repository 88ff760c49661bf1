"""A job that one process does at a time, over all replicas; whoever dies in it lets it go."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import sqlalchemy as sa

LOCKS = {"keeping": 4_201_103}  # any numbers, the same on every replica


@contextmanager
def alone(engine: sa.Engine, job: str) -> Iterator[bool]:
    """Whether this process is the only one in this job until the end; it never waits."""
    held = _by_file if engine.dialect.name == "sqlite" else _by_server
    with held(engine, job) as mine:
        yield mine


@contextmanager
def _by_file(engine: sa.Engine, job: str) -> Iterator[bool]:
    """A file beside the database; SQLite locks it as well as any, on every system."""
    place = f"{engine.url.database}-{job}"
    with closing(sqlite3.connect(place, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            yield False
        else:
            yield True


@contextmanager
def _by_server(engine: sa.Engine, job: str) -> Iterator[bool]:
    number = LOCKS[job]
    # Committing by itself: a transaction left open for the whole job would be ended as idle.
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        mine = connection.scalar(sa.select(sa.func.pg_try_advisory_lock(number)))
        try:
            yield mine
        finally:
            if mine:
                connection.execute(sa.select(sa.func.pg_advisory_unlock(number)))
