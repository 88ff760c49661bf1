"""Bringing a database to the newest shape: python -m data.migrate."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from data.config import ROOT
from data.sealed_words import before_settling
from data.store.engine import IDLE_MS

SCRIPTS = ROOT / "data" / "migrations"
MIGRATE_LOCK = 4_201_102  # any number, the same on every replica

# What rows that were changed by hand may break, and how that is mended.
MENDED = {
    "cleared_stories_keep_no_consent_taken_back": (
        "A story is still cleared for outside although somebody in it took their consent back. "
        "Start the version of the service that ran before, open the story under Clear for "
        "outside, press Take back inside, and then run this again."
    ),
}
OTHERWISE = (
    "Rows were changed by hand, past the service. Put them right with the version of the service "
    "that ran before, or restore a backup, and then run this again."
)


class RowsBreakAPromise(Exception):
    """The newest shape would hold rows that its rules refuse; nothing was changed."""

    def __init__(self, promise: str) -> None:
        super().__init__(
            "The database stays as it was, because what it holds breaks a rule of the service "
            f"({promise}). {MENDED.get(promise, OTHERWISE)}"
        )


def config(connection: sa.Connection) -> Config:
    """What Alembic is told: where the migrations are, and the connection they run on."""
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(engine: sa.Engine) -> None:
    """Run every migration this database has not had; replicas that start together take turns.

    Raises RowsBreakAPromise, with what to do, where rows that are there cannot stand.
    """
    turn = _file_turn if engine.dialect.name == "sqlite" else _server_turn
    engine = before_settling(engine)
    with _said(), engine.connect() as connection, turn(connection):
        command.upgrade(config(connection), "head")


@contextmanager
def _said() -> Iterator[None]:
    """A broken promise by its name and with what to do; every other failure as it is."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        promise = re.search(r"promise broken: (\w+)", str(error.orig))
        if promise is None:
            raise
        raise RowsBreakAPromise(promise[1]) from error


@contextmanager
def _file_turn(connection: sa.Connection) -> Iterator[None]:
    """One transaction for all: between two, another process would do the step we had planned."""
    with connection.begin():
        yield


@contextmanager
def _server_turn(connection: sa.Connection) -> Iterator[None]:
    connection.exec_driver_sql("SET lock_timeout = 0")  # a long migration elsewhere is waited for
    # One that stands still between two steps gives its turn away, as it does within one.
    connection.exec_driver_sql(f"SET idle_session_timeout = {IDLE_MS}")
    connection.execute(sa.select(sa.func.pg_advisory_lock(MIGRATE_LOCK)))
    connection.commit()
    try:
        yield
        connection.commit()
    finally:
        connection.execute(sa.select(sa.func.pg_advisory_unlock(MIGRATE_LOCK)))
        connection.exec_driver_sql("RESET lock_timeout")
        connection.exec_driver_sql("RESET idle_session_timeout")
        connection.commit()


def at_head(connection: sa.Connection) -> bool:
    """Whether the database has had every migration this code knows."""
    newest = _newest_in(config(connection).get_main_option("script_location"))
    return MigrationContext.configure(connection).get_current_revision() == newest


@cache
def _newest_in(scripts: str) -> str | None:
    """Read once: each reading runs every migration's file, and readiness is asked for often."""
    return ScriptDirectory(scripts).get_current_head()


def main() -> int:
    """0 when it is done; 1 with a sentence where what the database holds cannot stand."""
    from data.opening import open_store

    try:
        upgrade(open_store().engine)
    except RowsBreakAPromise as broken:
        print(broken)
        return 1
    print("The database has its newest shape.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
