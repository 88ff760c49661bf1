"""Records of staff of events that a return tells as well: each counts once, in the return."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from data import tables
from data.store.linking import coverage_in
from stories.outcomes.record import SETTLED
from stories.returns.coverage import Coverage
from stories.returns.joining import nearest, told_as

AT_ONCE = 500
TOLD = ("C-", "A-")  # the outcomes of England, of which there are returns
Told = dict[str, list[sa.Row]]  # by person


def counted_here() -> sa.ColumnElement[bool]:
    """For a query of outcomes: whether it counts among those of staff.

    Not where a return tells of the same event, nor where an earlier record does.
    """
    table, told, other = tables.outcomes, tables.told_outcomes, tables.outcomes.alias()
    in_return = sa.exists().where(told.c.outcome_id == table.c.id)
    earlier = sa.or_(
        other.c.recorded_at < table.c.recorded_at,
        sa.and_(other.c.recorded_at == table.c.recorded_at, other.c.id < table.c.id),
    )
    recorded = sa.exists().where(
        *(other.c[name] == table.c[name] for name in ("person", "code", "month")),
        other.c.confirmation.in_(SETTLED),
        earlier,
    )
    return sa.and_(~in_return, sa.or_(table.c.person.is_(None), ~recorded))


def join_all(connection: sa.Connection) -> None:
    """Say anew of which records a return tells as well."""
    connection.execute(tables.told_outcomes.delete())
    _join(connection, None)


def join_these(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Say it of these outcomes, which were kept or changed just now."""
    table = tables.told_outcomes
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        connection.execute(table.delete().where(table.c.outcome_id.in_(some)))
        _join(connection, some)


def _join(connection: sa.Connection, ids: Sequence[str] | None) -> None:
    records = [each for each in _records(connection, ids) if each.code.startswith(TOLD)]
    if not records:
        return
    told = _told(connection, records, everybody=ids is None)
    if rows := list(_joined(records, told, coverage_in(connection))):
        connection.execute(tables.told_outcomes.insert(), rows)


def _records(connection: sa.Connection, ids: Sequence[str] | None) -> Sequence[sa.Row]:
    table = tables.outcomes
    query = sa.select(table.c.id, table.c.code, table.c.person, table.c.month)
    query = query.where(table.c.person.is_not(None))
    return connection.execute(query if ids is None else query.where(table.c.id.in_(ids))).all()


def _told(connection: sa.Connection, records: Sequence[sa.Row], everybody: bool) -> Told:
    """What returns tell of the people of these records, under codes that may be the same."""
    table, outcomes = tables.derived_records, tables.outcomes
    codes = sorted({code for record in records for code in told_as(record.code)})
    people = sorted({record.person for record in records})
    known = sa.select(outcomes.c.person).where(outcomes.c.person.is_not(None))
    rows = connection.execute(
        sa.select(table.c.person, table.c.code, table.c.key, table.c.month, table.c.also).where(
            table.c.standing,
            table.c.code.in_(codes),
            table.c.person.in_(known if everybody else people),
        )
    )
    found: Told = defaultdict(list)
    for row in rows:
        found[row.person].append(row)
    return found


def _joined(records: Sequence[sa.Row], told: Told, coverage: Coverage) -> Iterator[dict]:
    """Each record with the event nearest to it, of those in months that a return counts whole."""
    counted = {code: coverage.counted(code) for code in {record.code for record in records}}
    for record in records:
        under, months = told_as(record.code), counted[record.code]
        same = [
            row
            for row in told.get(record.person, ())
            if row.code in under and row.month in months and _tells_of(row, record.code)
        ]
        month = nearest(record.month, (row.month for row in same))
        if month is not None:
            row = min((row for row in same if row.month == month), key=lambda row: row.key)
            yield {"outcome_id": record.id, "code": row.code, "key": row.key, "month": row.month}


def _tells_of(row: sa.Row, code: str) -> bool:
    """Whether it is this outcome, shows it as well, or is the fact that it ended another way."""
    return row.code == code or code in row.also.split() or row.code.startswith("B-")
