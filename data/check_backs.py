"""What pages read of check-backs: what is due for a team, and how many lasted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

import sqlalchemy as sa

from data import tables
from data.store.lists import current_service
from data.store.outcomes import outcome_from
from data.store.telling_once import counted_here
from stories.outcomes import HowKnown, OutcomeRecord, OutcomeType
from stories.outcomes.check_backs import (
    ASKED_FOR,
    GRACE,
    Answer,
    CheckBack,
    Group,
    Why,
    last_month_due,
)
from stories.outcomes.months import months_after
from stories.outcomes.record import SETTLED
from stories.people import Person

MOST_DUE = 8
MOST_COUNTED = 1_000  # of what is due: beyond it a number helps nobody, and would cost ever more
MOST_ANSWERED = 5
GIVEN = {  # of each window: which months of outcomes of a type it asks about
    "code": sa.String(),
    "months": sa.Integer(),
    "after": sa.Date(),
    "until": sa.Date(),
    "overdue": sa.Date(),
}
LONG_AGO = date(1, 1, 1)


@dataclass(frozen=True)
class Due:
    """An outcome to ask about, so many months after it."""

    record: OutcomeRecord
    months: int


@dataclass(frozen=True)
class Whose:
    """Which outcomes: those of a service, or of teams (with the teams that became part of them)."""

    service: str = ""
    teams: tuple[str, ...] = ()

    def where(self, connection: sa.Connection) -> list[sa.ColumnElement[bool]]:
        """What a query over outcomes must hold to; nothing where every outcome is meant."""
        table, teams = tables.outcomes, tables.teams
        found = []
        # Named one by one, so that the index of code and month for each of them answers.
        if self.service:
            merges = tables.service_merges
            query = sa.select(merges.c.code).where(merges.c.into_code == self.service)
            joined = connection.scalars(query).all()
            found.append(table.c.service.in_([self.service, *joined]))
        if self.teams:
            query = sa.select(teams.c.code).where(teams.c.merged_into.in_(self.teams))
            joined = connection.scalars(query).all()
            found.append(table.c.team.in_([*self.teams, *joined]))
        return found


def due(
    connection: sa.Connection,
    kinds: Mapping[str, OutcomeType],
    whose: Whose,
    today: date,
) -> list[Due]:
    """What to ask about today, the oldest first.

    Where much waits, the oldest month alone has enough of it, and no other is read.
    """
    table = tables.outcomes
    query, windows = _due(connection, kinds, whose, today)
    query = query.with_only_columns(*table.c, windows.c.months).order_by(table.c.month, table.c.id)
    query = query.limit(MOST_DUE)
    oldest = _oldest_asked(kinds, today)
    within = [table.c.month <= oldest]
    if connection.dialect.name == "postgresql":  # it needs both ends; SQLite takes the window's own
        within.append(table.c.month >= oldest)
    rows = connection.execute(query.where(*within)).all()
    if len(rows) < MOST_DUE:
        rows = connection.execute(query).all()
    return [Due(outcome_from(row), row.months) for row in rows]


def count_due(
    connection: sa.Connection,
    kinds: Mapping[str, OutcomeType],
    whose: Whose,
    today: date,
    *,
    overdue: bool = False,
) -> int:
    """How many are to ask about today, or of those how many have waited too long.

    Where there are more than MOST_COUNTED, one more than that.
    """
    query, windows = _due(connection, kinds, whose, today)
    if overdue:
        query = query.where(tables.outcomes.c.month <= windows.c.overdue)
    some = query.with_only_columns(sa.literal(1)).limit(MOST_COUNTED + 1).subquery()
    return connection.scalar(sa.select(sa.func.count()).select_from(some))


def led_by(connection: sa.Connection, person: Person) -> dict[str, str]:
    """The open teams this person leads: names by code."""
    table = tables.teams
    query = sa.select(table.c.code, table.c.name).where(
        table.c.lead_id == person.id, table.c.closed_from.is_(None)
    )
    return dict(connection.execute(query.order_by(table.c.name)).all())


def lately_answered(
    connection: sa.Connection, person: Person
) -> list[tuple[OutcomeRecord, CheckBack]]:
    """This person's newest answers."""
    table, checks = tables.outcomes, tables.check_backs
    mine = [each.label(f"check_{each.name}") for each in checks.c]
    rows = connection.execute(
        sa.select(table, *mine)
        .join(checks, checks.c.outcome_id == table.c.id)
        .where(checks.c.answered_by == person.id)
        .order_by(checks.c.answered_at.desc(), table.c.id)
        .limit(MOST_ANSWERED)
    )
    return [
        (
            outcome_from(row),
            CheckBack(
                row.id,
                row.check_months,
                Answer(row.check_answer),
                HowKnown(row.check_how_known),
                row.check_answered_by,
                row.check_answered_at,
                Why(row.check_why) if row.check_why else None,
            ),
        )
        for row in rows
    ]


def sustained_counts(
    connection: sa.Connection, code: str, months: int, since: date, until: date, today: date
) -> list[tuple[str, date, Group, int]]:
    """How many people stand where at one window, by service and month: each in one group.

    The rule is stories.outcomes.check_backs.standing(); the groups of a month add up to
    monthly_counts.outcome_counts() of it.
    """
    table = tables.outcomes
    service = current_service(table.c.service).label("service")
    group = _standing(months, today).label("standing")
    rows = connection.execute(
        sa.select(service, table.c.month, group, sa.func.count())
        .where(
            table.c.code == code,
            table.c.counts.is_(True),
            table.c.confirmation.in_(SETTLED),
            table.c.month.between(since, until),
            counted_here(),
        )
        .group_by(service, table.c.month, group)
        .order_by(service, table.c.month, group)
    )
    return [(of, month, Group(standing), people) for of, month, standing, people in rows]


def _standing(months: int, today: date) -> sa.ColumnElement:
    checks = tables.check_backs

    def said(*where) -> sa.ColumnElement:
        return sa.exists().where(checks.c.outcome_id == tables.outcomes.c.id, *where)

    return sa.case(
        (
            said(checks.c.answer == Answer.NOT_HOLDING, checks.c.months <= months),
            sa.literal(str(Group.NOT_HOLDING)),
        ),
        (
            said(checks.c.answer == Answer.STILL_HOLDING, checks.c.months >= months),
            sa.literal(str(Group.STILL_HOLDING)),
        ),
        (said(checks.c.months == months), sa.literal(str(Group.NOT_KNOWN))),
        (
            tables.outcomes.c.month > last_month_due(months, today),
            sa.literal(str(Group.NOT_YET_DUE)),
        ),
        else_=sa.literal(str(Group.NOT_ASKED)),
    )


def _due(connection: sa.Connection, kinds: Mapping[str, OutcomeType], whose: Whose, today: date):
    """A query of what is to ask, and its windows: the rule is check_backs.to_ask()."""
    table, checks = tables.outcomes, tables.check_backs
    windows = _windows(kinds, today)
    settled = sa.exists().where(
        checks.c.outcome_id == table.c.id,
        sa.or_(checks.c.months >= windows.c.months, checks.c.answer == Answer.NOT_HOLDING),
    )
    query = (
        sa.select(table)
        .join(windows, falls_in(windows))
        .where(
            table.c.counts.is_(True),
            table.c.confirmation.in_(SETTLED),
            ~settled,
            *whose.where(connection),
        )
    )
    return query, windows


def falls_in(windows: sa.FromClause) -> sa.ColumnElement[bool]:
    """The outcome's month lies in a window of its own code."""
    months = tables.outcomes.c.month
    mine = windows.c.code == tables.outcomes.c.code
    return sa.and_(mine, months > windows.c.after, months <= windows.c.until)


def _oldest_asked(kinds: Mapping[str, OutcomeType], today: date) -> date:
    """The oldest month of which anything is asked today."""
    longest = max((months for kind in kinds.values() for months in kind.check_months), default=0)
    return months_after(last_month_due(longest, today), 1 - ASKED_FOR)


def _windows(kinds: Mapping[str, OutcomeType], today: date) -> sa.CTE:
    """For each type and window the months of the outcomes that it is the latest window of."""
    rows = []
    for kind in kinds.values():
        for months, following in pairwise((*kind.check_months, None)):
            until = last_month_due(months, today)
            after = months_after(until, -ASKED_FOR)
            if following:
                after = max(after, last_month_due(following, today))
            rows.append((kind.code, months, after, until, months_after(until, -GRACE)))
    return given_windows(tuple(rows))


@lru_cache(maxsize=16)
def given_windows(rows: tuple[tuple, ...]) -> sa.CTE:
    """These rows as a table; kept for the day, and as text, which is compiled once.

    A list of values of SQLAlchemy's own would be compiled anew for each question, for longer than
    the answer takes.
    """
    marks, given = [], []
    for at, row in enumerate(rows or [("", 0, LONG_AGO, LONG_AGO, LONG_AGO)]):
        names = [f"given{at}{name}" for name in GIVEN]
        marks.append("(" + ", ".join(f":{name}" for name in names) + ")")
        kinds = zip(names, row, GIVEN.values(), strict=True)
        given += [sa.bindparam(name, value, of) for name, value, of in kinds]
    columns = ", ".join(f"column{at} AS {name}" for at, name in enumerate(GIVEN, 1))
    text = sa.text(f"SELECT {columns} FROM (VALUES {', '.join(marks)}) AS given")
    return text.bindparams(*given).columns(**GIVEN).cte("windows")
