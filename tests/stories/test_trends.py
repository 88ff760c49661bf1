"""Small counts stay hidden in everything made of them; a gap is a zero only where it is one."""

import pickle
import re
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.documents.table_csv import table_csv
from pages.parts import charts
from pages.parts.charts import Kind
from stories.trends import (
    SMALLEST_COUNT,
    SuppressedTable,
    as_counted,
    finding,
    monthly,
    suppress,
    typical,
    whole_months_before,
    yearly,
)
from tests import make

MONTHS = whole_months_before(make.TODAY, 5)
THRESHOLDS = st.integers(SMALLEST_COUNT, 10)
# Many small counts, some zeros, some large ones: what local numbers look like.
PEOPLE = st.one_of(st.just(0), st.integers(1, 12), st.integers(0, 5_000))
FEW = settings(deadline=None, max_examples=40)
SERIES = st.lists(PEOPLE, min_size=len(MONTHS), max_size=len(MONTHS))


def table(people: list[int], threshold: int = SMALLEST_COUNT) -> SuppressedTable:
    counts = [("north", month, each) for month, each in zip(MONTHS, people, strict=False)]
    return suppress(as_counted(counts, ["north"]), threshold)


def everything_shown(series: SuppressedTable) -> list:
    """All that a person, a browser or a file could be given of one series."""
    return [
        finding(series, "Came home", MONTHS),
        charts.monthly_chart(series, MONTHS, Kind.OUTCOME),
        charts.monthly_chart(series, MONTHS, Kind.BALANCE),
        charts.numbers_table({"Came home": series}, MONTHS).to_csv(),
        table_csv({"Came home": series}, {"Service": "North"}),
        series.for_export().to_csv(),
        pickle.dumps(series.frame["people"].array),  # what Arrow and a cache would carry
    ]


@pytest.mark.parametrize(
    ("count", "shown", "exported"),
    [(0, 0, 0), (1, None, "c"), (4, None, "c"), (5, 5, 5), (7, 7, 5), (8, 8, 10), (12, 12, 10)],
)
def test_one_to_four_are_hidden_and_files_round_to_five(count, shown, exported):
    made = table([count])
    assert [None if pd.isna(each) else each for each in made.frame["people"]] == [shown]
    assert made.for_export()["people"].tolist() == [exported]


@FEW
@given(people=SERIES, threshold=THRESHOLDS)
def test_no_shown_count_lies_between_zero_and_the_threshold(people, threshold):
    frame = table(people, threshold).frame
    assert not frame["people"].dropna().between(1, threshold - 1).any()
    assert (frame["hidden"] == frame["people"].isna()).all()


@FEW
@given(people=SERIES, threshold=THRESHOLDS)
def test_what_is_not_small_is_shown_as_it_is(people, threshold):
    frame = table(people, threshold).frame
    kept = [each for each in people if each == 0 or each >= threshold]
    assert frame["people"].dropna().tolist() == kept


@FEW
@given(data=st.data(), people=SERIES, threshold=THRESHOLDS)
def test_another_hidden_count_changes_nothing_that_is_shown(data, people, threshold):
    small = st.integers(1, threshold - 1)
    others = [data.draw(small) if 1 <= each < threshold else each for each in people]
    one, other = table(people, threshold), table(others, threshold)
    assert everything_shown(one) == everything_shown(other)


def test_a_count_that_is_shown_does_change_what_is_shown():
    one, other = table([8] * 60), table([8] * 59 + [9])
    assert all(
        a != b
        for a, b in zip(everything_shown(one)[1:4], everything_shown(other)[1:4], strict=True)
    )


@FEW
@given(people=SERIES, threshold=THRESHOLDS)
def test_every_number_of_the_sentence_is_one_that_may_be_said(people, threshold):
    made = table(people, threshold)
    shown = {f"{each:,}" for each in made.frame["people"].dropna()}
    hidden = str(int(made.frame["hidden"].sum()))
    allowed = shown | {hidden, str(len(MONTHS)), str(threshold), "1", str(threshold - 1)}
    said = re.findall(r"\d[\d,]*", finding(made, "Came home", MONTHS))
    assert set(said) <= allowed


def test_no_sentence_says_why():
    sentence = finding(table([3, 9] * 30), "Came home", MONTHS)
    assert not re.search(r"because|caused|due to|thanks to|led to|improv|worse", sentence)


def test_the_sentence_gives_the_middle_month_of_both_years():
    made = table([0] * 36 + [9] * 12 + [14] * 6 + [20] * 6)
    assert finding(made, "Came home", MONTHS) == (
        "Came home: 14 in a typical month of the latest year, 9 in one of the year before."
    )


def test_the_sentence_says_fewer_where_the_middle_month_is_hidden():
    made = table([2] * 48 + [2] * 7 + [30] * 5)
    assert "fewer than 5 in a typical month of the latest year" in finding(made, "X", MONTHS)
    assert "55 of 60 months hidden, 1 to 4 each" in finding(made, "X", MONTHS)
    assert typical(made, MONTHS[-12:]).people is None


def test_no_records_and_nobody_counting_are_said_apart():
    assert finding(table([0] * 60), "X", MONTHS) == "X: none recorded in these months."
    assert finding(table([]), "X", MONTHS) == "X: nobody has counted this for these months."


def test_months_nobody_counted_are_named_and_are_not_zero():
    made = suppress(as_counted([("north", MONTHS[-1], 8), ("north", MONTHS[-3], 9)], ["north"]))
    assert "58 of 60 months not counted" in finding(made, "X", MONTHS)
    assert made.frame["people"].tolist() == [9, 8]


@FEW
@given(counted=st.dictionaries(st.sampled_from(MONTHS), st.integers(0, 50)))
def test_a_month_without_records_is_a_true_zero(counted):
    made = monthly(
        [("north", month, people) for month, people in counted.items()],
        ["north", "south"], MONTHS[0], MONTHS[-1],
    )  # fmt: skip
    north, south = (made[made["service"] == each] for each in ("north", "south"))
    assert north["month"].tolist() == south["month"].tolist() == MONTHS
    assert (
        dict(zip(north["month"], north["people"], strict=True))
        == dict.fromkeys(MONTHS, 0) | counted
    )
    assert (south["people"] == 0).all()


def test_counts_of_a_service_that_was_not_asked_for_are_left_out():
    counts = [("south", MONTHS[0], 9)]
    assert (monthly(counts, ["north"], MONTHS[0], MONTHS[-1])["people"] == 0).all()
    assert as_counted(counts, ["north"]).empty


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 9, 16), date(2021, 9, 1), date(2026, 8, 1)),
        (date(2026, 1, 1), date(2021, 1, 1), date(2025, 12, 1)),
        (date(2024, 2, 29), date(2019, 2, 1), date(2024, 1, 1)),
    ],
)
def test_the_latest_months_end_with_the_one_that_is_over(today, first, last):
    months = whole_months_before(today, 5)
    assert (len(months), months[0], months[-1]) == (60, first, last)


def test_years_are_whole_and_run_from_april_to_march():
    made = yearly([("north", month, 1) for month in MONTHS], ["north"], MONTHS)
    assert made["year"].tolist() == [
        f"April {year} to March {year + 1}" for year in (2022, 2023, 2024, 2025)
    ]
    assert made["people"].tolist() == [12] * 4


@pytest.mark.parametrize("months_on", range(1, 13))
def test_a_year_never_changes_as_the_months_move_on(months_on):
    """Or the difference between two visits would be one month's hidden count."""

    def years(today: date) -> dict[str, int]:
        months = whole_months_before(today, 5)
        counts = [("north", month, month.year * month.month) for month in months]
        made = yearly(counts, ["north"], months)
        return dict(zip(made["year"], made["people"], strict=True))

    now, later = years(date(2026, 1, 1)), years(date(2026 + months_on // 12, months_on % 12 + 1, 1))
    assert all(now[year] == later[year] for year in now.keys() & later)
    assert now.keys() & later


def test_only_suppress_makes_a_suppressed_table():
    with pytest.raises(TypeError):
        SuppressedTable(pd.DataFrame({"people": [3], "hidden": [False]}))


@pytest.mark.parametrize("threshold", [0, 4, 11])
def test_the_threshold_cannot_be_lowered_nor_raised_past_ten(threshold):
    with pytest.raises(ValueError, match="threshold"):
        table([1], threshold)


@pytest.mark.parametrize("people", [[-1], [None], [float("nan")]])
def test_a_count_that_is_no_count_is_refused(people):
    with pytest.raises(ValueError, match="missing or below zero"):
        suppress(pd.DataFrame({"service": ["north"], "people": people}))


def test_a_part_of_a_suppressed_table_is_suppressed_too():
    counts = [("north", MONTHS[0], 3), ("south", MONTHS[0], 8)]
    part = suppress(as_counted(counts, ["north", "south"])).only(service="north")
    assert isinstance(part, SuppressedTable)
    assert part.frame["hidden"].tolist() == [True]
