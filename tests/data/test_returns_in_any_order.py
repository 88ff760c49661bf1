"""Uploads in any order, split, sent twice, taken back: what counts in the end is the same."""

from collections import Counter
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
QUICK = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
days = st.integers(0, 1_090).map(lambda number: FIRST + timedelta(days=number))
lengths = st.integers(10, 500).map(lambda number: timedelta(days=number))
spells = st.lists(st.tuples(days, lengths), max_size=3)
lives = st.lists(
    st.fixed_dictionaries(
        {
            "plans": spells,
            "needs": st.lists(
                st.tuples(days, lengths, st.sampled_from(["RC3", "RC4", "RC5", "RC7", "RC9"])),
                min_size=1,
                max_size=2,
            ),
            "care": st.lists(
                st.tuples(days, lengths, st.sampled_from(["E4A", "E45", "E41", "E8"])), max_size=2
            ),
        }
    ),
    min_size=1,
    max_size=4,
)


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
            for start, long in life["plans"]
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


def in_any_order(desk, folder, people, chance) -> None:
    """Each year's returns are an upload of their own."""
    readings = [
        read([make_file(folder, people, end)], KEY) for end in ENDS for make_file in (census, care)
    ]
    counted = []
    for order in (readings, chance.sample(readings, len(readings))):
        at = desk()
        for reading in order:
            again = chance.choice(readings)
            if chance.random() < 0.5:
                at.undo_upload(at.keep(again))  # taken back at once
            at.keep(reading)
            if chance.random() < 0.5:
                at.keep(reading)  # sent twice
        counted.append(at.stands())
    assert counted[0] == counted[1]


@QUICK
@given(lives, st.randoms(use_true_random=False))
def test_the_order_of_uploads_changes_nothing(desk, tmp_path, people, chance):
    in_any_order(desk, tmp_path, people, chance)


@pytest.mark.slow
@settings(QUICK, max_examples=80, derandomize=False)
@given(lives, st.randoms(use_true_random=False))
def test_the_order_of_uploads_changes_nothing_in_many_lives(desk, tmp_path, people, chance):
    in_any_order(desk, tmp_path, people, chance)
