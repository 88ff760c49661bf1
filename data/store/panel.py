"""The panel's choices: kept once for a month and a domain."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from data import tables
from data.store.indexes import leads_not
from data.store.once import insert_once
from data.store.readers import readable_by
from stories.errors import NotFound
from stories.ids import is_id
from stories.panel import Choice, Domain
from stories.people import Person
from stories.statuses import IN_USE


class PanelWork:
    _connection: sa.Connection
    _at: datetime
    _asked_at: datetime
    person: Person

    def choice(self, choice_id: str) -> Choice:
        """The choice as it was kept; NotFound where there is none."""
        same = tables.panel_choices.c.id == choice_id
        found = choices_where(self._connection, same) if is_id(choice_id) else []
        if not found:
            raise NotFound("choice")
        return found[0]

    def add_choice(self, choice: Choice) -> bool:
        """Keep the choice; False where its month and domain have one."""
        row = {name: value for name, value in vars(choice).items() if name != "seats"}
        if not insert_once(self._connection, tables.panel_choices, **row):
            return False
        self._connection.execute(
            tables.panel_seats.insert(),
            [{"choice_id": choice.id, "seat": seat} for seat in choice.seats],
        )
        return True

    def remove_choice(self, choice: Choice) -> None:
        table = tables.panel_choices
        self._connection.execute(table.delete().where(table.c.id == choice.id))

    def count_approved_in(self, month: date) -> int:
        """Stories approved in this month, by the clock of whoever asks, that they may read."""
        first, until = month_bounds(month, self._asked_at)
        return self._connection.scalar(
            sa.select(sa.func.count())
            .select_from(tables.stories)
            .where(approved_between(first, until), self._readable())
        )

    def _readable(self) -> sa.ColumnElement[bool]:
        return readable_by(self.person, self._asked_at.date(), newest_first=True)


def approved_between(first: datetime, until: datetime) -> sa.ColumnElement[bool]:
    """In use and reviewed then. The months lead: nearly all stories are in use."""
    table = tables.stories
    used = leads_not(table.c.status).in_(sorted(IN_USE))
    return sa.and_(used, table.c.reviewed_at >= first, table.c.reviewed_at < until)


def month_bounds(month: date, at: datetime) -> tuple[datetime, datetime]:
    """The first moment of a month and of the next, by the clock of whoever asks."""
    first = datetime(month.year, month.month, 1, tzinfo=at.tzinfo)
    later = (month.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first, datetime(later.year, later.month, 1, tzinfo=at.tzinfo)


def choices_where(
    connection: sa.Connection, *where: sa.ColumnElement[bool], most: int = 1
) -> list[Choice]:
    """Choices for which all of this holds, the newest month first."""
    return choices_in(connection, query_where(*where).limit(most))


def query_where(*where: sa.ColumnElement[bool]) -> sa.Select:
    """What choices_in() reads: choices for which all of this holds, the newest month first."""
    table = tables.panel_choices
    return sa.select(table).where(*where).order_by(table.c.month.desc(), table.c.domain)


def choices_in(connection: sa.Connection, query: sa.Select) -> list[Choice]:
    """The choices that a query of query_where() finds."""
    rows, seats = connection.execute(query).all(), tables.panel_seats
    if not rows:
        return []
    sat: dict[str, list[str]] = {}
    ids = [row.id for row in rows]
    for row in connection.execute(
        sa.select(seats).where(seats.c.choice_id.in_(ids)).order_by(seats.c.seat)
    ):
        sat.setdefault(row.choice_id, []).append(row.seat)
    return [
        Choice(
            id=row.id,
            month=row.month,
            domain=Domain(row.domain),
            story_id=row.story_id,
            reasons=row.reasons,
            seats=tuple(sat.get(row.id, ())),
            considered=row.considered,
            recorded_by=row.recorded_by,
            recorded_at=row.recorded_at,
        )
        for row in rows
    ]
