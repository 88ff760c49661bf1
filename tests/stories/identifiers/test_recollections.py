"""Events as those who remember them tell them."""

import pytest

from stories.identifiers import recollections
from stories.identifiers.rules import Book
from tests.stories.identifiers.checks import covers, told_by

EVENTS = Book(recollections.RULES)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("She sleeps badly since the spoil heap slid.", "the spoil heap slid"),
        ("It was the winter the bear got out of the park.", "the bear got out"),
        ("We left when the sea reached the road.", "the sea reached the road"),
        ("You know of the ferry that was on fire.", "the ferry that was on fire"),
        ("After the chimney beside ours fell we moved.", "the chimney beside ours fell"),
        ("He spoke of the summer of the riots.", "summer of the riots"),
        ("Nobody uses it since the flood weekend.", "the flood weekend"),
        ("My nan still tells of the great freeze.", "the great freeze"),
        ("The roof went in Hurricane Maud.", "Hurricane Maud"),
        ("Her dad worked on the barge that never came home.", "the barge that never came home"),
        ("They named a street after the lads they found in the shaft.", "the lads they found"),
        ("His brother died in the tunnel.", "the tunnel"),
        ("There is a vigil for the ferry each year.", "the ferry"),
        ("My uncle was on the dinghy.", "the dinghy"),
        ("You will know of the coach at the crossing.", "the coach at the crossing"),
        ("They call him the lay-by baby.", "the lay-by baby"),
        ("He was one of the pickers trapped by the tide.", "the pickers trapped by the tide"),
        ("We stood at the vigil for the lost divers.", "the vigil for the lost divers"),
        ("She gave evidence in the care home scandal.", "the care home scandal"),
        ("They came here after the fall of the capital.", "the fall of the capital"),
        ("He was there till the last tram ran.", "the last tram ran"),
        ("We left when the spire started to shake.", "the spire started to shake"),
        ("He was swept off the slipway.", "swept off the slipway"),
        ("He lost his work when they flooded the valley.", "they flooded the valley"),
    ],
)
def test_an_event_that_all_know_of(text, event):
    assert covers(text, event)


@pytest.mark.parametrize(
    "plain",
    [
        "Since the placement broke down she has been calm.",
        "After the meeting moved online more people came.",
        "The day of the review he wore a tie.",
        "When the plan fell through we made another.",
        "The service that never came back to us was told.",
        "When they closed the case we wrote to the family.",
        "Since the money ran out they have walked.",
    ],
)
def test_what_goes_wrong_in_every_place_is_none(plain):
    assert told_by(EVENTS.read, plain) == []
