"""XmR charts against published numbers, against the rules as tables, and by properties."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.trends.control import (
    Assurance,
    Better,
    Rule,
    Standing,
    Variation,
    Way,
    moving_range_mean,
    xmr,
)

PUBLISHED = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]  # printed by NHSRplotthedots for these 18 points
FLAT = [10, 12] * 8  # mean 11, moving ranges 2: limits 5.68 and 16.32, outer thirds past 3.5467


def rules(values, at=-1, **options):
    return xmr([*FLAT, *values], baseline=16, **options).points[at].rules


def test_published_limits_with_and_without_screening():
    (screened,) = xmr(PUBLISHED).phases
    assert round(screened.centre, 2) == 1.94
    assert (round(screened.lower, 2), round(screened.upper, 2)) == (-0.72, 4.60)
    (plain,) = xmr(PUBLISHED, screen=False).phases
    assert (round(plain.lower, 2), round(plain.upper, 2)) == (-3.06, 6.95)


def test_only_the_point_beyond_is_named():
    points = xmr(PUBLISHED).points
    assert [at for at, point in enumerate(points) if point.rules] == [4]
    assert points[4].rules == (Rule.BEYOND,)


def test_values_all_the_same_have_no_spread_and_no_signal():
    for value in (7, 100 * 12 / 18, 0.1):  # the last two have no exact mean in floating point
        chart = xmr([value] * 20)
        assert (chart.phases[0].lower, chart.phases[0].upper) == (value, value)
        assert not any(point.rules for point in chart.points)


@pytest.mark.parametrize(
    ("value", "beyond"), [(16.32, False), (16.33, True), (5.68, False), (5.67, True)]
)
def test_a_limit_itself_is_not_beyond(value, beyond):
    assert (Rule.BEYOND in rules([value])) is beyond


@pytest.mark.parametrize(
    ("after", "marked"),
    [
        ([11.1, 11.2, 11.3, 11.4, 11.5], False),  # with the 10 before them six points rise
        ([11.1, 11.2, 11.3, 11.4, 11.5, 11.6], True),
        ([11.1, 11.2, 11.3, 11.3, 11.4, 11.5], False),  # a tie ends it
    ],
)
def test_a_trend_is_seven_points_each_higher_than_the_one_before(after, marked):
    chart = xmr([*FLAT[:-1], *after], baseline=15)
    trend = [Rule.TREND in point.rules for point in chart.points]
    assert trend[-1] is marked
    assert sum(trend) == (7 if marked else 0)


def test_a_point_between_two_trends_belongs_to_the_later_one():
    down_then_up = [11.6, 11.5, 11.4, 11.3, 11.2, 11.1, 11.0, 11.1, 11.2, 11.3, 11.4, 11.5, 11.6]
    points = xmr([*FLAT, *down_then_up], baseline=16).points
    # The first value of the run before it is 12, so the falling run has eight points.
    assert [point.way for point in points[-13:]] == [Way.DOWN] * 6 + [Way.UP] * 7


def test_a_trend_goes_the_way_of_its_slope_not_its_side_of_the_mean():
    points = xmr([*FLAT, 8, 8.2, 8.4, 8.6, 8.8, 9, 9.2], Better.HIGHER, baseline=16).points
    assert points[-1].rules[:1] == (Rule.TREND,)
    assert points[-1].variation is Variation.BETTER


@pytest.mark.parametrize(
    ("three", "marked"),
    [
        ([15, 11.5, 15], [True, False, True]),
        ([15, 10.9, 15], [False, False, False]),  # one on the other side
        ([15, 11, 15], [False, False, False]),  # one on the mean
        ([15, 15, 11.5], [True, True, False]),
        ([14.5, 11.5, 15], [False, False, False]),  # one not past the outer third
        ([20, 11.5, 15], [True, False, True]),  # one beyond the limit counts
    ],
)
def test_two_of_three_past_the_outer_third(three, marked):
    points = xmr([*FLAT, 10, *three], baseline=16).points
    assert [Rule.TWO_OF_THREE in point.rules for point in points[-3:]] == marked


def test_the_older_version_leaves_points_beyond_the_limit_out():
    assert Rule.TWO_OF_THREE not in rules([10, 20, 11.5, 15], beyond_counts=False)


@pytest.mark.parametrize(
    ("after", "marked"),
    [([12] * 5, 0), ([12] * 6, 7), ([12, 12, 12, 11, 12, 12, 12, 12], 0), ([12] * 8, 9)],
)
def test_a_shift_is_seven_points_on_one_side_and_one_on_the_mean_ends_it(after, marked):
    points = xmr([*FLAT, *after], baseline=16).points  # the 12 before them is the first
    assert sum(Rule.SHIFT in point.rules for point in points) == marked


def test_the_first_rule_names_the_point_and_every_rule_it_meets_is_listed():
    points = xmr([*FLAT, *[17, 17.1, 17.2, 17.3, 17.4, 17.5, 17.6]], baseline=16).points
    assert points[-1].rules == tuple(Rule)


@pytest.mark.parametrize(
    ("better", "value", "means"),
    [
        ("higher", 17, Variation.BETTER),
        ("higher", 5, Variation.WORSE),
        ("lower", 17, Variation.WORSE),
        ("lower", 5, Variation.BETTER),
        ("neither", 17, Variation.CHANGED),
        ("neither", 11.5, Variation.EXPECTED),
    ],
)
def test_what_a_signal_means_depends_on_what_is_better(better, value, means):
    chart = xmr([*FLAT, value], better, baseline=16)
    assert chart.points[-1].variation is means
    assert chart.variation is means


@pytest.mark.parametrize(
    ("better", "target", "assurance"),
    [
        ("higher", 17, Assurance.FAILS),
        ("higher", 5, Assurance.PASSES),
        ("higher", 11, Assurance.EITHER),
        ("higher", 16.32, Assurance.EITHER),
        ("lower", 17, Assurance.PASSES),
        ("lower", 5, Assurance.FAILS),
        ("neither", 5, None),
        ("higher", None, None),
    ],
)
def test_assurance_against_a_target(better, target, assurance):
    assert xmr(FLAT, better, target=target).assurance is assurance


@pytest.mark.parametrize(
    ("count", "standing"),
    [(0, None), (7, Standing.NONE), (8, Standing.TRIAL), (12, Standing.TRIAL), (13, Standing.FIRM)],
)
def test_few_points_have_no_limits_and_no_icon(count, standing):
    chart = xmr(FLAT[:count], Better.HIGHER, target=1)
    assert (chart.phases[0].standing if count else None) is standing
    firm = standing is Standing.FIRM
    assert (chart.variation is not None) is firm
    assert (chart.assurance is not None) is firm
    if standing in (None, Standing.NONE):
        assert not any(point.rules for point in chart.points)


def test_limits_and_rules_stay_within_a_phase():
    chart = xmr([*FLAT, *[110, 112] * 8], phases=[16])
    assert [phase.centre for phase in chart.phases] == [11, 111]
    assert not any(point.rules for point in chart.points)
    assert [point.phase for point in chart.points] == [0] * 16 + [1] * 16


def test_a_missing_value_splits_runs_and_ranges_and_is_named():
    shifted = [12.5, 12.4, 12.6, None, 12.5, 12.4, 12.6]
    chart = xmr([*FLAT, 10, *shifted], baseline=16)
    assert chart.missing == (20,)
    assert not any(Rule.SHIFT in point.rules for point in chart.points)
    assert chart.points[20].value is None
    assert moving_range_mean([1, 2, None, 9, 10]) == 1


def test_a_gap_does_not_turn_detection_off():
    chart = xmr([*FLAT[:4], None, *FLAT[4:], 30])
    assert chart.points[-1].rules == (Rule.BEYOND,)


@pytest.mark.parametrize("phases", [[0], [16], [5, 5], [7, 3], [-1]])
def test_phases_begin_inside_the_series_in_order(phases):
    with pytest.raises(ValueError, match="Phases begin"):
        xmr(FLAT, phases=phases)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_value_is_a_finite_number(value):
    with pytest.raises(ValueError, match="finite"):
        xmr([*FLAT, value])


VALUES = st.lists(
    st.one_of(st.none(), st.integers(-1_000, 1_000).map(float)), min_size=8, max_size=40
)


@given(VALUES, st.integers(-500, 500), st.sampled_from([2.0, 4.0, 0.5]))
@settings(max_examples=60)
def test_signals_do_not_depend_on_the_unit(values, shift, scale):
    moved = [None if value is None else value * scale + shift * scale for value in values]
    plain, other = xmr(values), xmr(moved)
    for before, after in zip(plain.phases, other.phases, strict=True):
        assert before.standing is after.standing
        if before.centre is not None:
            assert after.centre == pytest.approx((before.centre + shift) * scale)
            reach = (before.upper - before.centre) * scale
            assert after.upper - after.centre == pytest.approx(reach, abs=1e-6)


@given(VALUES)
@settings(max_examples=60)
def test_upside_down_is_the_mirror(values):
    mirror = xmr([None if value is None else -value for value in values], Better.LOWER)
    for point, other in zip(xmr(values, Better.HIGHER).points, mirror.points, strict=True):
        assert point.rules == other.rules
        assert point.variation is other.variation
        assert (point.way, other.way) in [
            (None, None),
            (Way.UP, Way.DOWN),
            (Way.DOWN, Way.UP),
        ]
