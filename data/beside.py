"""What staff recorded beside what returns tell of the same outcomes, and what is known as one."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from data import derived, tables
from data.store.indexes import leads_not
from stories.outcomes.record import SETTLED


@dataclass(frozen=True)
class Beside:
    """One outcome over the months that returns cover; people are counted, never added up."""

    code: str
    told: int
    recorded: int
    same: int  # of those recorded: known by their case number to be among those told


def beside(connection: sa.Connection, codes: list[str], until: date) -> list[Beside]:
    """Outcomes that returns and staff both tell, with what is known to be one event."""
    same = _same(connection)
    found = []
    for code in codes:
        told = derived.whole_counts(connection, code, until)
        recorded = _recorded(connection, code, set(told)) if told else 0
        if recorded:
            known = sum(people for month, people in same[code].items() if month in told)
            found.append(Beside(code, sum(told.values()), recorded, known))
    return found


def _recorded(connection: sa.Connection, code: str, months: set[date]) -> int:
    table = tables.outcomes
    rows = connection.execute(
        sa.select(table.c.month, sa.func.count())
        .where(table.c.code == code, table.c.counts, table.c.confirmation.in_(SETTLED))
        .group_by(table.c.month)
    )
    return sum(people for month, people in rows if month in months)


def _same(connection: sa.Connection) -> dict[str, Counter[date]]:
    """By code and month: records of staff of which a return tells the same event."""
    table, told = tables.outcomes, tables.told_outcomes
    # What returns tell leads to the records: nearly all of those are settled.
    by = leads_not(table.c.code), table.c.month
    rows = connection.execute(
        sa.select(*by, sa.func.count())
        .where(
            table.c.id.in_(sa.select(told.c.outcome_id)),
            table.c.counts,
            leads_not(table.c.confirmation).in_(SETTLED),
        )
        .group_by(*by)
    )
    found: dict[str, Counter[date]] = defaultdict(Counter)
    for code, month, people in rows:
        found[code][month] = people
    return found
