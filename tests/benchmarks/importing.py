"""What an import of 100,000 rows costs, step by step, beside a floor.

`python -m tests.benchmarks importing [postgres]`. The floor, measured in the same run: Python's
own csv.reader, and its rows put into one bare table of SQLite. Each step is given in seconds of
this process's work, which other programs do not lengthen, and by the clock, in which a PostgreSQL
server's own work is counted too.
"""

import csv
import io
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

import sqlalchemy as sa
from openpyxl import Workbook

from data import keys, migrate, reference, tables
from data.demo.walk import SERVICES, add_services
from data.store import Store
from data.store.catalogue import outcome_types_in
from data.store.engine import engine
from data.store.people import add_person
from stories.actions import importing
from stories.importing.checking import check
from stories.importing.layout import OUTCOMES, matched
from stories.importing.reading import MOST_ROWS, sheet_of
from stories.importing.rows import Lists
from tests import make, postgres

HEADINGS = "Outcome,Month or day it happened,Service,How we know,Age"


def main(arguments: list[str]) -> None:
    chance = random.Random(7)
    rows = [HEADINGS, *(row(chance) for _ in range(MOST_ROWS))]
    content, book = "\n".join(rows).encode(), workbook(rows)
    _, least = timed("floor: csv.reader into one bare table", lambda: floor(content))
    with tempfile.TemporaryDirectory() as folder, database(folder, arguments) as url:
        store, lists = prepared(url)
        _, from_csv = timed("read as CSV", lambda: sheet_of(content), least)
        sheet, from_book = timed("read as a workbook", lambda: sheet_of(book), least)
        columns = matched(OUTCOMES, sheet.header, {})
        look = partial(check, sheet, OUTCOMES, columns, lists, make.TODAY)
        checked, looked = timed("check", look, least)
        signed = {"by": make.ANA, "at": make.NOON}
        keep = partial(importing.keep, store, checked, {}, all_or_nothing=True, **signed)
        _, kept = timed("keep", keep, least)
        said("whole import of a CSV file", from_csv + looked + kept, least)
        said("whole import of a workbook", from_book + looked + kept, least)
        again, _ = timed("import again", keep, least)
        assert again.known == MOST_ROWS
        for import_id in imports(store):
            timed("undo", partial(importing.undo, store, import_id, **signed), least)
        store.engine.dispose()


def imports(store: Store) -> list[str]:
    """The imports so far, the newest first."""
    table = tables.imports
    with store.read() as connection:
        return list(connection.scalars(sa.select(table.c.id).order_by(table.c.number.desc())))


def prepared(url: str) -> tuple[Store, Lists]:
    store = Store(engine(url), keys.Keys(b"k" * 32))
    migrate.upgrade(store.engine)
    with store.engine.begin() as connection:
        reference.load(connection)
        add_services(connection)
        add_person(connection, make.ANA)
        kinds = outcome_types_in(connection)
    return store, Lists(kinds, {}, SERVICES, {})


@contextmanager
def database(folder: str, arguments: list[str]) -> Iterator[str]:
    if "postgres" not in arguments:
        yield f"sqlite:///{Path(folder) / 'import.db'}"
        return
    with postgres.server() as address:
        yield address


def floor(content: bytes) -> None:
    table = csv.reader(io.StringIO(content.decode()))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE bare (a, b, c, d, e)")
        connection.executemany("INSERT INTO bare VALUES (?, ?, ?, ?, ?)", table)


def row(chance: random.Random) -> str:
    day = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/{chance.randint(2019, 2025)}"
    service = chance.choice(list(SERVICES))
    return f"C-REUN,{day},{service},I checked the record,{chance.randint(1, 17)}"


def workbook(rows: list[str]) -> bytes:
    book, kept = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for each in rows:
        sheet.append(each.split(","))
    book.save(kept)
    return kept.getvalue()


class Took(NamedTuple):
    """Seconds of this process's own work, and by the clock."""

    work: float
    clock: float

    def __add__(self, other: "Took") -> "Took":
        return Took(self.work + other.work, self.clock + other.clock)


def timed(what: str, act: Callable, least: Took | None = None) -> tuple[object, Took]:
    start = Took(process_time(), perf_counter())
    done = act()
    took = Took(process_time() - start.work, perf_counter() - start.clock)
    said(what, took, least or took)
    return done, took


def said(what: str, took: Took, least: Took) -> None:
    times = took.work / least.work
    print(f"{what}: {took.work:.1f} s of work ({times:.0f} times the floor), {took.clock:.1f} s")
