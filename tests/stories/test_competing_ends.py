"""What became of it by how long after: shares that make a whole, and a published example."""

import re

import pytest

from stories.outcomes.check_backs import ENDED
from stories.trends.cohorts import GONE, NEVER_KNOWN, STOPPED, Fate, lasted, read_cohorts
from stories.trends.competing_ends import HOLDING, LABELS, columns, ended, rows, sentence
from stories.trends.survival import survival
from tests.stories.test_cohorts import HELD, NEXT, WINDOWS, YEAR

MOVED = HELD | {Fate(6, False, "moved"): 12, Fate(0, False, "moved"): 8, Fate(12, False, "died"): 5}


def found(counts=MOVED, more=None):
    years = {YEAR: counts} | ({NEXT: more} if more else {})
    table = lasted(years, WINDOWS, list(years), 5)
    return ended(read_cohorts(table, WINDOWS), WINDOWS)


def test_every_way_has_a_label_and_a_way_of_its_own():
    assert LABELS.keys() == {STOPPED, *ENDED, GONE}
    assert len(set(LABELS.values())) == len(LABELS)


def test_nothing_competes_where_nobody_is_known_to_have_gone():
    assert found(HELD) is None


def test_by_hand():
    made = found()
    stopped, moved, died = made.causes
    assert (stopped.cause, moved.cause, died.cause) == (STOPPED, "moved", "died")
    # Followed to the first window: all but those never known; 9 stopped and 8 moved by then.
    first = sum(MOVED.values()) - MOVED[NEVER_KNOWN]
    assert made.at_risk[0] == first
    assert stopped.at(6) == pytest.approx(9 / first)
    assert moved.at(6) == pytest.approx(8 / first)
    second = first - 9 - 8 - 8  # those known to six months alone are followed no longer
    left = 1 - 17 / first
    assert stopped.at(12) == pytest.approx(9 / first + left * 7 / second)
    assert moved.at(12) == pytest.approx(8 / first + left * 12 / second)


def test_what_still_holds_is_what_one_curve_of_every_way_leaves():
    made = found()
    until = {Fate(6, False, "moved"): 12, Fate(0, False, "moved"): 6, Fate(12, False, "died"): 24}
    each = [fate for fate, people in MOVED.items() for _ in range(people)]
    curve = survival(
        [until.get(fate, fate.months) for fate in each],
        [fate.stopped or fate in until for fate in each],
        at=WINDOWS,
    )
    for window, reading in zip(WINDOWS, curve.readings, strict=True):
        assert made.holding(window) == pytest.approx(reading.share)


def test_years_that_cannot_say_how_make_all_say_only_that_they_went():
    few = MOVED | {Fate(6, False, "died"): 1}
    assert [each.cause for each in found(more=few).causes] == [STOPPED, GONE]


def test_those_who_went_are_never_counted_as_lasting():
    (cohort,) = read_cohorts(lasted({YEAR: MOVED}, WINDOWS, [YEAR], 5), WINDOWS)
    assert found().holding(24) < cohort.curve.readings[-1].share


def test_a_window_that_few_have_reached_is_not_known_yet():
    short = {NEVER_KNOWN: 10, Fate(6, False): 40, Fate(6, True): 6, Fate(0, False, "moved"): 7}
    made = found(short)
    assert made.latest == 6
    assert {row[2] for row in rows(made)} == {"not known yet"}
    assert "After 6 months" in sentence(made)
    assert columns(made)[1:] == ("After 6 months", "After 12 months", "After 24 months")


def test_every_number_of_the_sentence_is_in_the_table():
    made = found(more=MOVED)
    table = " ".join(each for row in rows(made) for each in row)
    assert rows(made)[-1][0] == HOLDING
    numbers = re.findall(r"\d+%", sentence(made))
    assert len(numbers) == len(rows(made))
    assert all(number in table for number in numbers)
    assert "the 2 years 2024-25 to 2025-26 together" in sentence(made)
