"""Publishing figures: counts in, editions out; what was published stays."""

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa

from data import figures, monthly_counts, tables
from data.store.lists import current_service, teams_in
from data.store.once import insert_once, insert_or_take
from data.store.telling_once import counted_here
from stories.errors import StoryError
from stories.outcomes.check_backs import ENDED, Answer
from stories.outcomes.record import SETTLED
from stories.people import Person
from stories.trends import SuppressedTable
from stories.trends.cohorts import Fate, fate_of
from stories.trends.edition import otherwise

LONG_AGO = date(1970, 1, 1)

Counted = dict[tuple[str, date], int]


class FigureWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def recorded_by_month(self, code: str, until: date, ended_otherwise: bool) -> dict:
        """Counts of an outcome by series, service and month, with what ended otherwise."""
        found = {code: self._recorded(code, until, counts=True)}
        if ended_otherwise:
            found[otherwise(code)] = self._recorded(code, until, counts=False)
        return found

    def counted_by_month(self, code: str, until: date) -> Counted:
        """Counts of a balancing measure by service and month."""
        rows = monthly_counts.balancing_counts(self._connection, code, LONG_AGO, until)
        return {(service, month): int(people) for service, month, people in rows}

    def fates(self) -> dict[str, list[tuple[date, Fate, int]]]:
        """How long outcomes are known to hold, by code: month, fate and how many."""
        table, checks = tables.outcomes, tables.check_backs
        stopped = sa.func.min(sa.case((checks.c.answer == Answer.NOT_HOLDING, checks.c.months)))
        # The first window at which they had gone, and how, in one number of which the least counts.
        ways = (
            (checks.c.why == why, checks.c.months * len(ENDED) + at) for at, why in enumerate(ENDED)
        )
        gone = sa.func.min(sa.case(*ways))
        still = sa.func.max(sa.case((checks.c.answer == Answer.STILL_HOLDING, checks.c.months)))
        known = (
            sa.select(
                checks.c.outcome_id,
                stopped.label("stopped"),
                still.label("still"),
                gone.label("gone"),
            )
            .group_by(checks.c.outcome_id)
            .subquery()
        )
        by = (table.c.code, table.c.month, known.c.stopped, known.c.still, known.c.gone)
        rows = self._connection.execute(
            sa.select(*by, sa.func.count())
            .outerjoin(known, known.c.outcome_id == table.c.id)
            .where(table.c.counts.is_(True), table.c.confirmation.in_(SETTLED), counted_here())
            .group_by(*by)
        )
        found: dict[str, list] = {}
        for code, month, first, last, went, people in rows:
            how = None if went is None else (went // len(ENDED), str(ENDED[went % len(ENDED)]))
            found.setdefault(code, []).append((month, fate_of(first, last, how), people))
        return found

    def other_ends(self) -> dict[str, list[tuple[date, str, int]]]:
        """Plans that ended otherwise, by code: month, reason and how many."""
        table = tables.outcomes
        by = (table.c.code, table.c.month, table.c.end_reason)
        rows = self._connection.execute(
            sa.select(*by, sa.func.count())
            .where(table.c.counts.is_(False), table.c.end_reason.is_not(None))
            .where(table.c.confirmation.in_(SETTLED), counted_here())
            .group_by(*by)
        )
        found: dict[str, list] = {}
        for code, month, reason, people in rows:
            found.setdefault(code, []).append((month, reason, people))
        return found

    def counted_by_team(self) -> dict[str, list[tuple[str, str, date, int]]]:
        """Outcomes by series: service, team, month and how many; "" where there is no such team.

        A team that became part of another counts there, and one of another service nowhere.
        """
        table, teams, into = tables.outcomes, tables.teams, tables.teams.alias()
        service = current_service(table.c.service).label("service")
        current = sa.func.coalesce(teams.c.merged_into, teams.c.code)
        team = sa.case((into.c.service == service, into.c.code), else_="").label("team")
        by = (table.c.code, table.c.counts, service, team, table.c.month)
        rows = self._connection.execute(
            sa.select(*by, sa.func.count())
            .select_from(table)
            .outerjoin(teams, teams.c.code == table.c.team)
            .outerjoin(into, into.c.code == current)
            .where(table.c.confirmation.in_(SETTLED), counted_here())
            .group_by(*by)
        )
        found: dict[str, list] = {}
        for code, counts, of, name, month, people in rows:
            series = code if counts else otherwise(code)
            found.setdefault(series, []).append((of, name, month, people))
        return found

    def service_of_team(self) -> dict[str, str]:
        return {code: team.service for code, team in teams_in(self._connection).items()}

    def published(self) -> dict[str, SuppressedTable]:
        return figures.everything(self._connection)

    def threshold(self) -> int:
        return figures.threshold_of(self._connection)

    def set_threshold(self, threshold: int) -> None:
        insert_or_take(
            self._connection,
            tables.settings,
            sa.true(),
            name=figures.THRESHOLD,
            value=str(threshold),
        )

    def seal_of_figures(self, number: int) -> str:
        return figures.seal_of(self._connection, number)

    def put_edition(self, threshold: int, made: Mapping[str, SuppressedTable]) -> tuple[int, int]:
        """Keep an edition; its number, and how many cells differ from the one before."""
        before = figures.latest_edition(self._connection)
        number = before.number + 1 if before else 1
        if not insert_once(
            self._connection,
            tables.editions,
            number=number,
            threshold=threshold,
            published_by=self.person.id,
            published_at=self._at,
        ):
            raise StoryError("Somebody else is publishing the figures just now. Look again soon.")
        old = self.published() if before else {}
        changes = [
            change
            for code, table in made.items()
            for change in self._changes(code, table, old.get(code))
        ]
        self._replace(number, [change for change in changes if change["was_there"]])
        rows = [
            {**{n: c[n] for n in ("code", "part", "start", "people")}, "edition": number}
            for c in changes
        ]
        if rows:
            self._connection.execute(tables.figures.insert(), rows)
        return number, len(rows)

    def _recorded(self, code: str, until: date, counts: bool) -> Counted:
        rows = monthly_counts.outcome_counts(self._connection, code, LONG_AGO, until, counts=counts)
        return {(service, month): int(people) for service, month, people in rows}

    def _changes(self, code: str, table: SuppressedTable, old: SuppressedTable | None):
        insert_once(self._connection, tables.series, code=code, grain=table.grain)
        known = {(cell.part, cell.start): cell.people for cell in old.cells} if old else {}
        for cell in table.cells:
            place = (cell.part, cell.start)
            if place not in known or known[place] != cell.people:
                yield {
                    "code": code,
                    "part": cell.part,
                    "start": cell.start,
                    "people": cell.people,
                    "was_there": place in known,
                }

    def _replace(self, number: int, changes: list[dict]) -> None:
        table = tables.figures
        for change in changes:
            same = (table.c[name] == change[name] for name in ("part", "code", "start"))
            self._connection.execute(
                table.update()
                .where(*same, table.c.replaced_in.is_(None))
                .values(replaced_in=number)
            )
