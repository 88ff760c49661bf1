"""Steps instead of counts: what a step says, and that none gives a small number away."""

import random
from datetime import date

import numpy as np
import pytest
from scipy.optimize import linprog

from stories.trends import WHOLE, Grain, month_range, suppress
from stories.trends.heard import (
    A_FEW,
    NONE,
    PARTS,
    Tally,
    Topic,
    first_step,
    halves,
    heard,
    least_shown,
    step_words,
)

PART, BESIDE = Topic.STORY_SERVICE, Topic.STORY_THEME
LOTS = Tally({}, 100)


def year(counts: dict, whole: int | None = None, topic=PART, threshold=5):
    whole = sum(counts.values()) if whole is None else whole
    return heard(topic, [LOTS, Tally({}, 0), Tally(counts, whole)], counts, threshold)


@pytest.mark.parametrize(
    ("people", "threshold", "said"),
    [
        (0, 5, "none received"),
        (1, 5, "fewer than 10"),
        (9, 5, "fewer than 10"),
        (10, 5, "10 or more"),
        (24, 5, "10 or more"),
        (25, 5, "25 or more"),
        (1_234, 5, "1,000 or more"),
        (19, 10, "fewer than 20"),
        (20, 10, "20 or more"),
    ],
)
def test_what_a_step_says(people, threshold, said):
    steps = year({"a": people, "b": 2_000}, threshold=threshold)
    assert step_words(steps["a"], threshold) == said


def test_a_year_is_two_halves_that_are_over():
    assert [(half[0], half[-1]) for half in halves(date(2026, 11, 29))] == [
        (date(2025, 4, 1), date(2025, 9, 1)),
        (date(2025, 10, 1), date(2026, 3, 1)),
        (date(2026, 4, 1), date(2026, 9, 1)),
    ]
    assert halves(date(2026, 9, 30))[-1][-1] == date(2026, 3, 1)
    assert halves(date(2026, 10, 1))[-1][-1] == date(2026, 9, 1)


def test_a_large_step_is_lowered_where_it_would_give_a_small_one_away():
    assert year({"a": 27, "b": 2}) == {"a": 10, "b": A_FEW}


def test_too_few_are_not_shown_at_all():
    assert year({"a": 3}) is None
    assert year({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}) is None
    assert year({"a": 0, "b": 0}) == {"a": NONE, "b": NONE}


def test_how_few_lack_something_stays_unsaid():
    assert year({"listening": 26}, 27, BESIDE) == {"listening": 10}
    assert year({"listening": 12}, 13, BESIDE) == {"listening": A_FEW}


@pytest.mark.parametrize(
    ("shown", "step"),
    [
        ({"a": 5}, None),
        ({"a": 9}, None),
        ({"a": 12}, 10),
        ({"a": 30}, 25),
        ({"a": 0}, 25),
        ({}, 25),
    ],
)
def test_where_figures_show_some_a_step_says_no_more_than_they_do(shown, step):
    tally = Tally({"a": 31, "b": 60}, 91)
    steps = heard(PART, [LOTS, Tally({}, 0), tally], "ab", 5, None, shown)
    assert steps.get("a") == step
    assert steps["b"] == 50


def test_what_figures_show_of_each_part_within_these_months():
    months = month_range(date(2026, 4, 1), date(2026, 6, 1))
    table = suppress({("a", each): people for each, people in zip(months, (9, 3, 6), strict=True)})
    assert least_shown([table], months) == {"a": 15, WHOLE: 15}
    assert least_shown([table.summed(Grain.QUARTER)], months[1:]) == {}


def test_a_step_that_moved_does_not_tell_how_few_moved_it():
    before, after = {"a": 20, "b": 0}, Tally({"a": 20, "b": 2}, 22)
    steps = heard(PART, [LOTS, Tally(before, 20), after], before, 5, {"a": 25, "b": NONE})
    assert steps == {"a": 25, "b": A_FEW}
    few = Tally({"b": 2}, 2)  # all that came in the new half year
    assert heard(PART, [LOTS, Tally(before, 20), few], before, 5, {"a": 10, "b": NONE}) is None
    still = Tally({"a": 20}, 20)
    gone = [Tally({"b": 2}, 2), still, still]  # all that the year before had of it
    assert heard(PART, gone, before, 5, {"a": 10, "b": A_FEW}) is None


@pytest.mark.parametrize("tries", [25, pytest.param(1_000, marks=pytest.mark.slow)])
def test_nobody_who_knows_the_whole_bounds_a_few_below_the_threshold(tries):
    chance = random.Random(2026)
    shown = 0
    for _ in range(tries):
        threshold = chance.choice((5, 5, 8, 10))
        topic = chance.choice(sorted(PARTS))
        names = "abcdefgh"[: chance.randint(1, 8)]
        three = [_half(names, chance) for _ in range(4)]
        first = heard(topic, three[:3], names, threshold)
        second = heard(topic, three[1:], names, threshold, first)
        years = [(first, three[1:3]), (second, three[2:])]
        for place, most in _bounds(years, three, names, threshold).items():
            shown += 1
            assert most >= threshold, (place, most, three)
    assert shown > tries / 2


def _half(names: str, chance: random.Random) -> Tally:
    counts = {name: chance.choice((0, 0, 1, 2, 3, 6, 14, 30)) for name in names}
    return Tally(counts, sum(counts.values()))


def _bounds(years, three, names, threshold) -> dict[tuple, float]:
    """The most each "a few" can be: the totals of halves are known, and what steps say."""
    size = len(names) * 4
    at = {(name, half): len(names) * half + n for half in range(4) for n, name in enumerate(names)}
    equal = np.zeros((4, size))
    for (_, half), place in at.items():
        equal[half, place] = 1
    totals = [half.whole for half in three]
    rows, most = [], []
    for first, (steps, _) in enumerate(years, start=1):
        for name, step in (steps or {}).items():
            row = np.zeros(size)
            row[[at[name, first], at[name, first + 1]]] = 1
            if step < first_step(threshold):
                rows.append(row)
                most.append(0 if step == NONE else first_step(threshold) - 1)
            rows.append(-row)
            most.append(-step)
    found = {}
    for first, (steps, _) in enumerate(years, start=1):
        for name, step in (steps or {}).items():
            if step == A_FEW:
                goal = np.zeros(size)
                goal[[at[name, first], at[name, first + 1]]] = -1
                solved = linprog(goal, np.array(rows), most, equal, totals)
                assert solved.status == 0
                found[first, name] = -solved.fun
    return found
