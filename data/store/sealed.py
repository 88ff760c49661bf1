"""Sealed answers of a writer: each with a version, and never over another tab's words."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from data.store.once import insert_once
from stories.errors import StaleDraft


def put_sealed(
    connection: sa.Connection,
    table: sa.Table,
    place: Mapping[str, str],
    sealed: bytes,
    at: datetime,
    seen: int,
) -> int:
    """Keep an answer over version `seen` (0 for none yet); the new version, or StaleDraft."""
    row = {"version": seen + 1, "sealed": sealed, "saved_at": at}
    if seen == 0:
        kept = insert_once(connection, table, **place, **row)
    else:
        same = [table.c[name] == value for name, value in place.items()]
        over = table.update().where(*same, table.c.version == seen)
        kept = connection.execute(over.values(**row)).rowcount == 1
    if not kept:
        raise StaleDraft(place["name"])
    return seen + 1
