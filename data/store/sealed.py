"""Sealed words: the keys that open them, and a writer's answers, each with a version."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache

import sqlalchemy as sa

from data.keys import Keys
from data.store.once import insert_once
from stories.errors import StaleDraft


def with_keys(engine: sa.Engine, keys: Keys) -> sa.Engine:
    """The same engine and pool; its connections know the keys of their store."""
    return engine.execution_options(keys=keys)


def keys_of(connection: sa.Connection) -> Keys:
    """The keys of the store that this connection is of."""
    return connection.get_execution_options()["keys"]


def put_sealed(
    connection: sa.Connection,
    table: sa.Table,
    place: Mapping[str, str],
    sealed: bytes,
    at: datetime,
    seen: int,
) -> int:
    """Keep an answer over version `seen` (0 for none yet); the new version, or StaleDraft.

    Never over the words of another tab.
    """
    row = {"version": seen + 1, "sealed": sealed, "saved_at": at}
    if seen == 0:
        kept = insert_once(connection, table, **place, **row)
    else:
        where = {f"of_{name}": value for name, value in place.items()}
        over = _over(table, tuple(place))
        kept = connection.execute(over, row | where | {"seen": seen}).rowcount == 1
    if not kept:
        raise StaleDraft(place["name"])
    return seen + 1


@cache
def _over(table: sa.Table, place: tuple[str, ...]) -> sa.Update:
    """For the answer in this place, over the version that was seen; made once for each table."""
    same = [table.c[name] == sa.bindparam(f"of_{name}") for name in place]
    return table.update().where(*same, table.c.version == sa.bindparam("seen"))
