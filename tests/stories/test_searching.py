"""What a search means: tokens, terms, what was meant, and what says most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.searching import Term, near, ranked, searchable, terms_of, tokens_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Listening, listened; LISTENS", ["listen"] * 3),
        ("The mother’s café", ["the", "mother", "cafe"]),
        ("100% of 1,000", ["100", "of", "1", "000"]),
        ("жук", ["u436u443u43a"]),
        ("% _ \\ ' “”", []),
    ],
)
def test_a_text_becomes_stems_in_plain_letters(text, tokens):
    assert tokens_of(text) == tokens


@given(st.text())
def test_a_token_holds_nothing_a_database_could_take_for_an_instruction(text):
    for token in tokens_of(text) + [each for term in terms_of(text) or () for each in term.tokens]:
        assert token.isascii()
        assert token.isalnum()


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", []),
        ("the of", []),
        ("% _", None),
        ("kitchens", [Term(("kitchen",), "kitchens")]),
        ('"safer at home"', [Term(("safer", "at", "home"), "safer at home")]),
        ("kitch*", [Term(("kitch",), "kitch", beginning=True)]),
        ("tea tea", [Term(("tea",), "tea")]),
        ("well-being", [Term(("well", "be"), "well-being")]),
    ],
)
def test_what_is_typed_becomes_terms(typed, terms):
    assert terms_of(typed) == terms


def test_no_search_is_longer_than_ten_terms():
    assert len(terms_of(" ".join(f"w{each}" for each in range(40)))) == 10


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kichten", "kitchen"),
        ("recieve", "receive"),
        ("fostring", "fostering"),
        ("aunnt", "aunt"),
        ("kitch", "kitchen"),
    ],
)
def test_a_slip_is_understood(typed, meant):
    assert near(typed)[0] == meant


@pytest.mark.parametrize("typed", ["abc", "", "x" * 200, "1234567", "a'b"])
def test_where_nothing_can_be_guessed_nothing_is(typed):
    assert near(typed) == []


def test_titles_and_rare_words_come_first():
    texts = [
        searchable("One", ["We had tea."]),
        searchable("Tea", ["We had cake."]),
        searchable("Two", ["We had tea and a gate."]),
    ]
    assert ranked(texts, terms_of("tea"))[0] == 1
    assert ranked(texts, terms_of("tea gate"))[0] == 2
