"""Intervals, prime and rare-event charts, run charts and funnels: published numbers and oracles."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from stories.trends.control import xmr
from stories.trends.funnel import ALARM, WARN, funnel, ratio_lines
from stories.trends.intervals import byar, poisson, wilson
from stories.trends.prime import prime
from stories.trends.rare import rare
from stories.trends.runs import runs
from stories.trends.survival import competing, survival

COUNTS = [31, 28, 35, 30, 41, 27, 33, 36, 29, 38, 32, 34]
SIZES = [42, 40, 47, 44, 52, 39, 45, 48, 41, 50, 43, 46]


@pytest.mark.parametrize(
    ("count", "total", "lower", "upper"),
    [(65, 100, 0.5525, 0.7364), (1045, 5000, 0.1980, 0.2205)],  # PHEindicatormethods
)
def test_published_wilson_intervals(count, total, lower, upper):
    found = wilson(count, total)
    assert (round(found.lower, 4), round(found.upper, 4)) == (lower, upper)


@given(st.integers(1, 400), st.data())
@settings(max_examples=60)
def test_wilson_agrees_with_scipy(total, data):
    count = data.draw(st.integers(0, total))
    theirs = stats.binomtest(count, total).proportion_ci(method="wilson")
    ours = wilson(count, total)
    assert ours.lower == pytest.approx(theirs.low, abs=1e-12)
    assert ours.upper == pytest.approx(theirs.high, abs=1e-12)
    assert 0 <= ours.lower <= ours.value <= ours.upper <= 1


@pytest.mark.parametrize(("count", "total"), [(-1, 5), (6, 5), (0, 0)])
def test_a_share_needs_a_count_within_its_total(count, total):
    with pytest.raises(ValueError, match="A share needs"):
        wilson(count, total)


def test_published_byar_interval():
    found = byar(65)
    assert (round(found.lower, 2), round(found.upper, 2)) == (50.16, 82.85)


@pytest.mark.parametrize("count", [0, 1, 5, 9])
def test_small_counts_take_the_exact_interval(count):
    exact = poisson(count)
    assert (byar(count).lower, byar(count).upper) == (exact.lower, exact.upper)
    assert stats.poisson.sf(count - 1, exact.lower) == pytest.approx(0.025 if count else 1)
    assert stats.poisson.cdf(count, exact.upper) == pytest.approx(0.025)


@given(st.integers(10, 5_000), st.floats(0.5, 1_000))
@settings(max_examples=60)
def test_byar_is_close_to_the_exact_interval_and_scales(count, exposure):
    found, exact = byar(count, exposure), poisson(count)
    assert found.lower * exposure == pytest.approx(exact.lower, rel=0.01)
    assert found.upper * exposure == pytest.approx(exact.upper, rel=0.01)


def test_prime_is_the_plain_chart_widened_by_sigma_z():
    made = prime(COUNTS, SIZES)
    centre = sum(COUNTS) / sum(SIZES)
    sigmas = [sqrt(centre * (1 - centre) / size) for size in SIZES]
    scores = [(c / n - centre) / s for c, n, s in zip(COUNTS, SIZES, sigmas, strict=True)]
    assert made.sigma_z == pytest.approx(np.mean(np.abs(np.diff(scores))) / 1.128)
    assert made.upper[0] == pytest.approx(min(centre + 3 * sigmas[0] * made.sigma_z, 1))


def test_narrow_limits_are_said_to_be_narrow():
    made = prime([50, 51] * 6, [100] * 12)
    assert made.sigma_z < 1
    assert prime([30, 70] * 6, [100] * 12).sigma_z >= 1


def test_prime_of_equal_sizes_is_close_to_xmr():
    made = prime(COUNTS, [100] * 12)
    (phase,) = xmr([count / 100 for count in COUNTS], screen=False).phases
    assert made.upper[0] == pytest.approx(phase.upper, rel=0.001)
    assert made.lower[0] == pytest.approx(phase.lower, rel=0.001)


def test_rates_have_no_upper_end_and_shares_do():
    assert prime([5, 60, 8], [10, 12, 9], "u").upper[0] > 1
    assert max(prime([9, 10, 1], [10, 10, 10], "p").upper) == 1
    assert min(prime([0, 3, 0], [10, 12, 9], "u").lower) == 0


@pytest.mark.parametrize(
    ("counts", "sizes"),
    [([1], [2]), ([1, 2], [3]), ([1, 2], [3, 0]), ([4, 1], [3, 3]), ([-1, 1], [3, 3])],
)
def test_counts_must_fit_their_denominators(counts, sizes):
    with pytest.raises(ValueError, match=r"point|denominator"):
        prime(counts, sizes)


def test_g_chart_has_the_median_in_the_middle_and_limits_about_the_mean():
    made = rare([3, 9, 0, 14, 6, 22, 4], "g")
    mean = 58 / 7
    assert made.centre == 6
    assert made.upper == pytest.approx(mean + 3 * sqrt(mean * (mean + 1)))
    assert made.lower == 0


def test_t_chart_is_xmr_on_the_scale_on_which_times_are_normal():
    days = [12, 40, 7, 95, 23, 61, 18, 33, 5, 77]
    made = rare(days, "t", screen=False)
    (phase,) = xmr([day ** (1 / 3.6) for day in days], screen=False).phases
    assert made.centre == pytest.approx(phase.centre**3.6)
    assert made.upper == pytest.approx(phase.upper**3.6)
    assert made.lower == pytest.approx(max(phase.lower, 0) ** 3.6)


def test_a_very_long_quiet_time_is_beyond():
    assert rare([10, 12, 9, 11, 10, 13, 9, 400], "t", baseline=7).beyond[-1]


@pytest.mark.parametrize(
    ("values", "kind"), [([1], "t"), ([0, 3], "t"), ([1.5, 2], "g"), ([-1, 2], "g")]
)
def test_rare_values_must_make_sense(values, kind):
    with pytest.raises(ValueError, match=r"values|whole|above 0"):
        rare(values, kind)


def test_a_run_chart_by_hand():
    made = runs([1, 9, 2, 8, 3, 7, 4, 6, 5])
    assert (made.centre, made.useful, made.longest_run, made.crossings) == (5, 8, 1, 7)
    assert made.longest_expected == 6
    assert made.crossings_expected == stats.binom.ppf(0.05, 7, 0.5)
    assert not made.signal


def test_a_long_run_signals():
    assert runs([1, 2] * 5 + [9] * 10, centre=5).signal


@given(st.lists(st.integers(0, 9), min_size=1, max_size=60))
@settings(max_examples=60)
def test_runs_and_crossings_add_up(values):
    made = runs(values)
    assert made.longest_run <= made.useful <= len(values)
    assert made.crossings <= max(made.useful - 1, 0)


@pytest.mark.parametrize(
    ("expected", "lower", "upper"),
    [(15, 0.5597, 1.6493), (20, 0.6108, 1.5444), (30, 0.6747, 1.4276)],  # FunnelPlotR
)
def test_published_ratio_lines(expected, lower, upper):
    lines = ratio_lines(expected)
    assert (round(lines.lower_95, 4), round(lines.upper_95, 4)) == (lower, upper)


def test_funnel_lines_of_chance_are_wilson_upside_down():
    """A share lies on the line exactly where Wilson's interval about it touches the target."""
    made = funnel(COUNTS, SIZES, 0.6, extra_variation=False)
    on_line = made.lines[0].upper_95
    size, z = SIZES[0], stats.norm.ppf(0.975)
    lower = (2 * size * on_line + z**2 - z * sqrt(z**2 + 4 * size * on_line * (1 - on_line))) / (
        2 * (size + z**2)
    )
    assert lower == pytest.approx(0.6, abs=1e-5)
    assert (round(WARN, 3), round(ALARM, 3)) == (1.960, 3.090)


def test_areas_that_truly_differ_get_wider_lines():
    sizes = [400] * 20
    counts = [140 + 8 * number for number in range(20)]
    made = funnel(counts, sizes)
    assert made.phi > 1
    assert made.lines[0].upper_95 > made.plain[0].upper_95
    assert sum(made.outside_998) < sum(
        not each.lower_998 <= share <= each.upper_998
        for share, each in zip(made.values, made.plain, strict=True)
    )


def test_areas_that_differ_by_chance_alone_keep_the_plain_lines():
    made = funnel([200, 201] * 10, [400] * 20)
    assert made.tau == 0
    assert made.lines == made.plain


def test_a_few_areas_are_not_enough_to_measure_extra_variation():
    assert funnel(COUNTS[:9], SIZES[:9]).phi is None


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300)), min_size=1, max_size=30))
@settings(max_examples=60)
def test_lines_stay_within_a_share_and_around_the_target(areas):
    counts = [min(count, size) for count, size in areas]
    made = funnel(counts, [size for _, size in areas])
    for lines in (*made.lines, *made.plain):
        assert 0 <= lines.lower_998 <= lines.lower_95 <= made.target + 1e-9
        assert made.target - 1e-9 <= lines.upper_95 <= lines.upper_998 <= 1


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), None])
@pytest.mark.parametrize(
    "call",
    [
        lambda wrong: prime([1, wrong, 2], [5, 5, 5]),
        lambda wrong: prime([1, 1, 2], [5, 5, wrong]),
        lambda wrong: rare([1.0, wrong, 2.0]),
        lambda wrong: runs([1, wrong, 2]),
        lambda wrong: wilson(wrong, 10),
        lambda wrong: byar(wrong),
        lambda wrong: byar(3, wrong),
        lambda wrong: funnel([1, wrong], [5, 5]),
        lambda wrong: survival([1, wrong], [True, False]),
        lambda wrong: competing([1, wrong], ["a", None]),
    ],
)
def test_what_is_no_number_is_refused(call, wrong):
    with pytest.raises(ValueError, match="not a finite number"):
        call(wrong)


@pytest.mark.parametrize(
    ("useful", "longest", "crossings"),
    [
        (10, 6, 2), (11, 6, 2), (12, 7, 3), (14, 7, 4), (17, 7, 5), (19, 7, 6), (22, 7, 7),
        (23, 8, 7), (24, 8, 8), (27, 8, 9), (36, 8, 13), (45, 8, 17), (46, 9, 17), (54, 9, 21),
        (65, 9, 25), (72, 9, 29),
    ],
)  # fmt: skip
def test_published_critical_values_of_a_run_chart(useful, longest, crossings):
    """Printed for R's qicharts2: its vignette, appendix 2, and its introduction to run charts."""
    made = runs([1, 3] * useful, centre=2)
    short = runs(([1, 3] * useful)[:useful], centre=2)
    assert made.useful == 2 * useful
    assert (short.useful, short.longest_expected, short.crossings_expected) == (
        useful, longest, crossings,
    )  # fmt: skip
