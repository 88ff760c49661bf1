"""Small counts stay hidden, whatever is subtracted from whatever, at whatever date."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.trends.disclosure import (
    SMALLEST_COUNT,
    WHOLE,
    Cell,
    SuppressedTable,
    rounded,
    stored,
    suppress,
)
from stories.trends.grain import Grain
from tests.stories.disclosure_attack import upper_bounds

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
PARTS = "abcde"
SHARES = 4  # of the long form, for as many processors
THRESHOLDS = st.integers(SMALLEST_COUNT, 10)
PEOPLE = st.one_of(st.just(0), st.integers(1, 12), st.integers(0, 500))
PERIOD = st.dictionaries(st.sampled_from(PARTS), PEOPLE, min_size=1)


def shown(people: dict[str, int], **options) -> dict[str, int | None]:
    counts = {(part, MAY): each for part, each in people.items()}
    return {cell.part: cell.people for cell in suppress(counts, **options).cells}


def cells(people: dict[str, int | None]) -> list[Cell]:
    return [Cell(part, MAY, each) for part, each in people.items()]


@pytest.mark.parametrize(("count", "seen"), [(0, 0), (1, None), (4, None), (5, 5), (7, 7)])
def test_one_to_four_are_hidden_and_zero_is_not(count, seen):
    assert shown({"north": count, "south": 0})["north"] == seen


@pytest.mark.parametrize(
    ("people", "seen"),
    [
        ({"a": 3, "b": 9, "c": 20}, {"a": None, "b": None, "c": 20, WHOLE: 32}),
        ({"a": 3, "b": 3, "c": 20}, {"a": None, "b": None, "c": 20, WHOLE: 26}),
        ({"a": 2, "b": 2, "c": 20}, {"a": None, "b": None, "c": None, WHOLE: 24}),
        # Whoever knows that the other is at least 1 would know that neither is more than 4.
        ({"a": 2, "b": 3, "c": 20}, {"a": None, "b": None, "c": None, WHOLE: 25}),
        ({"a": 3, "b": 0, "c": 0}, {"a": None, "b": 0, "c": 0, WHOLE: None}),
        ({"a": 3}, {"a": None, WHOLE: None}),
        ({"a": 1, "b": 3, "c": 0}, {"a": None, "b": None, "c": 0, WHOLE: None}),
        ({"a": 8, "b": 9}, {"a": 8, "b": 9, WHOLE: 17}),
        ({"a": 0, "b": 0}, {"a": 0, "b": 0, WHOLE: 0}),
    ],
)
def test_as_many_are_hidden_as_it_takes(people, seen):
    assert shown(people) == seen


@settings(max_examples=40)
@given(people=PERIOD, threshold=THRESHOLDS)
def test_nothing_shown_is_small_or_wrong(people, threshold):
    truth = {**people, WHOLE: sum(people.values())}
    for part, each in shown(people, threshold=threshold).items():
        assert each is None or each == truth[part]
        assert each is None or not 0 < each < threshold


@settings(max_examples=30)
@given(people=PERIOD, threshold=THRESHOLDS)
def test_nothing_is_hidden_where_nothing_is_small(people, threshold):
    large = {part: each if each == 0 else each + threshold for part, each in people.items()}
    assert None not in shown(large, threshold=threshold).values()


def random_counts(chance: random.Random) -> dict[tuple[str, date], int]:
    mean = chance.choice([1, 3, 6, 15])
    return {
        (part, MAY): max(0, round(chance.gauss(mean, mean)))
        for part in PARTS[: chance.randrange(1, 6)]
    }


def attack(seed: int) -> None:
    """Three editions of random counts, with late records and corrections, against the solver."""
    chance = random.Random(seed)
    threshold, counts, editions = chance.choice([5, 5, 7, 10]), random_counts(chance), []
    earlier: tuple[Cell, ...] = ()
    for _ in range(3):
        made = suppress(counts, threshold=threshold, earlier=earlier)
        editions.append(made.cells)
        earlier = made.cells
        late = chance.choice([0, 1, 1, 2, 6, 15])
        for place in chance.sample(sorted(counts), chance.randrange(len(counts) + 1)):
            counts[place] = max(0, counts[place] + late)
        if chance.random() < 0.3:  # a part that was not there before
            counts[f"new {len(editions)}", MAY] = chance.randrange(15)
    for found in (
        *(upper_bounds([cells], grows=False) for cells in editions),
        upper_bounds(editions, grows=True),
    ):
        for place, most in found.items():
            assert most >= threshold, (seed, place, most)


@pytest.mark.parametrize("first", range(0, 12, 3))
def test_a_solver_never_bounds_a_hidden_count_below_the_threshold(first):
    for seed in range(first, first + 3):
        attack(seed)


@pytest.mark.slow
@pytest.mark.faults
@pytest.mark.parametrize("share", range(SHARES))
def test_a_solver_never_bounds_a_hidden_count_in_thousands_of_data_sets(share, times, tally):
    """R-24: ten thousand in all, where all faults are asked for."""
    seeds = range(1_000 + share, 1_000 + times(1_000, 10_000, 100), SHARES)
    for seed in seeds:
        attack(seed)
    tally.add(solved=len(seeds))


def test_the_solver_would_see_a_leak():
    leak = cells({"a": None, "b": 9, WHOLE: 12})
    assert upper_bounds([leak], grows=False) == {(0, "a", MAY): pytest.approx(3)}


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ({"a": 12, "b": 20}, {"a": 13, "b": 20}, {"a": 12, "b": 20, WHOLE: 32}),  # one more
        ({"a": 12, "b": 20}, {"a": 17, "b": 20}, {"a": 17, "b": 20, WHOLE: 37}),
        ({"a": 12, "b": 20}, {"a": 10, "b": 26}, {"a": 12, "b": 20, WHOLE: 32}),
        ({"a": 12, "b": 20}, {"a": 13, "b": 19}, {"a": 12, "b": 20, WHOLE: 32}),  # same whole
        ({"a": 12, "b": 20}, {"a": 18, "b": 15}, {"a": 12, "b": 20, WHOLE: 32}),  # whole: one more
        ({"a": 12, "b": 20}, {"a": 12, "b": 20, "c": 9}, {"a": 12, "b": 20, "c": 9, WHOLE: 41}),
        ({"a": 12, "b": 20}, {"a": 12, "b": 20, "c": 3}, {"a": 12, "b": 20, WHOLE: 32}),
        ({"a": 12, "b": 20}, {"b": 32}, {"a": 0, "b": 32, WHOLE: 32}),  # one went into another
        ({"a": 3, "b": 20, "c": 9}, {"b": 32}, {"a": None, "b": None, "c": None, WHOLE: 32}),
        ({"a": 3, "b": 9, "c": 20}, {"a": 8, "b": 9, "c": 20},
         {"a": None, "b": None, "c": 20, WHOLE: 37}),
        ({"a": 3, "b": 9, "c": 20}, {"a": 4, "b": 9, "c": 25},
         {"a": None, "b": None, "c": 20, WHOLE: 32}),  # the hidden two would be seen to grow by one
        ({"a": 3}, {"a": 30}, {"a": None, WHOLE: None}),
    ],
)  # fmt: skip
def test_what_is_published_changes_by_nothing_or_by_enough_and_stays_hidden(before, after, seen):
    assert shown(after, earlier=cells(shown(before))) == seen


def test_a_raised_threshold_hides_what_was_shown():
    before = shown({"a": 6, "b": 20, "c": 30})
    after = shown({"a": 6, "b": 20, "c": 30}, threshold=10, earlier=cells(before))
    assert after == {"a": None, "b": None, "c": 30, WHOLE: 56}
    refused = shown({"a": 7, "b": 20, "c": 30}, threshold=10, earlier=cells(before))
    assert refused == after


def test_a_period_that_is_gone_from_the_counts_stays_as_published():
    made = suppress({("a", JUNE): 9}, earlier=[Cell("a", MAY, 8), Cell(WHOLE, MAY, 8)])
    assert Cell("a", MAY, 8) in made.cells
    assert Cell("a", JUNE, 9) in made.cells


def test_only_the_guard_makes_a_suppressed_table():
    with pytest.raises(TypeError):
        SuppressedTable((Cell("a", MAY, 3),))


@pytest.mark.parametrize("people", [None, 0, 5])
def test_what_may_be_shown_is_read_again_as_it_was_kept(people):
    kept = stored([Cell("a", MAY, people)], Grain.QUARTER, 7)
    assert (kept.cells, kept.grain, kept.threshold) == (
        (Cell("a", MAY, people),),
        Grain.QUARTER,
        7,
    )


@pytest.mark.parametrize("people", [1, 4])
def test_a_small_count_is_never_read_as_if_it_could_be_shown(people):
    with pytest.raises(ValueError, match="small count"):
        stored([Cell("a", MAY, 5), Cell("b", MAY, people)], Grain.MONTH, 5)


@pytest.mark.parametrize("threshold", [0, 4, 11])
def test_the_threshold_cannot_be_lowered_nor_raised_past_ten(threshold):
    with pytest.raises(ValueError, match="threshold"):
        suppress({("a", MAY): 1}, threshold=threshold)


@pytest.mark.parametrize("counts", [{("a", MAY): -1}, {("a", MAY): None}, {(WHOLE, MAY): 3}])
def test_a_count_that_is_no_count_is_refused(counts):
    with pytest.raises(ValueError, match="missing or below zero"):
        suppress(counts)


def test_parts_and_spans_of_a_suppressed_table_are_suppressed_too():
    made = suppress({("a", MAY): 3, ("b", MAY): 9, ("a", JUNE): 12, ("b", JUNE): 0})
    assert [cell.people for cell in made.only("a").cells] == [None, 12]
    assert {cell.start for cell in made.between(JUNE, JUNE).cells} == {JUNE}


@pytest.mark.parametrize(("people", "file"), [(None, "c"), (0, 0), (7, 5), (8, 10), (12, 10)])
def test_files_round_to_five(people, file):
    assert rounded(people) == file


def test_longer_periods_say_nothing_that_the_shorter_ones_do_not_say():
    chance, seen, hidden = random.Random(7), 0, 0
    months = [date(2026, 4, 1), MAY, JUNE]
    for _ in range(100):
        counts = {(part, month): chance.randrange(15) for part in PARTS for month in months}
        table = suppress(counts)
        for cell in table.summed(Grain.QUARTER).cells:
            known = [each.people for each in table.only(cell.part).cells]
            assert cell.people == (None if None in known else sum(known))
            seen, hidden = seen + 1, hidden + cell.hidden
    assert seen > hidden > 0
