"""Reading who works here, for lists that people choose from."""

import sqlalchemy as sa

from data import tables
from data.store.settings import LOCAL_ROUTE, setting_in
from stories.people import Person
from stories.safeguarding import USUAL_ROUTE

MOST_COLLEAGUES = 5_000


def colleagues(connection: sa.Connection, person: Person) -> dict[str, str]:
    """Everybody else whose account is open, by id, as name and job, in order of name."""
    table = tables.people
    rows = connection.execute(
        sa.select(table.c.id, table.c.name, table.c.job)
        .where(table.c.active.is_(True), table.c.id != person.id)
        .order_by(table.c.name, table.c.id)
        .limit(MOST_COLLEAGUES)
    )
    return {row.id: f"{row.name}, {row.job}" if row.job else row.name for row in rows}


def local_route(connection: sa.Connection) -> str:
    """Whom to tell when somebody is at risk now: this organisation's words, or the usual ones."""
    return setting_in(connection, LOCAL_ROUTE) or USUAL_ROUTE
