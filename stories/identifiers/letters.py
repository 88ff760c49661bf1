"""A page as a string of one letter a word and stop, so that grammar is read by one pattern."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, repeat
from typing import NamedTuple

from stories.identifiers.words import Page

TIGHT = frozenset((".", ":", "/"))  # as in 8.1 and 07:15: no stop
OFTEN = {", ": ",", ". ": ";", ".\n": ";", ".\n\n": ";", "-": "", "'s ": "", "\u2019s ": ""}
FULL = re.compile(r"[.!?;:\n]")
LESSER = re.compile(r"[,()\u2013\u2014/]| - ")
Digits = Callable[[str], str]


class Lettered(NamedTuple):
    letters: str  # begins and ends with a stop
    stops: list[int]  # where in them a stop stands

    def words(self, first: int, last: int) -> tuple[int, int]:
        """The first and the last word that letters stand for."""
        while first in self.stops:
            first += 1
        while last - 1 in self.stops:
            last -= 1
        return first - bisect_left(self.stops, first), last - 1 - bisect_left(self.stops, last - 1)

    def told(self, pattern: re.Pattern) -> Iterator[tuple[int, int]]:
        """The first and the last word of each group that a pattern finds."""
        for found in pattern.finditer(self.letters):
            for group in filter(found.__getitem__, pattern.groupindex):
                yield self.words(*found.span(group))


_TABLES: list[dict[str, str]] = []


def table(classes: Mapping[str, str]) -> dict[str, str]:
    """Word -> the letter of its class; a page is looked up in all tables at once."""
    _TABLES.append({word: letter for letter, words in classes.items() for word in words.split()})
    return _TABLES[-1]


@cache
def _rows(tables: int) -> dict[str, str]:
    """Word -> its letter in each of so many tables, 'x' where that does not hold it."""
    made = _TABLES[:tables]
    return {word: "".join(each.get(word, "x") for each in made) for of in made for word in of}


def lettered(
    page: Page,
    known: dict[str, str],
    digits: Digits | None = None,
    people: Sequence[bool] = (),
    owning: Mapping[str, str] | None = None,
) -> Lettered:
    """';' for a full stop, ',' for a lesser one, '.' within a number, 'x' for any other word.

    `known` is a table that table() made.
    `digits` gives the letter of a word that begins with a digit; without it, that is 'x' as well.
    `people` says which words are part of somebody's name: each is a 'P'.
    `owning` gives the letter of a word written with 's, by its letter without.
    """
    if page.stops is None:
        page.numbers = [at for at, word in enumerate(page.plain) if word[0].isdecimal()]
        page.stops = [
            (at, stop)
            for at, gap in enumerate(page.gaps)
            if gap != " " and at and (stop := _stop(gap))
        ]
        page.stands = [0, *(1 + at + before for before, (at, _) in enumerate(page.stops))]
        page.stands.append(1 + len(page) + len(page.stops))
    tables = len(_TABLES)
    if not page.rows:
        page.rows = "".join(map(_rows(tables).get, page.plain, repeat("x" * tables)))
    place = next(at for at, each in enumerate(_TABLES) if each is known)
    letters = list(page.rows[place::tables])
    if digits:
        for at in page.numbers:
            letters[at] = known.get(page.plain[at]) or digits(page.plain[at])
    for at in compress(range(len(people)), people):
        letters[at] = "P"
    if owning:
        for at in compress(range(len(letters)), page.owns):
            letters[at] = owning.get(letters[at], letters[at])
    for at, stop in page.stops:
        letters[at] = stop + letters[at]
    return Lettered(f";{''.join(letters)};", page.stands)


def _stop(gap: str) -> str:
    if gap in OFTEN:
        return OFTEN[gap]
    if gap in TIGHT:
        return "."
    if FULL.search(gap):
        return ";"
    if LESSER.search(gap):
        return ","
    return "&" if "&" in gap else ""
