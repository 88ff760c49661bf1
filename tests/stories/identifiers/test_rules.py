"""How rules are tried: near what they need, and without regard to case where it says nothing."""

import re
import sys
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.identifiers import quasi
from stories.identifiers.finder import BOOK
from stories.identifiers.finding import Kind
from stories.identifiers.rules import NUMBERS, REACH, Book, Rule, rule
from stories.identifiers.words import UNSPOKEN, in_lower, read, signs
from tests.benchmarks.identifier_texts import stories

RULES = (*BOOK.rules, *quasi.book().rules)
LETTERS = "[a-z\u00e9]"
TOLD = 3_000  # letters, of texts of the benchmark


@cache
def told() -> str:
    return " ".join(story.text[:300] for story in stories("work")[::80])[:TOLD]


def spans(pattern: re.Pattern, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


def test_a_rule_that_ignores_case_finds_the_same_in_lower_case():
    text = told() + told().upper()
    for each in RULES:
        if each.in_lower:
            assert spans(each.in_lower, in_lower(text)) == spans(each.pattern, text), each.source


def test_letters_are_put_in_lower_case_one_for_one_as_patterns_ignore_case():
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    lower = in_lower(every)
    assert len(lower) == len(every)
    cased = re.findall(LETTERS, every, re.IGNORECASE)
    assert cased == [every[found.start()] for found in re.finditer(LETTERS, lower)]
    for letter in cased:
        assert re.fullmatch(in_lower(letter), letter, re.IGNORECASE)


def test_a_rule_whose_capitals_matter_is_never_tried_in_lower_case():
    assert rule(Kind.JOB, "[A-Z]").in_lower
    assert not rule(Kind.JOB, "[A-Z]", cased=True).in_lower
    assert not rule(Kind.JOB, "(?-i:[A-Z])").in_lower


WORDS = ("one", "two", "three", "plain", "x")
SOME = [rule(Kind.JOB, r"\w+", *needs) for needs in (("one",), ("one two",), ("one", "two"))]
SOME += [rule(Kind.JOB, r"\w+", "one", "two", "three"), rule(Kind.JOB, r"\w+", "two x", "one")]


def looked_at(each: Rule, words: list[str], reach: int) -> set[int]:
    """The words near one of each need, all near the one that stands in the fewest places."""
    stands = [[at for at, word in enumerate(words) if word in need] for need in each.needs]
    rarest, *others = sorted(stands, key=len)
    together = [
        places
        for places in product(rarest, *others)
        if all(abs(place - places[0]) <= reach for place in places)
    ]
    return {
        at
        for at in range(len(words))
        if any(all(abs(at - place) <= reach for place in places) for places in together)
    }


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from(WORDS) | st.just("plain"), max_size=60),
    st.sampled_from(SOME),
    st.sampled_from((1, 4, REACH)),
)
def test_a_rule_looks_at_all_words_near_what_it_needs_and_at_no_others(words, each, reach):
    page = read(" ".join(words))
    found = Book([each], reach=reach).read(page, signs(page))
    assert {page.starts.index(span.start) for span in found} == looked_at(each, words, reach)


def test_every_word_that_a_rule_needs_is_one_as_a_page_reads_it():
    """Else a part of a text that holds it is never looked at: 'burnt-out' is read as two words."""
    needed = {word for each in RULES for need in each.needs for word in need}
    unread = {word for word in needed if read(word).plain != [word]}
    assert unread <= UNSPOKEN


def test_every_rule_needs_something_lest_it_be_tried_on_every_text():
    assert not [each.source for each in RULES if not each.needs]


WRITTEN = (
    "07700 900 123, 0 7 7 0 0 9 0 0 1 2 3, O7700 9OO 123, +44 (0)113 496 0000, 943 476 5919",
    "AB 12 34 56 C, AB123456C, A8O1234567890, LS1 4AP, ls14ap, TS41 7, HX17 4**, ZZ99 3CZ, M62",
    "AB12 CDE, ab12cde, A1234BC, COP 9940 1183, 12-AB/3, 123456, AB/12/34, user_12, kofi.ama12",
    "12/03/2019, 2019-03-12, 3.4., 12,03,2019, 12may, the 21st, the 21 st, 3 rd, F/34, 78M, M 45",
    "Kofi#1234, C.7, 7:45, 1-2-3, x1, 99 o 12, 28 02 79, 5, 14",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_how_a_number_is_written_hides_it_from_no_rule(written):
    """A rule that needs a sign of it finds there what it finds when it looks everywhere."""
    text = f"tel no. {written} and so on."
    numbered = [each for each in RULES if not NUMBERS.isdisjoint({*each.needs[0]})]
    assert len(numbered) > 20
    for each in numbered:
        page, everywhere = read(text), []
        each.look(page, [(0, len(text))], everywhere)
        assert Book([each]).read(page, signs(page)) == everywhere, each.source
