"""A page as a string of one letter a word and stop, so that grammar is read by one pattern."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from stories.identifiers.words import Page

TIGHT = frozenset((".", ":", "/"))  # as in 8.1 and 07:15: no stop
Digits = Callable[[str], str]


class Lettered(NamedTuple):
    letters: str  # begins and ends with a stop
    places: list[int]  # the word that each letter stands for, or -1 for a stop

    def words(self, first: int, last: int) -> tuple[int, int]:
        """The first and the last word that letters stand for."""
        spoken = [place for place in self.places[first:last] if place >= 0]
        return spoken[0], spoken[-1]


def table(classes: Mapping[str, str]) -> dict[str, str]:
    """Word -> the letter of its class."""
    return {word: letter for letter, words in classes.items() for word in words.split()}


def lettered(page: Page, known: Mapping[str, str], digits: Digits) -> Lettered:
    """';' for a full stop, ',' for a lesser one, '.' within a number, 'x' for any other word."""
    letters, places = [";"], [-1]
    for at, (word, gap) in enumerate(zip(page.plain, page.gaps, strict=True)):
        if gap != " " and at and (stop := _stop(gap)):
            letters.append(stop)
            places.append(-1)
        letter = known.get(word)
        letters.append(letter or (digits(word) if word.isdecimal() else "x"))
        places.append(at)
    letters.append(";")
    places.append(-1)
    return Lettered("".join(letters), places)


def _stop(gap: str) -> str:
    if gap in TIGHT:
        return "."
    if any(mark in gap for mark in ".!?;:\n"):
        return ";"
    if any(mark in gap for mark in ",()\u2013\u2014/") or " - " in gap:
        return ","
    return "&" if "&" in gap else ""
