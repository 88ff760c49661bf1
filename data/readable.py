"""The newest stories that somebody may read: for pages that point to them."""

from datetime import date

import sqlalchemy as sa

from data import tables
from data.store.readers import LOOKED_AT, among_newest, readable_by
from stories.people import Person


def references(connection: sa.Connection, person: Person, on: date, most: int) -> list[str]:
    """References of the newest stories that this person may read on this day; no words."""
    table = tables.stories
    query = (
        sa.select(table.c.reference)
        .where(among_newest(LOOKED_AT), readable_by(person, on, newest_first=True))
        .order_by(table.c.reviewed_at.desc(), table.c.id)
        .limit(most)
    )
    return list(connection.scalars(query))
