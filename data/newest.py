"""A database in its newest shape, with the lists of this version, before anybody is served."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from data import migrate, reference, sealed_words
from data.store import Store, search

STARTING = 4_201_106  # any number, the same on every replica


@contextmanager
def shape(store: Store) -> Iterator[sa.Connection]:
    """Bring it there; what else belongs to a start goes into the same transaction."""
    patient = store.engine.execution_options(silence=None)
    migrate.upgrade(patient)
    with patient.begin() as connection:
        _take_turns(connection)
        reference.load(connection)
        search.catch_up(connection)
        sealed_words.settle(connection, store.keys)
        yield connection


def _take_turns(connection: sa.Connection) -> None:
    """Of replicas that start together one does it all, and the others wait as long as it takes.

    SQLite lets one write at a time by itself.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(STARTING)))
