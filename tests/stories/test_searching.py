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


WORDS = st.lists(st.sampled_from(["tea", "teapot", "gate"]), max_size=6)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=8), st.sampled_from(["tea", "gate", "absent"]))
def test_the_text_that_says_a_word_most_comes_first_and_a_title_says_it_three_times(told, word):
    """Where they say it as often, in the order they were given: the newest first."""
    told = [(_once(title), _once(text)) for title, text in told]
    texts = [searchable(" ".join(title), [" ".join(text)]) for title, text in told]
    says = [3 * title.count(word) + text.count(word) for title, text in told]
    most_first = sorted(range(len(told)), key=lambda at: -says[at])
    assert ranked(texts, [Term((word,), word)]) == most_first


def _once(words: list[str]) -> list[str]:
    """Without one that stands twice beside itself: such a pair shares a space, and is one."""
    return [word for at, word in enumerate(words) if words[at - 1 : at] != [word]]


def test_a_word_that_was_begun_is_found_in_longer_ones_and_a_phrase_only_whole():
    texts = [searchable("One", [said]) for said in ("The gate had tea.", "Tea had the gate.")]
    assert ranked([*texts, "teapot tea"], terms_of("te*")) == [2, 0, 1]
    assert ranked(texts, terms_of('"had tea"')) == [0, 1]
    assert ranked(texts, terms_of('"had the"')) == [1, 0]
