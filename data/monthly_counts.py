"""Counts of outcomes and of what stands beside them, by service and month."""

from datetime import date
from functools import cache

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
    asked = {"code": code, "since": since, "until": until}
    return [tuple(row) for row in connection.execute(_outcomes(counts), asked)]


@cache
def _outcomes(counts: bool) -> sa.Select:
    """Put together once: for each outcome anew, that costs more than most of them take to count."""
    table = tables.outcomes
    return _by_current_service(
        sa.select(table.c.service, table.c.month, sa.func.count().label("people"))
        .where(
            table.c.code == sa.bindparam("code"),
            table.c.counts.is_(counts),
            table.c.month.between(sa.bindparam("since"), sa.bindparam("until")),
            table.c.confirmation.in_(SETTLED),
            counted_here(),
        )
        .group_by(table.c.service, table.c.month)
    )


def balancing_counts(
    connection: sa.Connection, code: str, since: date, until: date
) -> list[tuple[str, date, int]]:
    """The balancing measure by service and month."""
    asked = {"code": code, "since": since, "until": until}
    return [tuple(row) for row in connection.execute(_balancing(), asked)]


@cache
def _balancing() -> sa.Select:
    table = tables.balancing_facts
    return _by_current_service(
        sa.select(table.c.service, table.c.month, table.c.people).where(
            table.c.code == sa.bindparam("code"),
            table.c.month.between(sa.bindparam("since"), sa.bindparam("until")),
        )
    )


def _by_current_service(counted: sa.Select) -> sa.Select:
    """Counts that the index gave in its order, added up where services have become one."""
    each = counted.subquery()
    service = current_service(each.c.service).label("service")
    people = sa.cast(sa.func.sum(each.c.people), sa.Integer)
    return sa.select(service, each.c.month, people).group_by(service, each.c.month)
