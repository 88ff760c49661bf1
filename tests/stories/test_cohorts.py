"""Did it last, by year: nobody counted twice, no fate small, nothing published taken back."""

import random
from datetime import date

import pytest

from stories.trends.cohorts import (
    NEVER_KNOWN,
    Fate,
    by_year,
    fate_of,
    lasted,
    read_cohorts,
    reading_words,
    reasons,
    sentence,
)
from stories.trends.disclosure import WHOLE

YEAR, NEXT = date(2024, 4, 1), date(2025, 4, 1)
WINDOWS = (6, 12, 24)
HELD = {
    NEVER_KNOWN: 10, Fate(6, False): 8, Fate(6, True): 9, Fate(12, False): 20, Fate(12, True): 7,
    Fate(24, False): 40, Fate(24, True): 6,
}  # fmt: skip


def shown(counts, earlier=None, whole=(YEAR,), threshold=5, windows=WINDOWS):
    table = lasted({YEAR: counts}, windows, whole, threshold, earlier)
    return {cell.part: cell.people for cell in table.cells} if table else None


def table_of(counts):
    return lasted({YEAR: counts}, WINDOWS, [YEAR], 5)


@pytest.mark.parametrize(
    ("stopped", "still", "fate"),
    [
        (None, None, NEVER_KNOWN),
        (None, 12, Fate(12, False)),
        (12, 6, Fate(12, True)),
        (6, None, Fate(6, True)),
    ],
)
def test_everybody_has_one_fate(stopped, still, fate):
    assert fate_of(stopped, still) == fate


def test_years_run_from_april():
    rows = [(date(2025, 3, 1), NEVER_KNOWN, 2), (date(2025, 4, 1), NEVER_KNOWN, 3)]
    assert by_year(rows) == {YEAR: {NEVER_KNOWN: 2}, NEXT: {NEVER_KNOWN: 3}}


def test_fates_that_are_all_large_are_shown_as_they_are():
    assert shown(HELD) == {fate.part: people for fate, people in HELD.items()}


def test_a_small_late_fate_is_put_with_those_known_that_far():
    counts = HELD | {Fate(24, True): 2}
    assert shown(counts) == {
        "0": 10, "6": 8, "6-stopped": 9, "12": 62, "12-stopped": 7
    }  # fmt: skip


def test_few_known_only_early_count_as_never_known():
    assert shown(HELD | {Fate(6, False): 3})["0"] == 13


@pytest.mark.parametrize("counts", [{}, {NEVER_KNOWN: 50}, {Fate(6, True): 2, Fate(6, False): 3}])
def test_what_cannot_be_made_safe_is_left_out(counts):
    assert shown(counts) is None


def test_where_a_period_is_hidden_those_never_known_do_not_give_it_away():
    assert "0" not in shown(HELD, whole=())


def test_what_was_published_moves_by_nothing_or_by_the_threshold():
    before = table_of(HELD)
    one_more = HELD | {NEVER_KNOWN: 9, Fate(6, False): 9}
    assert shown(one_more, before) == shown(HELD)
    many_more = HELD | {NEVER_KNOWN: 0, Fate(6, False): 18}
    assert shown(many_more, before) == shown(HELD) | {"0": 0, "6": 18}
    assert shown({}, before) == shown(HELD)


def test_a_year_that_was_coarse_becomes_finer_and_never_says_two_things():
    before = table_of({NEVER_KNOWN: 10, Fate(6, False): 84, Fate(6, True): 6})
    now = {NEVER_KNOWN: 10, Fate(6, False): 9, Fate(6, True): 6, Fate(12, False): 70,
           Fate(12, True): 5}  # fmt: skip
    assert shown(now, before) == {
        "0": 10, "6": 9, "6-stopped": 6, "12": 70, "12-stopped": 5
    }  # fmt: skip


def test_no_small_fate_in_a_thousand_years():
    chance, seen = random.Random(2026), 0
    for _ in range(1_000):
        threshold, earlier = chance.choice((5, 8, 10)), None
        counts = {fate: chance.choice((0, 1, 3, 6, 12, 30)) for fate in HELD}
        for _ in range(3):
            table = lasted({YEAR: counts}, WINDOWS, [YEAR], threshold, earlier)
            cells = {cell.part: cell.people for cell in table.cells} if table else {}
            assert not [people for people in cells.values() if 0 < people < threshold]
            if earlier:
                moved = _moves(earlier, table)
                assert not [each for each in moved if 0 < abs(each) < threshold]
            seen += bool(cells)
            earlier = table
            counts = {fate: people + chance.choice((0, 0, 1, 7)) for fate, people in counts.items()}
    assert seen > 500


def _moves(before, after) -> list[int]:
    """How much each fate, as it was published before, has moved since."""
    was = {cell.part: cell.people for cell in before.cells}
    last = max(int(part.partition("-")[0]) for part in was)
    now = dict.fromkeys(was, 0)
    for cell in after.cells:
        months = int(cell.part.partition("-")[0])
        part = str(last) if months > last else cell.part
        now[part] = now.get(part, 0) + cell.people
    return [now[part] - people for part, people in was.items()]


def test_a_curve_says_what_is_known_and_what_is_not_yet():
    (cohort,) = read_cohorts(table_of(HELD | {Fate(24, True): 2}), WINDOWS)
    start, six, twelve, last = cohort.curve.readings
    assert (six.still_followed, six.had_event, six.no_longer_followed) == (77, 9, 10)
    assert six.share == pytest.approx(1 - 9 / 86)
    assert twelve.share == pytest.approx((1 - 9 / 86) * (1 - 7 / 69))
    assert reading_words(last) == "not known yet"
    assert start.share == 1
    for reading in cohort.curve.readings:
        assert reading.still_followed + reading.had_event + reading.no_longer_followed == 96
    assert "an estimated 80% (70% to 88%) still held after 12 months" in sentence([cohort])
    assert "78 people" in sentence([cohort])


def test_few_known_and_none_lost_are_said_in_words():
    few, all_known = (
        read_cohorts(table_of(counts), WINDOWS)[0].curve.readings[1]
        for counts in ({Fate(6, True): 9, Fate(6, False): 8}, {Fate(6, False): 60})
    )
    assert reading_words(few) == "too few known"
    assert reading_words(all_known) == "all 60 known"
    assert sentence([]) == "No year has enough answers yet to say how many outcomes lasted."


def test_other_ends_stand_apart_and_small_ones_are_hidden():
    counts = {("came_into_care", YEAR): 12, ("died", YEAR): 2, ("moved_area", YEAR): 9}
    cells = {cell.part: cell.people for cell in reasons(counts, [YEAR], 5).cells}
    assert cells[WHOLE] == 23
    assert cells["died"] is None
    assert sum(people is None for people in cells.values()) >= 2
    assert reasons(counts, [], 5) is None
    assert reasons({("died", YEAR): 3, ("moved_area", YEAR): 1}, [YEAR], 5) is None


GONE_SOME = HELD | {Fate(6, False, "moved"): 6, Fate(12, False, "died"): 5}


@pytest.mark.parametrize(
    ("still", "gone", "fate"),
    [
        (6, (12, "moved"), Fate(6, False, "moved")),
        (None, (6, "died"), Fate(0, False, "died")),
        (12, (6, "moved"), Fate(12, False)),  # met again later
    ],
)
def test_whoever_has_gone_is_known_to_hold_as_far_as_that_was_seen(still, gone, fate):
    assert fate_of(None, still, gone) == fate
    assert fate_of(24, still, gone) == Fate(24, True)


def test_those_who_went_are_told_apart_or_together_or_left_out_as_few():
    assert shown(GONE_SOME) == {fate.part: people for fate, people in GONE_SOME.items()}
    together = shown(GONE_SOME | {Fate(6, False, "died"): 1})
    assert (together["6-gone"], together["12-gone"]) == (7, 5)
    left_out = shown(HELD | {Fate(6, False, "moved"): 3})
    assert left_out == {fate.part: people for fate, people in HELD.items()} | {"6": 11}


def test_few_who_went_at_once_are_left_out_with_those_never_known_where_these_are():
    few = HELD | {Fate(0, False, "moved"): 3}
    assert shown(few)["0"] == 13
    assert "0" not in shown(few, whole=())


def test_the_curve_is_the_same_however_much_is_told_of_those_who_went():
    apart = read_cohorts(table_of(GONE_SOME), WINDOWS)
    held = HELD | {Fate(6, False): 14, Fate(12, False): 25}
    assert [each.curve for each in apart] == [
        each.curve for each in read_cohorts(table_of(held), WINDOWS)
    ]


@pytest.mark.parametrize(("more", "seen"), [(1, 6), (4, 6), (5, 11)])
def test_what_is_told_of_those_who_went_changes_by_nothing_or_by_enough(more, seen):
    now = GONE_SOME | {Fate(6, False, "moved"): 6 + more}
    assert shown(now, table_of(GONE_SOME))["6-moved"] == seen
    few = GONE_SOME | {Fate(6, False, "died"): more}  # too few to stand apart or to be added
    after = shown(few, table_of(GONE_SOME))
    assert after == shown(GONE_SOME) if more < 5 else after["6-died"] == 5
