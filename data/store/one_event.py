"""One event that two returns tell, sent in different uploads: it counts once, in the care return.

Within one reading the rules see to it by the day. Of what is kept a month alone is known.
"""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from data import tables
from stories.outcomes.months import months_between
from stories.returns import Fact, Outcome
from stories.returns.rules.needs import CLOSED, SAME_EVENT

# By code: what a closure of need gives as its reason, and a leaving of care as its own.
TOLD_TWICE = {CLOSED[reason][0]: (reason, CLOSED[reason][2]) for reason in ("RC3", "RC4")}


def closures(records: sa.FromClause) -> sa.ColumnElement:
    """Whether a record is a closure of need that the care return may tell as well."""
    columns = records.c
    return sa.or_(
        *(
            sa.and_(columns.code == code, columns.detail == reason)
            for code, (reason, _) in TOLD_TWICE.items()
        )
    )


def set_aside(connection: sa.Connection) -> None:
    """Let no closure stand beside a leaving of care that says the same of the same child."""
    table, care = tables.derived_records, tables.derived_records.alias()
    for code, (reason, same) in TOLD_TWICE.items():
        pairs = connection.execute(
            sa.select(table.c.key, table.c.month, care.c.month)
            .join(care, sa.and_(care.c.code == table.c.code, care.c.person == table.c.person))
            .where(table.c.standing, table.c.code == code, table.c.detail == reason)
            .where(care.c.standing, care.c.detail.in_(same))
        )
        near = {key for key, closed, left in pairs if _is_one(closed, left)}
        this = table.c.key == sa.bindparam("its_key")
        aside = table.update().where(table.c.standing, table.c.code == code, this)
        if near:
            keys = [{"its_key": key} for key in near]
            connection.execute(aside.values(standing=False), keys)


def _is_one(closed: date, left: date) -> bool:
    return abs(months_between(closed, left)) <= SAME_EVENT


def told_in_care(connection: sa.Connection, records: Iterable[Outcome | Fact]) -> set[str]:
    """The keys of those closures that a leaving of care, kept before, says as well."""
    table = tables.derived_records
    found: set[str] = set()
    for code, (reason, same) in TOLD_TWICE.items():
        ours = [each for each in records if each.code == code and each.detail == reason]
        if not ours:
            continue
        left = connection.execute(
            sa.select(table.c.person, table.c.month).where(
                table.c.standing, table.c.code == code, table.c.detail.in_(same)
            )
        ).all()
        months: dict[str, list[date]] = {}
        for person, month in left:
            months.setdefault(person, []).append(month)
        found.update(
            each.key
            for each in ours
            if any(_is_one(each.month, month) for month in months.get(each.person, ()))
        )
    return found
