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
    service = current_service(table.c.service).label("service")
    rows = connection.execute(
        sa.select(service, table.c.month, sa.func.count())
        .where(
            table.c.code == code,
            table.c.counts.is_(counts),
            table.c.month.between(since, until),
            table.c.confirmation.in_(SETTLED),
            counted_here(),
        )
        .group_by(service, table.c.month)
    )
    return [tuple(row) for row in rows]


def balancing_counts(
    connection: sa.Connection, code: str, since: date, until: date
) -> list[tuple[str, date, int]]:
    """The balancing measure by service and month."""
    table = tables.balancing_facts
    service = current_service(table.c.service).label("service")
    rows = connection.execute(
        sa.select(service, table.c.month, sa.cast(sa.func.sum(table.c.people), sa.Integer))
        .where(table.c.code == code, table.c.month.between(since, until))
        .group_by(service, table.c.month)
    )
    return [tuple(row) for row in rows]


def recorded_codes(connection: sa.Connection) -> set[str]:
    """Codes of outcomes of which at least one is recorded."""
    return set(connection.scalars(sa.select(tables.outcomes.c.code).distinct()))
