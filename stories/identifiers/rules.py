"""A rule: a pattern, the kind it shows, and the signs without which it need not be tried."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.words import Page, Signs

REACH = 10  # words on each side of what a rule needs, unless its book says otherwise
Stretch = tuple[int, int, int, int]  # a run of text: its characters, then its words
Need = frozenset[str]  # words or signs of which a text must hold one
# Word or sign -> the needs of all rules that it meets, so that one look at each word of a text
# tells which rules are worth trying.
_MEETS: dict[str, list[Need]] = {}


class Rule(NamedTuple):
    kind: Kind
    pattern: re.Pattern  # a group named "v" is the found part; without one, all of it
    needs: tuple[Need, ...] = ()  # each must be met
    check: Callable[[re.Match], Kind | None] | None = (
        None  # a last look, which may name another kind
    )
    level: Level = Level.BLOCK
    group: str | int = 0


def rule(
    kind: Kind,
    pattern: str,
    *needs: str,
    check: Callable[[re.Match], Kind | None] | None = None,
    level: Level = Level.BLOCK,
    cased: bool = False,
) -> Rule:
    """`needs` are words or signs separated by spaces; '9' stands for any digit."""
    flags = re.MULTILINE if cased else re.MULTILINE | re.IGNORECASE
    compiled = re.compile(pattern, flags)
    group = "v" if "v" in compiled.groupindex else 0
    return Rule(kind, compiled, tuple(map(_need, needs)), check, level, group)


def _need(words: str) -> Need:
    need = frozenset(words.split())
    for word in need:
        meets = _MEETS.setdefault(word, [])
        if need not in meets:
            meets.append(need)
    return need


class Book:
    """Rules together, by what they need, so that a text meets only those that may hold for it."""

    def __init__(self, *sources: Iterable[Rule], reach: int = REACH):
        self.reach = reach
        self.always: list[Rule] = []
        self.by_first: dict[Need, dict[tuple[Need, ...], list[Rule]]] = {}
        for rules in sources:
            for each in rules:
                if each.needs:
                    groups = self.by_first.setdefault(each.needs[0], {})
                    groups.setdefault(each.needs, []).append(each)
                else:
                    self.always.append(each)

    def __len__(self) -> int:
        needing = (rules for groups in self.by_first.values() for rules in groups.values())
        return len(self.always) + sum(map(len, needing))

    def read(self, page: Page, present: Signs) -> Iterator[Span]:
        """What the rules find, each looking only near the words and signs it needs."""
        if page.met is None:
            page.met = _met(present)
        yield from _found(self.always, page.text, [(0, len(page.text), 0, len(page))])
        for first in self.by_first.keys() & page.met.keys():
            for needs, rules in self.by_first[first].items():
                if windows := _windows(page, needs, self.reach):
                    yield from _found(rules, page.text, windows)


def _found(rules: Iterable[Rule], text: str, windows: list[Stretch]) -> Iterator[Span]:
    for kind, pattern, _, check, level, group in rules:
        for first, last, _, _ in windows:
            for match in pattern.finditer(text, first, last):
                found = check(match) if check else kind
                if found:
                    yield Span(*match.span(group), found, level)


def _met(present: Signs) -> dict[Need, list[int]]:
    """Each need that a text meets, with the places of the words that meet it."""
    met: dict[Need, list[int]] = {}
    for word in _MEETS.keys() & present.keys():
        for need in _MEETS[word]:
            met.setdefault(need, []).extend(present[word])
    for places in met.values():
        places.sort()
    return met


def _windows(page: Page, needs: tuple[Need, ...], reach: int) -> list[Stretch]:
    """The text within `reach` words of all that a rule needs."""
    met = page.met
    for need in needs[1:]:
        if need not in met:
            return []
    stretches = _near(page, needs[0], reach)
    for need in needs[1:]:
        if not stretches:
            break
        stretches = _both(stretches, _near(page, need, reach), met[need])
    if len(needs) > 1:
        stretches = [each for each in stretches if _holds(met[needs[0]], each[2], each[3])]
    return stretches


def _holds(places: list[int], first: int, after: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] < after


def _both(some: list[Stretch], others: list[Stretch], places: list[int]) -> list[Stretch]:
    """Where the stretches overlap, if one of the places lies there."""
    found, one, other = [], 0, 0
    while one < len(some) and other < len(others):
        _, end, first, after = some[one]
        _, also, begins, until = others[other]
        low, high = max(first, begins), min(after, until)
        if low < high and _holds(places, low, high):
            start = max(some[one][0], others[other][0])
            found.append((start, min(end, also), low, high))
        if after < until:
            one += 1
        else:
            other += 1
    return found


def _near(page: Page, need: Need, reach: int) -> list[Stretch]:
    """The runs of words within `reach` of what meets a need."""
    known = page.near.get((need, reach))
    if known is None:
        known = page.near[need, reach] = _runs(page, page.met[need], reach)
    return known


def _runs(page: Page, places: list[int], reach: int) -> list[Stretch]:
    runs: list[list[int]] = []
    size = len(page)
    for at in places:
        first, after = max(0, at - reach), min(size, at + reach + 1)
        if runs and first <= runs[-1][1]:
            runs[-1][1] = after
        else:
            runs.append([first, after])
    return [
        (
            page.starts[first] if first else 0,
            page.starts[after] if after < size else len(page.text),
            first,
            after,
        )
        for first, after in runs
    ]
