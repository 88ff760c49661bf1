"""What is said of a family, a job or an event in the same breath."""

import pytest

from stories.identifiers import find
from tests.stories.identifiers.checks import covers


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("He is a cooper who mends the abbey barrels, as his dad did.", "mends the abbey barrels"),
        ("She was a lion tamer with a wooden leg. She laughed.", "lion tamer with a wooden leg"),
        ("He is a huge wheel inspector now.", "huge wheel inspector"),
        ("She has six brothers, all past seventy, and a dog.", "brothers, all past seventy"),
        ("She fostered twelve girls and never a boy.", "fostered twelve girls and never a boy"),
        ("There are nine of them, with her in the middle.", "with her in the middle"),
        ("We lost the house when the dam burst and took the lane.", "and took the lane"),
    ],
)
def test_it_is_found_with_them(text, whole):
    assert covers(text, whole)


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        ("He was a lion tamer. Who knew?", "Who"),
        ("She has six brothers but she lives alone.", "lives"),
        ("He was a steeplejack and he liked tea.", "liked"),
        ("He was a steeplejack, who smiled.", "smiled"),
    ],
)
def test_it_ends_where_the_breath_ends(text, beyond):
    at = text.index(beyond)
    told = find(text)
    assert told
    assert not any(found.start <= at < found.end for found in told)


def test_a_name_beside_it_stays_apart():
    text = "He was a steeplejack with Kofi Mensah at the mill."
    names = [text[found.start : found.end] for found in find(text) if found.kind == "person"]
    assert names == ["Kofi Mensah"]


def test_it_ends_before_what_begins_inside_a_word():
    told, inside = find("She has six brothers with \u00adaged 7 there.")
    assert told.end <= inside.start
