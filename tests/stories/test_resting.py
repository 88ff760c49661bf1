"""When a story that was used often is fresh again."""

from datetime import timedelta

import pytest

from stories.resting import OFTEN, WITHIN, resting_until
from tests import make

DAY = timedelta(days=1)
ON = make.TODAY


@pytest.mark.parametrize(
    ("ago", "until"),
    [
        ([], None),
        ([0, 1], None),
        ([0, 1, 2], 89),
        ([2, 0, 1], 89),
        ([0, 1, 90], 1),
        ([0, 1, 91], None),
        ([0, 0, 0], 91),
        ([0, 10, 20, 30, 400], 71),
    ],
)
def test_three_uses_in_three_months_are_enough_for_a_while(ago, until):
    found = resting_until([ON - each * DAY for each in ago], ON)
    assert found == (until and ON + until * DAY)


def test_a_story_is_fresh_on_the_day_that_is_said():
    used = [ON] * OFTEN
    fresh = resting_until(used, ON)
    assert resting_until(used, fresh) is None
    assert fresh == ON + WITHIN
