"""What counts as an outcome and what a record of one must say."""

from dataclasses import replace
from datetime import date

import pytest

from stories.errors import StoryError
from stories.outcomes import (
    AGE_BAND_LABELS,
    END_REASON_LABELS,
    HOW_KNOWN_LABELS,
    AgeBand,
    Area,
    EndReason,
    HowKnown,
    OutcomeType,
)
from stories.outcomes.catalogue import AREA_LABELS
from stories.outcomes.record import check_outcome
from tests import make

HOME = OutcomeType("C-REUN", Area.FAMILIES, "Home again", "child", "", "", "Came back", "B-BACK")
PLAN = replace(HOME, code="C-CP-END", name="Safer at home")
VIEW = replace(HOME, code="C-CP-LAST", name="Still safer", view_of="C-CP-END")


@pytest.mark.parametrize(
    ("labels", "kinds"),
    [
        (AREA_LABELS, Area),
        (HOW_KNOWN_LABELS, HowKnown),
        (AGE_BAND_LABELS, AgeBand),
        (END_REASON_LABELS, EndReason),
    ],
)
def test_every_kind_has_words(labels, kinds):
    assert labels.keys() == set(kinds)


@pytest.mark.parametrize(
    ("reason", "counts"),
    [
        (None, True),
        (EndReason.SAFER_OUR_WORK, True),
        (EndReason.SAFER_CHANGED, True),
        (EndReason.LIVING_ELSEWHERE, False),
        (EndReason.CAME_INTO_CARE, False),
        (EndReason.MOVED_AREA, False),
        (EndReason.TURNED_18, False),
        (EndReason.LEFT_UK, False),
        (EndReason.DIED, False),
    ],
)
def test_a_plan_that_ended_another_way_is_not_safer_at_home(reason, counts):
    assert make.outcome(code="C-CP-END", end_reason=reason).counts is counts


def test_every_end_reason_is_decided_above():
    (mark,) = test_a_plan_that_ended_another_way_is_not_safer_at_home.pytestmark
    assert {reason for reason, _ in mark.args[1]} == {None, *EndReason}


@pytest.mark.parametrize(
    ("month", "fine"),
    [
        (date(1969, 12, 1), False),
        (date(1970, 1, 1), True),
        (date(2026, 8, 1), True),
        (date(2026, 9, 1), True),  # this month
        (date(2026, 10, 1), False),
        (date(2026, 8, 2), False),  # a month is named by its first day
    ],
)
def test_a_month_that_has_been(month, fine):
    record = make.outcome(month=month)
    if fine:
        assert check_outcome(record, HOME, make.TODAY) is record
    else:
        with pytest.raises(StoryError, match="Month: "):
            check_outcome(record, HOME, make.TODAY)


def test_a_view_of_other_records_is_never_recorded():
    with pytest.raises(StoryError, match="worked out from other records"):
        check_outcome(make.outcome(code="C-CP-LAST"), VIEW, make.TODAY)


def test_an_ended_plan_says_why_it_ended():
    with pytest.raises(StoryError, match="choose one"):
        check_outcome(make.outcome(code="C-CP-END"), PLAN, make.TODAY)


def test_no_other_outcome_has_a_reason_for_ending():
    with pytest.raises(StoryError, match="leave this empty"):
        check_outcome(make.outcome(end_reason=EndReason.DIED), HOME, make.TODAY)
