"""Balancing counts as they were entered, for whoever enters them."""

from datetime import date

import sqlalchemy as sa

from data import tables


def of_month(connection: sa.Connection, code: str, month: date) -> dict[str, int]:
    """One month's counts of a measure by service."""
    table = tables.balancing_facts
    query = sa.select(table.c.service, table.c.people).where(
        table.c.code == code, table.c.month == month
    )
    return dict(connection.execute(query).all())


def newest_month(connection: sa.Connection, code: str) -> date | None:
    """The newest month of which some service's count was entered."""
    table = tables.balancing_facts
    return connection.scalar(sa.select(sa.func.max(table.c.month)).where(table.c.code == code))


def of_year(connection: sa.Connection, code: str, year_from: date) -> int | None:
    """The whole authority's count of one year, if there is one."""
    table = tables.authority_years
    same = (table.c.code == code, table.c.year_from == year_from)
    return connection.scalar(sa.select(table.c.people).where(*same))
