"""Uploads in any order, split, sent twice, taken back: what counts in the end is the same."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from data import tables
from data.store.returns import ReturnWork
from stories.ids import new_id
from stories.returns import read
from tests import make
from tests.stories.returns import files
from tests.stories.returns.files import KEY

FIRST = date(2021, 4, 1)
ENDS = (date(2023, 3, 31), date(2024, 3, 31))
HELD = [
    "uploads",
    "upload_files",
    "upload_spans",
    "upload_scopes",
    "derived_records",
    "derived_lasting",
    "outcomes",
    "told_outcomes",
]
CHILDREN = 12
CLOSED = ["RC3", "RC4", "RC5", "RC7", "RC9"]
LEFT = ["E4A", "E45", "E41", "E8"]


def invented(chance: random.Random) -> list[dict]:
    """What happened to some children, whichever return tells it: days with lengths, and why."""

    def spells(most: int, why=("",)) -> list[tuple[date, timedelta, str]]:
        return [
            (
                FIRST + timedelta(days=chance.randrange(1_090)),
                timedelta(days=chance.randrange(10, 500)),
                chance.choice(why),
            )
            for _ in range(chance.randrange(most + 1))
        ]

    return [
        {
            "plans": spells(3),
            "needs": spells(2, CLOSED) or spells(1, CLOSED),
            "care": spells(2, LEFT),
        }
        for _ in range(CHILDREN)
    ]


class Desk(ReturnWork):
    """Uploads kept and undone in memory, as an action does it."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection, self._at, self.person = connection, make.NOON, make.ANA

    def keep(self, reading) -> str:
        upload_id = new_id()
        self.add_upload(upload_id, reading)
        return upload_id

    def stands(self) -> dict:
        """People by code and month, and how many outcomes lasted."""
        records, lasting = tables.derived_records, tables.derived_lasting
        query = sa.select(records.c.code, records.c.key).where(records.c.standing)
        held = sa.select(lasting.c.code, lasting.c.months, lasting.c.held)
        return Counter(
            [
                *(code for code, key in self._connection.execute(query) if " at " not in key),
                *map(tuple, self._connection.execute(held)),
            ]
        )


@pytest.fixture
def desk():
    made = sa.create_engine("sqlite://")
    tables.metadata.create_all(made, [getattr(tables, name) for name in HELD])
    with made.connect() as connection:

        def fresh() -> Desk:
            for name in HELD:
                connection.execute(getattr(tables, name).delete())
            return Desk(connection)

        yield fresh
    made.dispose()


def until(day: date, end: date) -> str:
    """A day as a return of this year knows it: not yet where it lies behind."""
    return day.isoformat() if day <= end else ""


def census(folder, people, end: date):
    since = end - timedelta(days=364)
    known = []
    for number, life in enumerate(people):
        plans = [
            (start.isoformat(), until(start + long, end), 0)
            for start, long, _ in life["plans"]
            if start <= end and start + long >= since
        ]
        needs = [
            (start.isoformat(), until(start + long, end), why if start + long <= end else "")
            for start, long, why in life["needs"]
            if start <= end and start + long >= since
        ]
        if needs:
            known.append(files.child(f"C{number}", plans=plans, needs=needs))
    return files.census(folder, *known, reference=end.isoformat(), name=f"{end.year}.xml")


def care(folder, people, end: date):
    since = end - timedelta(days=364)
    rows = [("Z", "01/01/2020", "S", f"{end - timedelta(days=9):%d/%m/%Y}", "E8")]
    for number, life in enumerate(people):
        for start, long, why in life["care"]:
            over = start + long <= end
            if start <= end and start + long >= since:
                last = f"{start + long:%d/%m/%Y}" if over else ""
                rows.append((f"C{number}", f"{start:%d/%m/%Y}", "S", last, why if over else ""))
    return files.episodes(folder, *rows, name=f"episodes {end.year - 1}-{end.year % 100}.csv")


def play(desk, folder, seed: int) -> None:
    """Each year's returns are an upload of their own; some come twice, some are taken back."""
    chance = random.Random(seed)
    people = invented(chance)
    readings = [read([make(folder, people, end)], KEY) for end in ENDS for make in (census, care)]
    plain = desk()
    for reading in readings:
        plain.keep(reading)
    turned, kept = desk(), []
    for reading in chance.sample(readings, len(readings)):
        kept.append(reading)
        turned.keep(reading)
        turned.undo_upload(turned.keep(chance.choice(readings)))
        turned.keep(chance.choice(kept))
    first = turned.keep(readings[0])
    turned.keep(readings[0])
    turned.undo_upload(first)
    assert plain.stands() == turned.stands()
    assert len(plain.stands()) > 10


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_uploads_changes_nothing(desk, tmp_path, seed):
    play(desk, tmp_path, seed)


@pytest.mark.slow
def test_the_order_of_uploads_changes_nothing_in_many_lives(desk, tmp_path):
    for seed in range(10, 110):
        play(desk, tmp_path, seed)
