"""A page as letters: one for each word, by its class, and one for each stop."""

import pytest

from stories.identifiers import households, kinship, mishaps, spans_of_life, trades
from stories.identifiers.letters import lettered, table
from stories.identifiers.words import read

GRAMMARS = (households, kinship, mishaps, spans_of_life, trades)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Six sons, one dog.", ";Nk,1x;"),
        ("Six sons; at 8.1 (one).", ";Nk;x9.9,1;"),
        ("Six & one", ";N&1;"),
        ("", ";;"),
    ],
)
def test_a_page_as_letters(text, letters):
    known = table({"N": "six seven", "k": "sons", "1": "one"})
    assert lettered(read(text), known, lambda word: "9").letters == letters


def test_somebodys_name_is_a_letter_of_its_own():
    assert lettered(read("Kofi rang"), table({}), people=[True, False]).letters == ";Px;"


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_each_word_of_a_grammar_has_one_class_and_is_a_word_of_a_page(grammar):
    words = [word for words in grammar.CLASSES.values() for word in words.split()]
    assert sorted(words) == sorted(set(words))
    assert [word for word in words if read(word).plain != [word]] == []
