"""A panel's choice: an approved story of that month, by a mixed panel, with its reasons."""

from datetime import date

import pytest

from stories.errors import NotAllowed, StoryError
from stories.panel import (
    DOMAIN_LABELS,
    SEATS,
    Domain,
    checked_reasons,
    checked_seats,
    refuse_unless_may_record,
)
from stories.statuses import Status
from tests import make

SEPTEMBER = date(2026, 9, 1)
WHY = "It shows that listening came first, and that it lasted."


def test_every_kind_of_change_has_a_name_and_one_is_open():
    assert DOMAIN_LABELS.keys() == set(Domain)
    assert Domain.OTHER in Domain


@pytest.mark.parametrize("status", [Status.APPROVED, Status.CLEARED])
@pytest.mark.parametrize("person", [make.GWEN, make.LEO])
def test_governance_and_leaders_record_it(status, person):
    refuse_unless_may_record(make.story(status), SEPTEMBER, person, make.NOON)


@pytest.mark.parametrize("person", [make.SAM, make.RITA, make.RAVI, make.CAL, make.ANA, make.ADA])
def test_nobody_else_records_it(person):
    with pytest.raises(NotAllowed):
        refuse_unless_may_record(make.story(Status.APPROVED), SEPTEMBER, person, make.NOON)


def test_whoever_had_a_part_in_it_does_not_record_it():
    story = make.story(Status.APPROVED, contributors=frozenset({make.LEO.id}))
    with pytest.raises(NotAllowed, match="had a part"):
        refuse_unless_may_record(story, SEPTEMBER, make.LEO, make.NOON)


@pytest.mark.parametrize(
    "status", [Status.SUBMITTED, Status.RETURNED, Status.DECLINED, Status.WITHDRAWN, Status.EXPIRED]
)
def test_only_a_story_that_is_approved_now_is_chosen(status):
    with pytest.raises(StoryError, match="approved now"):
        refuse_unless_may_record(make.story(status), SEPTEMBER, make.LEO, make.NOON)


@pytest.mark.parametrize(
    ("month", "reason"),
    [
        (date(2026, 8, 1), "not approved in that month"),
        (date(2026, 10, 1), "has begun"),
        (date(2026, 9, 2), "has begun"),
    ],
)
def test_it_was_approved_in_the_month(month, reason):
    with pytest.raises(StoryError, match=reason):
        refuse_unless_may_record(make.story(Status.APPROVED), month, make.LEO, make.NOON)


@pytest.mark.parametrize(
    "words", ["", "Very good.", "Ask Kofi at LS8 3QB, who knows all about it."]
)
def test_reasons_are_there_and_name_nobody(words):
    with pytest.raises(StoryError, match="Why this story"):
        checked_reasons(words)


def test_reasons_are_tidied():
    assert checked_reasons(f"  {WHY}\0 ") == WHY


@pytest.mark.parametrize("seats", [(), SEATS[:2], (SEATS[0],) * 3, (*SEATS[:3], "a king")])
def test_a_panel_is_mixed(seats):
    with pytest.raises(StoryError, match="different roles"):
        checked_seats(seats)


def test_seats_stand_in_the_order_of_the_list():
    assert checked_seats(tuple(reversed(SEATS[:3]))) == SEATS[:3]
