"""What is not yet due of check-backs: how many come up, and from which month on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import sqlalchemy as sa

from data import tables
from data.check_backs import LONG_AGO, MOST_COUNTED, Whose, falls_in, given_windows
from stories.outcomes import OutcomeType
from stories.outcomes.check_backs import Answer, due_from, last_month_due
from stories.outcomes.months import months_after
from stories.outcomes.record import SETTLED

MONTHS_AHEAD = 6  # counted one by one where there is more than is counted in all
NEVER = date(9999, 12, 1)


@dataclass(frozen=True)
class Coming:
    """How many are not yet due, by the month from which on they are, the next first.

    `more` says that there are more than MOST_COUNTED, of which only the soonest are counted: whole
    months of the half year ahead, until there are so many.
    """

    months: tuple[tuple[date, int], ...]
    more: bool = False

    @property
    def people(self) -> int:
        """How many in all; where there are more than are counted, one more than those."""
        return MOST_COUNTED + 1 if self.more else sum(people for _, people in self.months)


def coming(
    connection: sa.Connection, kinds: Mapping[str, OutcomeType], whose: Whose, today: date
) -> Coming:
    """What is not yet due. Each outcome is there once, at its next window.

    The rule is next_due() of stories.outcomes.check_backs.

    No more than MOST_COUNTED are read to the end, and where there are more, as many again of the
    soonest: an index has them by month, and the sum of all would cost ever more.
    """
    where = whose.where(connection)
    found = _coming(connection, _next_windows(kinds, today), where)
    if sum(found.values()) <= MOST_COUNTED:
        return Coming(tuple(sorted(found.items())))
    soonest: Counter[date] = Counter()
    for ahead in range(1, MONTHS_AHEAD + 1):
        soonest += _coming(connection, _next_windows(kinds, today, ahead), where)
        if sum(soonest.values()) > MOST_COUNTED:
            break
    return Coming(tuple(sorted(soonest.items())), more=True)


def _coming(
    connection: sa.Connection, windows: sa.CTE, where: list[sa.ColumnElement[bool]]
) -> Counter[date]:
    """How many outcomes fall in these windows, by when they are due, of MOST_COUNTED and one."""
    table, checks = tables.outcomes, tables.check_backs
    stopped = sa.exists().where(
        checks.c.outcome_id == table.c.id, checks.c.answer == Answer.NOT_HOLDING
    )
    settled = (table.c.counts.is_(True), table.c.confirmation.in_(SETTLED))
    same = (*settled, ~stopped, *where)
    if connection.dialect.name == "postgresql":
        # Window by window, each through an index: by itself it reads all outcomes until there are
        # so many, which may be far down.
        one = sa.select(table.c.month).where(falls_in(windows), *same).limit(MOST_COUNTED + 1)
        one = one.correlate(windows).lateral("one")
        some = sa.select(one.c.month, windows.c.months).join_from(windows, one, sa.true())
    else:
        some = sa.select(table.c.month, windows.c.months).join(windows, falls_in(windows))
        some = some.where(*same)
    some = some.limit(MOST_COUNTED + 1).subquery()
    rows = sa.select(some, sa.func.count()).group_by(*some.c)
    found: Counter[date] = Counter()
    for month, months, people in connection.execute(rows):
        found[due_from(month, months)] += people
    return found


def _next_windows(
    kinds: Mapping[str, OutcomeType], today: date, ahead: int | None = None
) -> sa.CTE:
    """For each type and window the months of the outcomes that it is the next window of; or only
    the month of those that are due so many months ahead."""
    rows = []
    for kind in kinds.values():
        for before, months in pairwise((None, *kind.check_months)):
            after = last_month_due(months, today)
            until = last_month_due(before, today) if before else NEVER
            if ahead is not None:
                after, due = months_after(after, ahead - 1), months_after(after, ahead)
                until = min(until, due)
            if after < until:
                rows.append((kind.code, months, after, until, LONG_AGO))
    return given_windows(tuple(rows))
