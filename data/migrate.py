"""Bringing a database to the newest shape: python -m data.migrate."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from data.config import ROOT

SCRIPTS = ROOT / "data" / "migrations"
MIGRATE_LOCK = 4_201_102  # any number, the same on every replica


def config(connection: sa.Connection) -> Config:
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(engine: sa.Engine) -> None:
    """Run every migration this database has not had; replicas that start together take turns."""
    turn = _file_turn if engine.dialect.name == "sqlite" else _server_turn
    with engine.connect() as connection, turn(connection):
        command.upgrade(config(connection), "head")


@contextmanager
def _file_turn(connection: sa.Connection) -> Iterator[None]:
    """One transaction for all: between two, another process would do the step we had planned."""
    with connection.begin():
        yield


@contextmanager
def _server_turn(connection: sa.Connection) -> Iterator[None]:
    connection.exec_driver_sql("SET lock_timeout = 0")  # a long migration elsewhere is waited for
    connection.execute(sa.select(sa.func.pg_advisory_lock(MIGRATE_LOCK)))
    connection.commit()
    try:
        yield
        connection.commit()
    finally:
        connection.execute(sa.select(sa.func.pg_advisory_unlock(MIGRATE_LOCK)))
        connection.exec_driver_sql("RESET lock_timeout")
        connection.commit()


def at_head(connection: sa.Connection) -> bool:
    """Whether the database has had every migration this code knows."""
    head = ScriptDirectory.from_config(config(connection)).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == head


if __name__ == "__main__":
    from data.opening import open_store

    upgrade(open_store().engine)
    print("The database has its newest shape.")
