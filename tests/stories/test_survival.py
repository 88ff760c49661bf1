"""Did it last: Kaplan and Meier, competing ends, and what may be said of small numbers."""

from math import exp, isclose, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from stories.trends.survival import competing, survival

DAYS = [50, 100, 100, 180, 200, 365, 365, 400, 700, 800]
CAME_BACK = [True, True, False, True, False, True, False, False, True, False]
PEOPLE = st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=1, max_size=40)


def test_by_hand():
    made = survival(DAYS, CAME_BACK)
    shares = {step.day: step.share for step in made.steps}
    assert shares[50] == pytest.approx(9 / 10)
    assert shares[100] == pytest.approx(9 / 10 * 8 / 9)  # whoever left that day still counts
    assert [step.at_risk for step in made.steps] == [10, 9, 7, 5, 2]


@given(PEOPLE)
@settings(max_examples=50)
def test_it_agrees_with_scipy(people):
    days = [day for day, _ in people]
    had = [event for _, event in people]
    made = survival(days, had)
    sample = stats.CensoredData(
        uncensored=[day for day, event in people if event],
        right=[day for day, event in people if not event],
    )
    theirs = stats.ecdf(sample).sf
    for step in made.steps:
        assert step.share == pytest.approx(float(theirs.evaluate(step.day)))


@given(PEOPLE)
@settings(max_examples=50)
def test_the_curve_falls_and_its_band_holds_it(people):
    made = survival([day for day, _ in people], [event for _, event in people])
    shares = [1.0, *(step.share for step in made.steps)]
    assert shares == sorted(shares, reverse=True)
    for step in made.steps:
        if step.lower is not None:
            assert 0 <= step.lower <= step.share <= step.upper <= 1


@given(PEOPLE, st.integers(0, 40))
@settings(max_examples=50)
def test_everybody_is_in_exactly_one_group_on_any_day(people, day):
    (reading,) = survival([d for d, _ in people], [e for _, e in people], at=[day]).readings
    groups = (reading.still_followed, reading.had_event, reading.no_longer_followed)
    assert sum(groups) == len(people)
    assert min(groups) >= 0


def test_beyond_the_last_day_is_not_known_yet():
    short, long = survival([100, 200], [True, False], at=[150, 365]).readings
    assert short.share == 0.5
    assert long.share is None
    assert not long.printable


def test_few_at_risk_are_not_printed():
    many, few = survival([30] * 4 + [400] * 9 + [365] * 3, [True] * 4 + [False] * 12).readings[:2]
    assert many.still_followed == 12
    assert many.printable
    assert few.still_followed == 12  # those whose watching ends on the day are still followed
    assert not survival([400] * 9, [False] * 9).readings[0].printable


def test_none_back_so_far_has_no_band():
    (reading,) = survival([400] * 12, [False] * 12, at=[365]).readings
    assert (reading.share, reading.lower, reading.upper) == (1.0, None, None)


def test_a_late_arrival_counts_only_after_arriving():
    made = survival([100, 200, 300], [True, True, False], entry=[0, 150, 0])
    assert [step.at_risk for step in made.steps] == [2, 2]


def test_half_is_reached_when_half_came_back_or_midway_where_the_curve_stays_at_half():
    assert survival([10, 20, 30], [True] * 3).median == 20
    assert survival([10, 20, 30, 40], [True] * 4).median == 25  # as R has it
    assert survival([10, 20, 30, 40], [True, True, False, False]).median == 20
    assert survival([10, 20, 30, 40], [True, False, False, False]).median is None


ENDS = st.lists(
    st.tuples(st.integers(1, 20), st.sampled_from([None, "back", "turned 18", "moved"])),
    min_size=1,
    max_size=40,
)


@given(ENDS)
@settings(max_examples=50)
def test_causes_and_those_without_any_add_up_to_everybody(people):
    days, causes = [day for day, _ in people], [cause for _, cause in people]
    ended = survival(days, [cause is not None for cause in causes])
    left = ended.steps[-1].share if ended.steps else 1.0
    total = sum(each.at(max(days)) for each in competing(days, causes))
    assert isclose(total + left, 1, abs_tol=1e-9)


@given(ENDS)
@settings(max_examples=40)
def test_causes_are_the_product_integral_of_aalen_and_johansen(people):
    """The estimator as they wrote it: the product over time of matrices of moves between states."""
    days, causes = [day for day, _ in people], [cause for _, cause in people]
    made = {each.cause: each for each in competing(days, causes)}
    states = list(made)
    reached = np.eye(len(states) + 1)
    for day in sorted(set(days)):
        moves = np.eye(len(states) + 1)
        for at, cause in enumerate(states, start=1):
            share = sum(one == (day, cause) for one in people) / sum(each >= day for each in days)
            moves[0, 0] -= share
            moves[0, at] += share
        reached = reached @ moves
        assert [made[each].at(day) for each in states] == pytest.approx(list(reached[0, 1:]))


def test_one_cause_alone_is_the_survival_curve_upside_down():
    (back,) = competing(DAYS, ["back" if event else None for event in CAME_BACK])
    for step in survival(DAYS, CAME_BACK).steps:
        assert back.at(step.day) == pytest.approx(1 - step.share)


def test_a_competing_end_is_no_return_and_does_not_overstate_one():
    days, causes = [10, 20, 30, 40], ["turned 18", "back", None, None]
    shares = {each.cause: each.at(40) for each in competing(days, causes)}
    assert shares == {"turned 18": 0.25, "back": pytest.approx(0.25)}
    alone = survival(days, [cause == "back" for cause in causes])
    assert 1 - alone.steps[-1].share > shares["back"]


@pytest.mark.parametrize(
    ("days", "events", "entry"),
    [([], [], None), ([1], [], None), ([-1], [True], None), ([5], [True], [6]), ([5], [True], [5])],
)
def test_people_must_make_sense(days, events, entry):
    with pytest.raises(ValueError, match=r"person|Nobody|arrives"):
        survival(days, events, entry)


# The trial of maintenance therapy (Miller, Survival Analysis, 1981), R's survival::aml.
MAINTAINED = [9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161]
NOT_MAINTAINED = [5, 5, 8, 8, 12, -16, 23, 27, -30, 33, 43, 45]  # below 0: followed no longer


def curve_of(times):
    return survival([abs(time) for time in times], [time > 0 for time in times])


def test_published_curve_of_the_maintained_group():
    """As summary(survfit(...)) of R prints it: rpubs.com, AML data, KM curves and log-rank test."""
    printed = [
        (9, 11, 0.909, 0.0867), (13, 10, 0.818, 0.1163), (18, 8, 0.716, 0.1397),
        (23, 7, 0.614, 0.1526), (31, 5, 0.491, 0.1642),
    ]  # fmt: skip
    for step, (day, at_risk, share, error) in zip(
        curve_of(MAINTAINED).steps, printed, strict=False
    ):
        assert (step.day, step.at_risk, round(step.share, 3)) == (day, at_risk, share)
        spread = error / share  # of the log of the share, as R has it
        assert interval(share, spread) == pytest.approx((step.lower, step.upper), abs=0.002)


def test_published_curve_of_both_groups_and_its_interval():
    """Terry Therneau, who wrote R's survival, on S-news in November 2000: shares and errors."""
    shares = [0.91304348, 0.82608696, 0.78260870, 0.73913043, 0.69565217]
    errors = [0.06434895, 0.09567297, 0.10989675, 0.12387602, 0.13791932]
    steps = curve_of([*MAINTAINED, *NOT_MAINTAINED]).steps
    for step, share, error in zip(steps, shares, errors, strict=False):
        assert step.share == pytest.approx(share, abs=1e-8)
        assert interval(share, error) == pytest.approx((step.lower, step.upper), abs=1e-6)


def interval(share: float, error: float) -> tuple[float, float]:
    """The log-log interval from a published error of the log of the share."""
    reach = stats.norm.ppf(0.975) * error / abs(log(share))
    return share ** exp(reach), share ** exp(-reach)
