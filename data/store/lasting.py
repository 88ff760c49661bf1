"""Publishing how outcomes lasted, beside the figures of an edition."""

from collections.abc import Mapping
from datetime import date

import sqlalchemy as sa

from data import check_backs, lasting_figures, tables
from stories.outcomes import OutcomeType
from stories.trends.edition import YEARS
from stories.trends.lasting import Groups, Place
from stories.trends.monthly import whole_months_before


class LastingWork:
    _connection: sa.Connection

    def standing_by_month(self, kind: OutcomeType, today: date) -> dict[int, list]:
        """For each window of an outcome: service, month, group and how many, of five years."""
        months = whole_months_before(today, YEARS)
        span = (months[0], months[-1])
        return {
            window: check_backs.sustained_counts(self._connection, kind.code, window, *span, today)
            for window in kind.check_months
        }

    def published_lasting(self, code: str) -> dict[Place, Groups]:
        return lasting_figures.of_code(self._connection, code)

    def put_lasting(self, edition: int, code: str, made: Mapping[Place, Groups]) -> None:
        """Put what differs in the place of what was published; the older lines stay."""
        table, before = tables.lasting_figures, self.published_lasting(code)
        for part, months in before:
            if before[part, months] != made.get((part, months)):
                same = (table.c.part == part, table.c.code == code, table.c.months == months)
                self._connection.execute(
                    table.update()
                    .where(*same, table.c.replaced_in.is_(None))
                    .values(replaced_in=edition)
                )
        rows = [
            {
                "part": part,
                "code": code,
                "months": months,
                "standing": standing,
                "edition": edition,
                "people": people,
            }
            for (part, months), groups in made.items()
            if before.get((part, months)) != groups
            for standing, people in groups.items()
        ]
        if rows:
            self._connection.execute(table.insert(), rows)
