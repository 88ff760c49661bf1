"""Colours that can be read, by the figures of WCAG 2.2."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.colours import BLACK, LARGE, WHITE, WORDS, contrast, readable, towards
from stories.errors import StoryError

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21),
        (WHITE, WHITE, 1),
        ("#767676", WHITE, 4.54),  # the palest grey that words may have on white
        ("#777777", WHITE, 4.48),
        ("#0000ff", WHITE, 8.59),
    ],
)
def test_contrast_is_that_of_the_published_examples(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_from_1_to_21(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(COLOURS)
def test_a_colour_is_mixed_until_it_stands_out_and_no_further(colour):
    darker = towards(colour, BLACK, WHITE, LARGE)
    assert contrast(darker, WHITE) >= LARGE
    if contrast(colour, WHITE) >= LARGE:
        assert darker == colour


def test_a_colour_that_can_be_read_is_taken_as_it_is():
    assert readable("ORGANISATION_COLOUR", " #6A2C70 ") == "#6a2c70"


@pytest.mark.parametrize("typed", ["teal", "#abc", "00616b", "#00616", "#00616g"])
def test_what_is_no_colour_is_refused_with_an_example(typed):
    with pytest.raises(StoryError, match="six figures, such as #00616b"):
        readable("ORGANISATION_COLOUR", typed)


@pytest.mark.parametrize("typed", ["#ffcc00", "#777777", "#ffffff"])
def test_a_pale_colour_is_refused_with_a_shade_that_would_do(typed):
    with pytest.raises(StoryError, match=r"words need 4\.5 to 1") as refused:
        readable("ORGANISATION_COLOUR", typed)
    better = re.search(r"(#\w{6}) would do", str(refused.value))[1]
    assert readable("ORGANISATION_COLOUR", better) == better
    assert contrast(better, WHITE) >= WORDS
    assert "by 4.5 to 1" not in str(refused.value)
