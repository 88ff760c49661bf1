"""Typed words made safe to keep."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.errors import TooLong
from stories.text import limited, tidy, turns

# Any text a browser could send, thick with what tidy looks for; lone surrogates too.
ODD = "\0\r\n\t\x85\u00ad\u061c\u200b\u200d\u200f\u202e\u2066\ufeff\ud800\udfff ́éA"
ANYTHING = st.text(st.one_of(st.characters(codec=None), st.sampled_from(ODD)))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  two words \n", "two words"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\tb", "a\tb"),
        ("a\0b\x07c\x7f", "abc"),
        ("before \u202eafter", "before after"),  # an override that would show words backwards
        ("\u200fعلي\u200e", "علي"),
        ("Ko\u200bfi, Ko\u00adfi, Ko\ufefffi", "Kofi, Kofi, Kofi"),
        ("\u061cعلي", "علي"),
        ("e\u0301", "é"),
        ("family 👨\u200d👩\u200d👧 🙂", "family 👨\u200d👩\u200d👧 🙂"),
        ("half a pair \ud83d", "half a pair"),
    ],
)
def test_tidy(typed, kept):
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    ("typed", "missed"),
    [
        ("before \u202eafter", True),  # was read backwards
        ("\u200fعلي", True),
        ("می\u200cخواهم", True),  # letters that were parted
        ("half a pair \ud83d", True),
        ("Ko\u200bfi\0, Ko\u00adfi \r\n", False),
        ("family 👨\u200d👩\u200d👧", False),
    ],
)
def test_what_a_reader_would_miss_of_what_is_left_out_is_known(typed, missed):
    assert turns(typed) == missed


@given(ANYTHING)
def test_tidy_never_fails_and_twice_is_once(text):
    once = tidy(text)
    assert tidy(once) == once
    once.encode()  # no lone surrogates: every database takes it
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\0\r\u202e\u200b\ufeff")


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_words_that_can_be_seen_stay(text):
    assert unicodedata.normalize("NFC", text).strip() in (tidy(text), tidy(text).strip())


@pytest.mark.parametrize(("length", "taken"), [(0, True), (19, True), (20, True), (21, False)])
def test_a_field_takes_as_much_as_it_says(length, taken):
    text = "x" * length
    if taken:
        assert limited("Title", text, 20) == text
    else:
        with pytest.raises(TooLong):
            limited("Title", text, 20)


def test_only_what_is_kept_counts():
    assert limited("Title", " " * 50 + "x" * 20 + "\0" * 50, 20) == "x" * 20


def test_a_huge_paste_is_refused_with_a_sentence():
    with pytest.raises(TooLong) as refused:
        limited("What happened", "Kofi " * 2_000_000, 6_000)
    assert str(refused.value).startswith("What happened: this is 10,000,000 characters")
    assert "the most is 6,000" in str(refused.value)
    assert "Kofi" not in str(refused.value)
