"""Do groups differ: the log-rank test against SciPy, a published example, and by properties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from stories.trends.cohorts import read_cohorts
from stories.trends.comparing import compare, comparison_words, in_numbers
from stories.trends.logrank import logrank
from tests.stories.test_cohorts import HELD, NEXT, WINDOWS, YEAR, lasted

# Acute myelogenous leukaemia, maintained and not (Miller, 1981): R's survdiff gives 3.40, p 0.0653.
MAINTAINED = ([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0])
NOT = ([5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45], [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1])
GROUP = st.lists(st.tuples(st.integers(1, 8), st.booleans()), min_size=3, max_size=30)


def split(people) -> tuple:
    return [day for day, _ in people], [had for _, had in people]


def test_the_published_example():
    made = logrank([MAINTAINED, NOT])
    assert made.statistic == pytest.approx(3.396, abs=0.001)
    assert made.p == pytest.approx(0.0653, abs=0.0001)
    assert made.observed == (7, 11)
    assert made.expected == pytest.approx((10.69, 7.31), abs=0.005)


@given(GROUP, GROUP)
@settings(max_examples=40)
def test_two_groups_agree_with_scipy(one, other):
    groups = [split(one), split(other)]
    if not any(had for people in (one, other) for _, had in people):
        return
    made = logrank(groups)
    if not made.degrees:
        return
    sides = [
        stats.CensoredData(
            uncensored=[day for day, had in people if had],
            right=[day for day, had in people if not had],
        )
        for people in (one, other)
    ]
    assert made.statistic == pytest.approx(stats.logrank(*sides).statistic ** 2, abs=1e-9)


@given(st.lists(GROUP, min_size=3, max_size=4))
@settings(max_examples=30)
def test_any_order_of_the_groups_says_the_same_and_everybody_is_expected_once(people):
    groups = [split(each) for each in people]
    made = logrank(groups)
    assert sum(made.expected) == pytest.approx(sum(made.observed))
    assert logrank(groups[::-1]).statistic == pytest.approx(made.statistic, abs=1e-6)
    assert 0 <= made.p <= 1


def test_three_alike_groups_differ_as_often_as_chance_says():
    chance, seldom = np.random.default_rng(2026), 0
    for _ in range(200):
        groups = [(chance.integers(1, 9, 40), chance.random(40) < 0.6) for _ in range(3)]
        seldom += logrank([(list(days), list(had)) for days, had in groups]).p < 0.05
    assert 2 <= seldom <= 20  # ten are expected


@pytest.mark.parametrize("groups", [[], [([1], [True])], [([1], [True]), ([], [])]])
def test_fewer_than_two_groups_are_refused(groups):
    with pytest.raises(ValueError, match="two groups"):
        logrank(groups)


def years(second: dict) -> list:
    return read_cohorts(lasted({YEAR: HELD, NEXT: second}, WINDOWS, [YEAR, NEXT], 5), WINDOWS)


def test_years_that_are_alike_are_said_to_differ_by_chance():
    found = compare(years(HELD))
    assert "differ by no more than chance explains" in comparison_words(found)
    assert in_numbers(found) == "Log-rank test: chi-square 0.0, 1 degree of freedom, p = 1.00."


def test_years_that_differ_are_said_to_and_never_why():
    worse = {fate: people * (6 if fate.stopped else 1) for fate, people in HELD.items()}
    found = compare(years(worse))
    assert "differ by more than chance explains" in comparison_words(found)
    assert "never why" in comparison_words(found)
    assert "p below 0.01" in in_numbers(found)


def test_one_year_is_not_compared_and_few_are_said_to_be_few():
    assert compare(years(HELD)[:1]) is None
    few = compare(years({fate: people for fate, people in HELD.items() if not fate.stopped}))
    assert few.test is not None  # held against a year in which some did not
    none = compare([*years({f: n for f, n in HELD.items() if not f.stopped})[1:]] * 2)
    assert "Too few are known" in comparison_words(none)
    assert in_numbers(none) == ""
