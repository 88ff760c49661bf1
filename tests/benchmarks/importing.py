"""How long an import of 100,000 rows takes, step by step: python -m tests.benchmarks.importing."""

import io
import random
import tempfile
from pathlib import Path
from time import perf_counter

from openpyxl import Workbook

from data import keys, migrate, reference
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
from tests import make

HEADINGS = "Outcome,Month or day it happened,Service,How we know,Age"


def main() -> None:
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(engine(f"sqlite:///{Path(folder) / 'import.db'}"), keys.Keys(b"k" * 32))
        migrate.upgrade(store.engine)
        with store.engine.begin() as connection:
            reference.load(connection)
            add_services(connection)
            add_person(connection, make.ANA)
            kinds = outcome_types_in(connection)
        lists = Lists(kinds, {}, SERVICES, {})
        rows = [HEADINGS, *(row(chance) for _ in range(MOST_ROWS))]
        content = "\n".join(rows).encode()
        sheet = timed("read as CSV", lambda: sheet_of(content))
        timed("read as a workbook", lambda: sheet_of(workbook(rows)))
        columns = matched(OUTCOMES, sheet.header, {})
        checked = timed("check", lambda: check(sheet, OUTCOMES, columns, lists, make.TODAY))
        signed = {"all_or_nothing": True, "by": make.ANA, "at": make.NOON}
        timed("keep", lambda: importing.keep(store, checked, {}, **signed))
        done = timed("keep again", lambda: importing.keep(store, checked, {}, **signed))
        print(f"{done.known:,} of {len(checked.lines):,} rows were known again")
        store.engine.dispose()


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


def timed(what: str, work):
    start = perf_counter()
    done = work()
    print(f"{what}: {perf_counter() - start:.1f} s")
    return done


if __name__ == "__main__":
    main()
