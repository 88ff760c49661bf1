"""A job that one process does at a time, over all replicas.

Whoever dies in it lets it go, and so does whoever stands still: then another may begin it, and the
first is told so before its next step, should it ever wake.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial

import sqlalchemy as sa

from data.store import engine as engines
from stories.errors import Overtaken

LOCKS = {"keeping": 4_201_104}  # any numbers, the same on every replica


@contextmanager
def alone(engine: sa.Engine, job: str) -> Iterator[Callable[[], None] | None]:
    """What to call before each step, or None where another process is in this job.

    The call raises Overtaken where this process stood still so long that the job is another's now.
    It never waits.
    """
    held = _by_file if engine.dialect.name == "sqlite" else _by_server
    with held(engine, job) as mine:
        yield mine


@contextmanager
def _by_file(engine: sa.Engine, job: str) -> Iterator[Callable[[], None] | None]:
    """A file beside the database; SQLite locks it as well as any, and until this process ends."""
    place = f"{engine.url.database}-{job}"
    with closing(sqlite3.connect(place, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            yield None
        else:
            yield lambda: None


@contextmanager
def _by_server(engine: sa.Engine, job: str) -> Iterator[Callable[[], None] | None]:
    """A lock that ends with its connection, which the server ends where nothing comes down it."""
    number = LOCKS[job]
    # Committing by itself: a transaction left open for the whole job would be ended as idle.
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()  # nobody else shall get a connection that ends so soon
        connection.exec_driver_sql(f"SET idle_session_timeout = {engines.IDLE_MS}")
        if not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(number))):
            yield None
            return
        try:
            yield partial(_go_on, connection)
        finally:
            with suppress(sa.exc.SQLAlchemyError):  # the connection and its lock may be gone by now
                connection.execute(sa.select(sa.func.pg_advisory_unlock(number)))


def _go_on(connection: sa.Connection) -> None:
    try:
        connection.execute(sa.select(1))
    except sa.exc.SQLAlchemyError as error:
        raise Overtaken from error
