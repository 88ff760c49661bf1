"""From when and until when: each day on its edge, and the narrower of two."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.errors import StoryError
from stories.window import ALWAYS, Window
from tests import make

DAY = timedelta(days=1)
ON = make.TODAY
DAYS = st.none() | st.integers(-40, 40).map(lambda each: ON + each * DAY)
WINDOWS = st.builds(Window, DAYS, DAYS)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, None),
        (0, None, None),
        (1, None, "not before 17 September 2026"),
        (None, 0, None),
        (None, -1, "taken down on 15 September 2026"),
        (-5, 5, None),
    ],
)
def test_a_day_counts_from_its_first_to_its_last_moment(first, last, said):
    days = Window(*(ON + each * DAY if each is not None else None for each in (first, last)))
    why = days.refusal(ON)
    assert (said in why) if said else why is None


@pytest.mark.parametrize(
    ("first", "last", "right"),
    [(None, None, True), (1, 1, True), (-3, 0, True), (2, 1, False), (None, -1, False)],
)
def test_days_that_cannot_be_meant_are_refused(first, last, right):
    days = Window(*(ON + each * DAY if each is not None else None for each in (first, last)))
    if right:
        days.refuse_if_wrong(ON)
    else:
        with pytest.raises(StoryError, match="give a day"):
            days.refuse_if_wrong(ON)


@given(WINDOWS, WINDOWS, st.integers(-50, 50))
def test_what_both_allow_is_what_the_narrower_allows(one, other, days):
    on = ON + days * DAY
    both = one.refusal(on) is None and other.refusal(on) is None
    assert (one.narrowed(other).refusal(on) is None) == both
    assert one.narrowed(ALWAYS) == one
