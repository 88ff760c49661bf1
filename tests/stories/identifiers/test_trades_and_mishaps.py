"""A rare living told by what somebody did, and a rare event told by where it befell."""

import pytest

from stories.identifiers.mishaps import find_mishaps
from stories.identifiers.trades import find_trades
from tests.stories.identifiers.checks import told_by


@pytest.mark.parametrize(
    "text",
    [
        "My nan was on the |trams|.",
        "Dad's been on the |rigs| since I was born.",
        "He |mended clocks| for fifty years.",
        "I |shod pit ponies| till they shut it.",
        "He |drives the mobile library|.",
        "She |plays the organ at the cathedral|.",
        "He |made sewing machine needles| for forty years.",
    ],
)
def test_a_living_is_told_by_what_was_done(text):
    assert told_by(find_trades, text.replace("|", "")) == text.split("|")[1::2]


@pytest.mark.parametrize(
    "text",
    [
        "I was scared |when the sea came in the car park|.",
        "It has been so since |the boat went over off the point|.",
        "When he died (|the minibus on the bypass|, it was on telly)",
        "They were there until |the eviction, the one with the helicopter|.",
        "He spoke of |the lightship that broke her chains|; he wept.",
        "Both were badly burned at |the foundry|, so it is hard.",
        "She has not slept since |the ferry|.",
    ],
)
def test_an_event_is_told_by_where_it_befell(text):
    assert told_by(find_mishaps, text.replace("|", "")) == text.split("|")[1::2]


@pytest.mark.parametrize(
    "plain",
    [
        "He made a plan and kept to it.",
        "She keeps the diary on the fridge.",
        "He came after the school closed.",
        "He died in the hospital.",
        "The bus that came was late, so we walked.",
        "They work on the ward and the team.",
        "We built trust over two years.",
    ],
)
def test_ordinary_days_are_left_alone(plain):
    assert told_by(find_trades, plain) == told_by(find_mishaps, plain) == []
