"""Rows of every shape that the database ever had, put in while it is brought to its newest one.

Nobody writes these rows by hand: each column offers a few values that could stand in it, and the
database of that version, with all its promises, takes the first row that breaks none. So a new
migration is filled and followed as soon as it is there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random

import sqlalchemy as sa

from data import tables
from data.store.search import INDEX
from stories.audit import FIRST, Event, seal

AT = datetime(2026, 3, 4, 5, 6)  # noqa: DTZ001 - as the database keeps it
DAYS = (AT.date(), AT.date() + timedelta(days=90))
TRIES = 200
SEVERAL = {"people": 4, "stories": 4}
BY_ITSELF = ("alembic_version", "events", "status_moves")
FEW = 20  # where one row stands already
SAID = {  # what no column tells of itself
    "address": "https://example.org",
    "at_least": 10,
    "may_be_published": True,
    "may_publish": True,
    "status": "submitted",
    "threshold": 5,
    "withdrawn_on": None,  # or a cleared story would have to be called back
}
NAMED = re.compile(r"(?:INSERT INTO|UPDATE) alembic_version .*?'(\w+)'", re.DOTALL)
MOVES = (  # of one story, as its people would move it
    "status = 'approved', version = version + 1, reviewed_at = :at, "
    "reviewed_by = (SELECT MIN(p.id) FROM people AS p WHERE p.id <> submitted_by)",
    "status = 'cleared', version = version + 1, cleared_at = :at, "
    "cleared_by = (SELECT MAX(p.id) FROM people AS p "
    "WHERE p.id NOT IN (submitted_by, reviewed_by))",
)
A_PERSON = {"referred_columns": ["id"], "referred_table": "people"}  # not all are foreign keys
LISTED = re.compile(r"(\w+)\W*(?:::\w+\W*)?(?:\bIN\b|= ANY)")
Rows = dict[str, tuple[tuple[str, ...], Counter]]  # columns and rows of each table
SHAPES = {
    "sqlite": "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c "
    "WHERE m.type = 'table' ORDER BY 1, 2",
    "postgresql": "SELECT table_name, column_name FROM information_schema.columns "
    "WHERE table_schema = 'public' ORDER BY 1, 2",
}


class Filling:
    """Puts rows into each table that is new or has other columns, at these versions."""

    def __init__(self, made: sa.Engine, versions: Iterable[str]) -> None:
        self.versions = list(versions)
        self.shapes: dict[str, tuple[str, ...]] = {}
        self.stood: dict[str, Rows] = {}  # all rows of the tables that were filled, by version
        self.steps: dict[str, int] = {}  # how many statements led to each version
        self._step = 0
        sa.event.listen(made, "after_cursor_execute", self._look)

    def _look(self, connection, _cursor, statement, *_) -> None:
        self._step += 1
        if version := NAMED.match(statement):
            self.steps[version[1]] = before = self._step
            if version[1] not in self.versions:
                return
            shapes = shapes_of(connection)
            changed = [name for name in shapes if self.shapes.get(name) != shapes[name]]
            self._fill(connection, changed)
            self.shapes = shapes
            self.stood[version[1]] = rows_of(connection, {each: shapes[each] for each in changed})
            self._step = before  # ours do not count

    def _fill(self, connection: sa.Connection, waiting: list[str]) -> None:
        look, turn, lean = sa.inspect(connection), len(self.stood), False
        while waiting:  # those that others lean on come first
            left = [
                each
                for each in waiting
                if not add(
                    connection, look, each, turn, lean, FEW if each in self.shapes else TRIES
                )
            ]
            if lean and left == waiting:
                bare = [each for each in left if not holds(connection, each)]
                assert not bare, f"no row that was tried is taken by these: {bare}"
                break  # those have rows already
            if turn == 0 and "stories" in set(waiting) - set(left):
                move_some(connection)
            lean, waiting = left == waiting, left
        add_event(connection)


def holds(connection: sa.Connection, table: str) -> bool:
    return connection.exec_driver_sql(f"SELECT EXISTS (SELECT 1 FROM {table})").scalar()


def shapes_of(connection: sa.Connection) -> dict[str, tuple[str, ...]]:
    """The columns of every table that is ours to fill and to follow, in order of their names."""
    found: dict[str, tuple[str, ...]] = {}
    for table, column in connection.exec_driver_sql(SHAPES[connection.dialect.name]):
        if table not in BY_ITSELF and not table.startswith(INDEX):
            found[table] = (*found.get(table, ()), column)
    return found


def rows_of(connection: sa.Connection, shapes: dict[str, tuple[str, ...]]) -> Rows:
    return {name: (columns, taken(connection, name, columns)) for name, columns in shapes.items()}


def taken(connection: sa.Connection, name: str, columns: Iterable[str]) -> Counter:
    """The rows of some columns, each as often as it stands there."""
    query = sa.select(*map(sa.literal_column, map(quoted, columns))).select_from(sa.text(name))
    return Counter(map(tuple, connection.execute(query)))


def quoted(column: str) -> str:
    return f'"{column}"'


def add(
    connection: sa.Connection, look: sa.Inspector, name: str, turn: int, lean: bool, tries: int
) -> bool:
    """Whether the table took a row; `lean` where rows may leave out what is not there yet."""
    columns = look.get_columns(name)
    query = sa.table(name, *(sa.column(each["name"], each["type"]) for each in columns)).insert()
    taken = 0
    for which in range(SEVERAL.get(name, 2)):
        rows = candidates(connection, look, name, f"{turn}{which}", lean)
        taken += insert(connection, query, islice(rows, FEW if taken else tries))
    return bool(taken)


def insert(connection: sa.Connection, query: sa.Insert, rows: Iterator[dict]) -> bool:
    for row in rows:
        try:
            with by_itself(connection):
                connection.execute(query, row)
        except sa.exc.DBAPIError:
            continue
        return True
    return False


def by_itself(connection: sa.Connection) -> AbstractContextManager:
    """What is refused takes nothing else with it; SQLite needs no help for that."""
    return nullcontext() if connection.dialect.name == "sqlite" else connection.begin_nested()


def candidates(
    connection: sa.Connection, look: sa.Inspector, name: str, number: str, lean: bool
) -> Iterator[dict]:
    """Rows that might be taken, the fuller ones first; by chance, and the same on every run."""
    known = {key["constrained_columns"][0]: key for key in look.get_foreign_keys(name)}
    listed = listed_in(look.get_check_constraints(name))
    may, empty = {}, []
    for column in look.get_columns(name):
        said = column["name"]
        if said in known or said.endswith("_by"):
            may[said] = keys_of(connection, known.get(said, A_PERSON))
            if lean and column["nullable"]:
                may[said] = may[said] or [None]
        elif said in SAID:
            may[said] = [SAID[said]]
        else:
            may[said] = listed.get(said) or values_of(name, column, number)
        empty += [said] if column["nullable"] else []
    chance = Random(f"{name} {number}")
    for turn in range(TRIES if all(may.values()) else 0):
        row = {said: chance.choice(values) for said, values in may.items()}
        without = chance.sample(empty, round(len(empty) * turn / TRIES))
        yield row | dict.fromkeys(without)


def listed_in(checks: list[dict]) -> dict[str, list[str]]:
    """The words that a column may hold, where its table lists them."""
    texts = [check["sqltext"] for check in checks]
    return {
        column: words
        for text in texts
        for column in LISTED.findall(text)
        if (words := re.findall(r"'([^']*)'", text))
    }


def keys_of(connection: sa.Connection, key: dict) -> list:
    column, table = key["referred_columns"][0], key["referred_table"]
    query = sa.select(sa.literal_column(column)).select_from(sa.text(table)).order_by(sa.text("1"))
    return list(connection.scalars(query.limit(4)))


def values_of(table: str, column: dict, number: str) -> list:
    match kind := column["type"]:
        case sa.String():
            return [f"{table}-{number}"[-(kind.length or 99) :]]
        case sa.LargeBinary():
            return [b"sealed " + number.encode() * 20]
        case sa.Boolean():
            return [True, False]
        case sa.DateTime():
            return [AT]
        case sa.Date():
            return list(DAYS)
    return [int(number) + 1, *([1] if column["name"] == "number" else [])]


def add_event(connection: sa.Connection) -> None:
    """One line of the record, sealed onto the line before it."""
    table = tables.events
    last = connection.execute(sa.select(table).order_by(table.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, FIRST)
    event = Event(seq, AT.replace(tzinfo=UTC), "people-00", "read", "story", "none", {}, previous)
    event = replace(event, hash=seal(event))
    row = {name: getattr(event, name) for name in table.c.keys()}  # noqa: SIM118
    connection.execute(table.insert().values(**{**row, "facts": "{}"}))


def move_some(connection: sa.Connection) -> None:
    """The first two stories are cleared, so that they may leave; the others wait."""
    for move in MOVES:
        connection.execute(
            sa.text(f"UPDATE stories SET {move} WHERE id IN ('stories-00', 'stories-01')"),
            {"at": AT},
        )
