"""Counts of outcomes and of what stands beside them, by service and month."""

from datetime import date

import sqlalchemy as sa

from data import tables
from data.store.lists import current_service
from data.store.telling_once import counted_here
from stories.outcomes.record import SETTLED


def outcome_counts(
    connection: sa.Connection, code: str, since: date, until: date, *, counts: bool = True
) -> list[tuple[str, date, int]]:
    """How many people had this outcome, by service and month. `counts=False`: ended otherwise.

    A service that became part of another counts there. What waits for a second person does not
    count, nor what a return tells as well.
    """
    table = tables.outcomes
    counted = (
        sa.select(table.c.service, table.c.month, sa.func.count().label("people"))
        .where(
            table.c.code == code,
            table.c.counts.is_(counts),
            table.c.month.between(since, until),
            table.c.confirmation.in_(SETTLED),
            counted_here(),
        )
        .group_by(table.c.service, table.c.month)
    )
    return _by_current_service(connection, counted)


def balancing_counts(
    connection: sa.Connection, code: str, since: date, until: date
) -> list[tuple[str, date, int]]:
    """The balancing measure by service and month."""
    table = tables.balancing_facts
    counted = sa.select(table.c.service, table.c.month, table.c.people).where(
        table.c.code == code, table.c.month.between(since, until)
    )
    return _by_current_service(connection, counted)


def _by_current_service(
    connection: sa.Connection, counted: sa.Select
) -> list[tuple[str, date, int]]:
    """Counts that the index gave in its order, added up where services have become one."""
    each = counted.subquery()
    service = current_service(each.c.service).label("service")
    people = sa.cast(sa.func.sum(each.c.people), sa.Integer)
    rows = connection.execute(
        sa.select(service, each.c.month, people).group_by(service, each.c.month)
    )
    return [tuple(row) for row in rows]


def recorded_codes(connection: sa.Connection) -> set[str]:
    """Codes of outcomes of which at least one is recorded."""
    return set(connection.scalars(sa.select(tables.outcomes.c.code).distinct()))
