"""One reading feeds picture, sentence, table and file; none of them says more than another."""

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.parts import charts
from pages.parts.charts import Size
from stories.outcomes import Area, OutcomeType
from stories.trends import WHOLE, read_balance, read_outcome, suppress, telling
from stories.trends.control import Better, Standing, Variation
from stories.trends.grain import Grain, finest, name_of, period_of, periods
from stories.trends.measures import Kind, NotForThisChart, better_of, check_chartable
from stories.trends.monthly import month_range, whole_months_before
from stories.trends.reading import HIDDEN, TOO_FEW, UNCOUNTED
from stories.trends.table import file_rows, leaving, table_rows
from stories.trends.year import year
from tests import make

MONTHS = whole_months_before(make.TODAY, 5)
FEW = settings(max_examples=12)
CAUSES = r"because of|caused|due to|thanks to|led to|improv|success"


def kind(code: str = "C-REUN", balancing_code: str = "B-REUN-UNPLANNED", **changes) -> OutcomeType:
    fields = {
        "code": code, "area": Area.IN_CARE, "name": "Came home to family as planned",
        "about": "child", "counts_when": "A child goes home.", "sustained_when": "Stays home.",
        "balancing": "Unplanned returns home", "balancing_code": balancing_code,
    }  # fmt: skip
    return OutcomeType(**{**fields, **changes})


def table(people: list[int], months=MONTHS, grain=Grain.MONTH):
    counts = {("north", month): each for month, each in zip(months, people, strict=False)}
    return suppress(counts, grain).only(WHOLE)


def reading(people: list[int], beside: list[int] | None = None, **changes):
    of = kind(**changes)
    tables = {of.code: table(people)}
    if beside is not None:
        tables[of.balancing_code] = table(beside)
    return read_outcome(of, tables)


STEADY = [20, 24] * 30


def test_two_ends_of_one_thing_are_a_share_with_its_denominator():
    made = reading([30] * 60, [10] * 60)
    assert made.kind is Kind.SHARE
    assert made.latest.said == "30 of 40 (75%)"
    assert made.of == "children who went home"
    assert made.chart.better is Better.HIGHER


def test_without_the_other_end_it_is_a_count_that_is_neither_good_nor_bad():
    made = reading([30] * 59 + [90])
    assert made.kind is Kind.COUNT
    assert made.chart.better is Better.NEITHER
    assert made.variation is Variation.CHANGED
    assert "neither good nor bad" in telling.direction_words(made)


def test_a_share_of_fewer_than_ten_is_not_given():
    made = reading([30] * 59 + [5], [10] * 59 + [0])
    assert made.moments[-1].said == TOO_FEW
    assert made.moments[-1].value is None
    assert made.variation is None


def test_a_share_is_hidden_where_either_end_is():
    made = reading([30] * 59 + [30], [10] * 59 + [3])
    assert made.moments[-1].said == HIDDEN
    assert (made.moments[-1].people, made.moments[-1].of) == (None, None)


def test_a_count_stands_in_where_most_shares_would_be_hidden():
    assert reading([30] * 60, [3] * 60).kind is Kind.COUNT


def test_plans_that_ended_are_a_share_of_all_that_ended():
    of = kind("C-CP-END", "B-CP-START")
    tables = {"C-CP-END": table([30] * 60), "C-CP-END/otherwise": table([10] * 60)}
    assert read_outcome(of, tables).latest.said == "30 of 40 (75%)"


def test_what_nobody_published_is_no_reading():
    assert read_outcome(kind(), {}) is None
    assert read_balance(kind(), {}) is None


def test_a_month_nobody_counted_is_a_gap_and_not_a_zero():
    months = [*MONTHS[:30], *MONTHS[31:]]
    of = kind()
    made = read_balance(of, {of.balancing_code: table([9] * 59, months)})
    assert made.moments[30].said == UNCOUNTED
    assert made.moments[30].value is None
    assert "1 of 60 months were not counted (March 2024)." in telling.sentence(made)


@pytest.mark.parametrize(
    ("count", "standing"),
    [(7, Standing.NONE), (8, Standing.TRIAL), (12, Standing.TRIAL), (13, Standing.FIRM)],
)
def test_few_points_have_no_icon_and_say_so(count, standing):
    made = reading(STEADY[:count])
    assert made.standing is standing
    if standing is not Standing.FIRM:
        assert made.variation is None
        assert telling.few_words(made) in telling.sentence(made)
        assert telling.would_change_our_mind(made) == telling.few_words(made)


def test_with_many_hidden_there_are_no_limits_for_those_left_would_mislead():
    made = reading([3, 3, 9] * 20)
    assert made.mostly_hidden
    assert made.standing is Standing.NONE
    assert "Too many points are missing" in telling.sentence(made)


def test_limits_come_from_the_first_two_years_where_there_are_more():
    made = reading([20, 24] * 12 + [40] * 36)
    assert made.chart.phases[0].centre == 22
    assert made.chart.phases[0].base == 24


def test_a_phase_begins_where_somebody_decided():
    of = kind()
    made = read_outcome(of, {of.code: table([20, 24] * 15 + [40, 44] * 15)}, [MONTHS[30]])
    assert [phase.centre for phase in made.chart.phases] == [22, 42]
    assert made.variation is Variation.EXPECTED


@pytest.mark.parametrize(
    ("last", "headline"),
    [
        ((30, 10), "no change beyond what varies by chance"),
        ((40, 0), "up, which is better"),
        ((5, 35), "down, which needs a conversation"),
    ],
)
def test_the_headline_is_the_finding(last, headline):
    good, bad = last
    made = reading([30, 28] * 29 + [30, good], [10, 12] * 29 + [10, bad])
    assert telling.headline(made) == f"Came home to family as planned: {headline}"


def test_a_rise_of_what_could_contradict_needs_a_conversation():
    of = kind()
    made = read_balance(of, {of.balancing_code: table([*STEADY[:-1], 60])})
    assert made.variation is Variation.WORSE
    assert "needs a conversation: higher" in telling.variation_words(made)


@pytest.mark.parametrize("code", ["B-CP-START", "B-PP-COURT"])
def test_more_of_some_things_is_no_verdict(code):
    assert better_of(code, Kind.COUNT) is Better.NEITHER


PEOPLE = st.one_of(st.just(0), st.integers(1, 12), st.integers(0, 400))
SERIES = st.lists(PEOPLE, min_size=1, max_size=60)


@FEW
@given(people=SERIES, beside=SERIES)
def test_every_number_of_the_words_is_in_the_table_or_its_limits(people, beside):
    made = reading(people, beside)
    shown = " ".join(part for row in table_rows(made) for part in row)
    limits = " ".join(
        str(row[line]) for row in charts.bands(made) for line in row if line.endswith("_said")
    )
    allowed = {*re.findall(r"\d[\d,.]*\d|\d", f"{shown} {limits}"), "10", "13", "60"}
    allowed |= {str(count) for count in range(len(made.moments) + 1)}
    assert set(re.findall(r"\d[\d,.]*\d|\d", telling.sentence(made))) <= allowed


@FEW
@given(people=SERIES, beside=SERIES)
def test_no_words_say_why(people, beside):
    made = reading(people, beside)
    said = " ".join(
        [
            telling.headline(made), telling.sentence(made), telling.would_change_our_mind(made),
            telling.direction_words(made), telling.variation_words(made),
        ]
    )  # fmt: skip
    assert not re.search(CAUSES, said)


@FEW
@given(data=st.data(), people=SERIES, beside=SERIES)
def test_another_hidden_count_changes_nothing_that_anybody_is_given(data, people, beside):
    other = [data.draw(st.integers(1, 4)) if 1 <= each < 5 else each for each in people]
    assert everything(reading(people, beside)) == everything(reading(other, beside))


def everything(made) -> list:
    return [
        telling.headline(made),
        telling.sentence(made),
        table_rows(made),
        file_rows(made),
        json.dumps([charts.control_chart(made, size) for size in Size]),
    ]


def test_files_round_and_the_words_in_them_too():
    made = leaving(reading([31] * 60, [11] * 60))
    assert made.latest.said == "about 30 of 40 (74%)"
    assert "31" not in telling.sentence(made)
    assert file_rows(reading([31] * 60))[-1][2] == "30"
    assert file_rows(reading([9] * 59 + [3]))[-1][2] == "c"


@pytest.mark.parametrize("bad", [Kind.ROLLING, Kind.CUMULATIVE])
def test_a_rolling_or_a_cumulative_series_is_refused(bad):
    with pytest.raises(NotForThisChart, match="Draw the months"):
        check_chartable(bad)


def test_the_summary_counts_each_outcome_once():
    made = [reading(STEADY), reading([*STEADY[:-1], 90]), reading(STEADY[:5])]
    assert telling.summary(made) == (
        "Of 3 outcomes: 1 changed in number, which may be more or less recording, 1 showing only "
        "expected variation and 1 with too few figures to tell."
    )


def test_the_mean_of_two_years_is_of_the_periods_shown():
    assert telling.year_words(reading([9] * 48 + [12] * 12)) == ("9.0", "12.0")
    assert telling.year_words(reading([9] * 20)) is None


@pytest.mark.parametrize(
    ("people", "beside", "said"),
    [
        ([9] * 48 + [12] * 12, None, ("144", "108")),
        ([100] * 60, None, ("1,200", "1,200")),
        ([30] * 60, [10] * 60, ("360 of 480 (75%)", "360 of 480 (75%)")),
        ([0] * 60, None, ("0", "0")),
        ([9] * 59 + [3], None, None),  # a month is hidden, so no sum may tell it
        ([9] * 37 + [2] + [9] * 22, None, None),
        ([9] * 37 + [2] + [9] * 22, [9] * 60, None),
        ([9] * 23, None, None),
    ],
)
def test_a_year_is_a_sum_of_periods_that_are_all_shown(people, beside, said):
    found = year(reading(people, beside))
    assert (found and (found.latest, found.before)) == said
    assert found is None or found.last == MONTHS[-1]


@pytest.mark.parametrize(
    ("start", "grain", "name"),
    [
        (date(2026, 10, 1), Grain.MONTH, "October 2026"),
        (date(2026, 7, 1), Grain.QUARTER, "July to September 2026"),
        (date(2025, 4, 1), Grain.YEAR, "April 2025 to March 2026"),
    ],
)
def test_periods_have_names(start, grain, name):
    assert name_of(start, grain) == name
    assert period_of(start, grain) == start


def test_only_whole_periods_count_and_a_year_begins_in_april():
    assert periods(date(2025, 2, 1), date(2026, 5, 1), Grain.QUARTER)[0] == date(2025, 4, 1)
    assert periods(date(2025, 2, 1), date(2026, 5, 1), Grain.YEAR) == [date(2025, 4, 1)]
    assert period_of(date(2026, 3, 1), Grain.YEAR) == date(2025, 4, 1)


@pytest.mark.parametrize(
    ("people", "grain"), [(9, Grain.MONTH), (3, Grain.QUARTER), (1, Grain.YEAR), (0, Grain.YEAR)]
)
def test_small_numbers_are_put_together(people, grain):
    months = month_range(date(2021, 4, 1), date(2026, 3, 1))
    counts = {("north", month): people for month in months}
    assert finest([counts], months[0], months[-1], 5) is grain


@pytest.mark.parametrize(
    ("target", "said", "cell"),
    [
        (None, None, ""),
        (40, "will be met", "✓ will meet it (40%)"),
        (95, "will be missed", "✗ will miss it (95%)"),
    ],
)
def test_a_target_is_judged_by_the_limits(target, said, cell):
    of = kind()
    shares = {of.code: table([30, 31] * 12), of.balancing_code: table([10, 11] * 12)}
    reading = read_outcome(of, shares, target=target)
    assert telling.assurance_words(reading) == cell
    if said:
        assert said in telling.target_words(reading)
        few = {code: each.between(MONTHS[0], MONTHS[5]) for code, each in shares.items()}
        assert "too few points" in telling.target_words(read_outcome(of, few, target=target))


def test_periods_of_very_unequal_size_are_judged_by_limits_that_allow_for_it():
    even = reading([30, 31] * 30, [10, 11] * 30)
    assert telling.size_words(even) == ""
    uneven = reading([30, 90] * 29 + [30, 6], [10, 30] * 29 + [10, 34])
    said = telling.size_words(uneven)
    assert "hold from 40 to 120 people" not in said  # three times as many is not more than three
    wider = reading([15, 90] * 29 + [15, 6], [5, 30] * 29 + [5, 34])
    said = telling.size_words(wider)
    assert "hold from 20 to 120 people" in said
    assert "also lies beyond them" in said
    assert said in telling.sentence(wider)


def test_few_gaps_are_named_and_many_are_counted():
    few = reading([20] * 57 + [3] + [20] * 2)
    assert (
        f"1 of 60 months cannot be shown, because a number in them is small ({MONTHS[57]:%B %Y})."
        in (telling.sentence(few))
    )
    many = reading([20, 20, 20, 20, 3] * 12)
    assert "12 of 60 months" in telling.sentence(many)
    assert "(" not in telling.sentence(many)
