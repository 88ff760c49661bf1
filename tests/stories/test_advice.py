"""Reasons for return turned into advice: the commonest first, and no numbers."""

import pytest

from stories.advice import ADVICE, TOP, top_advice
from stories.redaction import must_replace
from stories.telling import ReturnReason


def test_every_reason_but_something_else_has_advice():
    assert set(ADVICE) == set(ReturnReason) - {ReturnReason.OTHER}


def test_the_commonest_reason_comes_first():
    counts = {ReturnReason.DUPLICATE: 2, ReturnReason.TOO_MUCH_DETAIL: 7, ReturnReason.OTHER: 99}
    assert top_advice(counts) == [
        ADVICE[ReturnReason.TOO_MUCH_DETAIL],
        ADVICE[ReturnReason.DUPLICATE],
    ]


def test_at_most_five_and_the_same_order_each_time():
    everything = dict.fromkeys(ReturnReason, 3)
    assert len(top_advice(everything)) == TOP
    assert top_advice(everything) == top_advice(dict(reversed(everything.items())))


@pytest.mark.parametrize("counts", [{}, {ReturnReason.OTHER: 4}, {ReturnReason.DUPLICATE: 0}])
def test_nothing_returned_gives_no_advice(counts):
    assert top_advice(counts) == []


@pytest.mark.parametrize("sentence", ADVICE.values())
def test_the_advice_itself_names_nobody(sentence):
    assert must_replace(sentence) == []
