"""Identities that say nothing."""

import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.ids import ALPHABET, is_id, new_id, one_key, reference

SOME = uuid.UUID("7c9e6679-7425-40de-944b-e07fc1f90ae7")


def test_one_key_is_made_of_its_parts_alone():
    assert one_key("a", "b") == one_key("a", "b")
    assert len({one_key("a", "b"), one_key("ab"), one_key("a b"), one_key("b", "a")}) == 4
    assert len(one_key("x" * 1_000)) == 64


def test_a_new_id_is_an_id_and_never_the_same():
    made = {new_id() for _ in range(100)}
    assert len(made) == 100
    assert all(map(is_id, made))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "../../etc/passwd",
        "' OR 1=1 --",
        "\0",
        "\ud800",
        None,
        7,
        ["a"],
        str(SOME).upper(),
        SOME.hex,
        f"{{{SOME}}}",
        f"urn:uuid:{SOME}",
        f" {SOME}",
        SOME,
    ],
    ids=repr,
)
def test_anything_else_is_not_an_id(text):
    assert not is_id(text)


@given(st.text())
def test_no_text_makes_it_fail(text):
    assert is_id(text) in (True, False)


@given(st.uuids(version=4))
def test_a_reference_can_be_read_out(story_id):
    made = reference(str(story_id))
    assert re.fullmatch(rf"MD-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", made)
    assert made == reference(str(story_id))
    assert not set(made.removeprefix("MD-")) & set("AEIOU01L")


def test_the_alphabet_has_no_letter_twice():
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_references_differ():
    assert len({reference(new_id()) for _ in range(1_000)}) == 1_000
