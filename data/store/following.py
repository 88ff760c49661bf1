"""Check-backs, and balancing counts by month and by year."""

from datetime import date

import sqlalchemy as sa

from data import tables
from data.store.once import insert_once
from stories.outcomes.balancing import Fact
from stories.outcomes.check_backs import CheckBack

CHECK_FIELDS = (
    "outcome_id",
    "months",
    "answer",
    "how_known",
    "answered_by",
    "answered_at",
    "why",
)


class FollowingWork:
    _connection: sa.Connection

    def add_check_back(self, given: CheckBack) -> bool:
        """Whether this answer came first."""
        row = {name: getattr(given, name) for name in CHECK_FIELDS}
        return insert_once(self._connection, tables.check_backs, **row)

    def remove_check_back(self, outcome_id: str, months: int, answered_by: str) -> bool:
        """Whether there was an answer of this person to take back."""
        table = tables.check_backs
        same = (
            table.c.outcome_id == outcome_id,
            table.c.months == months,
            table.c.answered_by == answered_by,
        )
        return self._connection.execute(table.delete().where(*same)).rowcount > 0

    def put_fact(self, fact: Fact) -> None:
        """Keep one month's count in the place of an earlier one; None takes it out."""
        if fact.people is not None:
            self.put_balancing(fact.code, fact.service, fact.month, fact.people)
            return
        table = tables.balancing_facts
        same = (
            table.c.code == fact.code,
            table.c.service == fact.service,
            table.c.month == fact.month,
        )
        self._connection.execute(table.delete().where(*same))

    def put_year(self, code: str, year_from: date, people: int | None) -> None:
        """Keep one year's count in the place of an earlier one; None takes it out."""
        table = tables.authority_years
        same = (table.c.code == code, table.c.year_from == year_from)
        self._connection.execute(table.delete().where(*same))
        if people is not None:
            row = {"code": code, "year_from": year_from, "people": people}
            self._connection.execute(table.insert().values(**row))
