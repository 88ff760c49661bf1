"""A database in its newest shape, with the lists of this version, before anybody is served."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from data import migrate, reference, sealed_words
from data.store import Store, search


@contextmanager
def shape(store: Store) -> Iterator[sa.Connection]:
    """Bring it there; what else belongs to a start goes into the same transaction."""
    patient = store.engine.execution_options(silence=None)
    migrate.upgrade(patient)
    with patient.begin() as connection:
        reference.load(connection)
        search.catch_up(connection)
        sealed_words.settle(connection, store.keys)
        yield connection
