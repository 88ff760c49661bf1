"""Order, splitting and repetition never change what is counted; no input breaks a parser."""

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.returns import read
from tests.stories.returns import files
from tests.stories.returns.files import EPISODES, KEY, OC3, child
from tests.stories.returns.test_formats import facts_of

QUICK = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
FIRST = date(2021, 4, 1)
days = st.integers(0, 1_400).map(lambda number: FIRST + timedelta(days=number))
iso = days.map(date.isoformat)
uk = days.map(lambda day: f"{day:%d/%m/%Y}")
maybe = st.one_of(st.just(""), iso)
reasons = st.sampled_from(["", "RC1", "RC5", "RC7", "RC9"])
NAMES = st.sampled_from(["C1", "C2", "C3", "C4"])
children = st.lists(
    st.builds(
        child,
        NAMES,
        st.sampled_from(["2004-05-01", "2012-02-29", ""]),
        st.sampled_from(["", "", "2024-01-01"]),
        st.lists(st.tuples(iso, maybe, st.integers(0, 2)), max_size=4),
        st.lists(st.tuples(iso, maybe, reasons), max_size=3),
        st.lists(st.tuples(iso, maybe), max_size=2),
    ),
    max_size=6,
)
stays = st.lists(
    st.tuples(
        NAMES,
        uk,
        st.sampled_from("SPL"),
        st.one_of(st.just(""), uk),
        st.sampled_from(["", "X1", "E4A", "E45", "E11", "E2", "E9"]),
    ),
    max_size=12,
)
leavers = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from(["05/05/2003", "05/05/2004"]),
        st.sampled_from(["YES", "NO"]),
        st.sampled_from(["F1", "G4", "0"]),
        st.sampled_from(["B1", "S2", "Z1"]),
    ),
    max_size=6,
)


def written(folder, named):
    """Write texts under their names and read them all."""
    folder = Path(tempfile.mkdtemp(dir=folder))
    for name, text in named.items():
        (folder / name).write_text(text)
    return read(sorted(folder.iterdir()), KEY)


def same(one, other):
    assert facts_of(one) == facts_of(other)
    assert sum(one.reasons.values()) == sum(other.reasons.values())


@QUICK
@given(children, stays, leavers, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_files_changes_nothing(tmp_path, census, care, young, chance):
    texts = [
        files.census_xml(census, "2025-03-31"),
        files.csv_text(EPISODES, [files.episode(*row) for row in care]),
        files.csv_text(OC3, young),
    ]
    shuffled = [
        files.census_xml(chance.sample(census, len(census)), "2025-03-31"),
        files.csv_text(EPISODES, [files.episode(*row) for row in chance.sample(care, len(care))]),
        files.csv_text(OC3, chance.sample(young, len(young))),
    ]
    names = ["a", "b", "c"]
    one = written(tmp_path, dict(zip(names, texts, strict=True)))
    other = written(tmp_path, dict(zip(reversed(names), shuffled, strict=True)))
    same(one, other)


@QUICK
@given(children, stays, leavers, st.integers(0, 12))
def test_splitting_files_changes_nothing(tmp_path, census, care, young, at):
    def lines(rows):
        return files.csv_text(EPISODES, [files.episode(*row) for row in rows])

    whole = {
        "a": files.census_xml(census, "2025-03-31"),
        "b": lines(care),
        "c": files.csv_text(OC3, young),
    }
    split = {
        "a": files.census_xml(census[:at], "2025-03-31"),
        "b": files.census_xml(census[at:], "2025-03-31"),
        "c": lines(care[:at]),
        "d": lines(care[at:]),
        "e": files.csv_text(OC3, young[:at]),
        "f": files.csv_text(OC3, young[at:]),
    }
    same(written(tmp_path, whole), written(tmp_path, split))


@QUICK
@given(children, stays, leavers)
def test_the_same_files_twice_change_nothing(tmp_path, census, care, young):
    texts = {
        "a": files.census_xml(census, "2025-03-31"),
        "b": files.csv_text(EPISODES, [files.episode(*row) for row in care]),
        "c": files.csv_text(OC3, young),
    }
    twice = {**texts, **{f"{name}2": text for name, text in texts.items()}}
    one, two = written(tmp_path, texts), written(tmp_path, twice)
    assert facts_of(one) == facts_of(two)


@QUICK
@given(children, stays)
def test_no_plan_is_counted_twice_and_every_row_is_accounted_for(tmp_path, census, care):
    found = written(
        tmp_path,
        {
            "a": files.census_xml(census, "2025-03-31"),
            "b": files.csv_text(EPISODES, [files.episode(*row) for row in care]),
        },
    )
    for records in (found.outcomes, [each for each in found.balancing if each.key]):
        keys = [(each.code, each.key) for each in records]
        assert len(keys) == len(set(keys))
    for file in found.files:
        total = file.counted + file.refused + file.incomplete + file.repeated
        assert total == file.read
        assert file.counted >= 0


GOOD = {
    "census": files.census_xml(
        [child(plans=[("2022-06-01", "2023-02-01", 0)], enquiries=["2023-01-01"])]
    ).encode(),
    "903": files.csv_text(
        EPISODES, [files.episode("C1", "01/06/2019", "S", "01/07/2020", "E4A")] * 3
    ).encode(),
}


@pytest.mark.parametrize("kind", ["census", "903", "workbook"])
@QUICK
@given(st.data())
def test_a_spoiled_file_is_read_or_refused_but_breaks_nothing(tmp_path, kind, data):
    if kind == "workbook":
        path = files.workbook(tmp_path, {"e": [EPISODES, files.episode("C1", "01/06/2019", "S")]})
        good = path.read_bytes()
    else:
        good = GOOD[kind]
    chance = random.Random(data.draw(st.integers(0, 10**9)))
    spoiled = bytearray(good)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(spoiled))
        what = chance.choice(["change", "cut", "repeat", "insert"])
        if what == "change":
            spoiled[at] = chance.randrange(256)
        elif what == "cut":
            del spoiled[at : at + chance.randint(1, 30)]
        elif what == "repeat":
            spoiled[at:at] = spoiled[at : at + chance.randint(1, 300)]
        else:
            spoiled[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 10)))
        if not spoiled:
            spoiled = bytearray(b" ")
    path = tmp_path / "spoiled"
    path.write_bytes(bytes(spoiled))
    found = read([path], KEY)
    assert found.files


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "any"
    path.write_bytes(content)
    assert read([path], KEY).refused
