"""A rule: a pattern, the kind it shows, and the signs without which it need not be tried."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.words import JOINED, LONG, MIXED, UNSPOKEN, Page, Signs, read

REACH = 10  # words on each side of what a rule needs, unless its book says otherwise
CLOSE = 3  # the same for a rule that needs a number and nothing else, unless it says otherwise
NUMBERS = frozenset((MIXED, JOINED, LONG))
READ_OUT = 14  # the same for numbers and days that are read out, a word a digit
Need = frozenset[str]  # words or signs of which a text must hold one
Places = list[int]  # of words of a page, in its order
UPPER = re.compile(r"(?<!\\)(?<!\(\?)[A-Z]")  # in the source of a pattern: not \S, nor (?P<
# Word or sign -> the needs of all rules that it meets, so that one look at each word of a text
# tells which rules are worth trying.
_MEETS: dict[str, list[Need]] = {}


@dataclass(frozen=True, eq=False)
class Rule:
    kind: Kind
    source: str  # of the pattern; a group named "v" is the found part, without one, all of it
    cased: bool  # whether capitals matter
    needs: tuple[Need, ...]  # each must be met
    check: Callable[[re.Match], Kind | None] | None  # a last look, which may name another kind
    level: Level
    reach: int | None  # words on each side of what it needs, where not as its book says

    # Compiled when a text first meets the rule: all at once would take most of a second.
    @cached_property
    def pattern(self) -> re.Pattern:
        return re.compile(self.source, re.MULTILINE | (0 if self.cased else re.IGNORECASE))

    @cached_property
    def in_lower(self) -> re.Pattern | None:
        """The pattern for a text in lower case: twice as fast as ignoring case letter by letter."""
        if self.cased or "(?-i:" in self.source:
            return None
        return re.compile(UPPER.sub(lambda found: found[0].lower(), self.source), re.MULTILINE)

    @cached_property
    def group(self) -> str | int:
        return "v" if "(?P<v>" in self.source else 0

    def compile(self) -> None:
        """All that a text could meet of it."""
        if not self.in_lower or self.check:
            self.pattern.search("")

    def look(self, page: Page, windows: list[tuple[int, int]], found: list[Span]) -> None:
        """Add what it finds in some stretches of a page."""
        quick, check = self.in_lower, self.check
        matches = quick.finditer if quick else self.pattern.finditer
        text = page.lower if quick else page.text
        for start, end in windows:
            for match in matches(text, start, end):
                kind = self.kind
                if check:
                    cased = self.pattern.match(page.text, match.start(), end) if quick else match
                    kind = check(cased)
                if kind:
                    found.append(Span(*match.span(self.group), kind, self.level))


def rule(
    kind: Kind,
    pattern: str,
    *needs: str,
    check: Callable[[re.Match], Kind | None] | None = None,
    level: Level = Level.BLOCK,
    cased: bool = False,
    reach: int | None = None,
) -> Rule:
    """`needs` are words or signs separated by spaces; '9' stands for any digit.

    '9-a' stands for digits and letters in one word, '9/9' for digits joined to what is beside
    them, '9-9' for numbers in a row or a long one.
    """
    numbered = needs == ("9",) or (len(needs) == 1 and not NUMBERS.isdisjoint(needs[0].split()))
    reach = reach or (CLOSE if numbered else None)
    return Rule(kind, pattern, cased, tuple(map(_need, needs)), check, level, reach)


def _need(words: str) -> Need:
    """The words as a page reads them, or the needed part of a text would never be looked at."""
    signs = UNSPOKEN.intersection(words.split())
    spoken = " ".join(word for word in words.split() if word not in signs)
    need = frozenset(signs.union(read(spoken).plain))
    for word in need:
        meets = _MEETS.setdefault(word, [])
        if need not in meets:
            meets.append(need)
    return need


class Book:
    """Rules together, by what they need, so that a text meets only those that may hold for it."""

    def __init__(self, *sources: Iterable[Rule], reach: int = REACH, read_out: Iterable[Rule] = ()):
        """`read_out` are rules for what is told in many words, whatever `reach` others have."""
        reached = [(each, reach) for rules in sources for each in rules]
        reached += [(each, READ_OUT) for each in read_out]
        self.rules = [each for each, _ in reached]
        self.by_first: dict[Need, dict[tuple[tuple[Need, ...], int], list[Rule]]] = {}
        for each, near in reached:
            if each.needs:
                groups = self.by_first.setdefault(each.needs[0], {})
                groups.setdefault((each.needs, each.reach or near), []).append(each)

    def __len__(self) -> int:
        return len(self.rules)

    def read(self, page: Page, present: Signs) -> list[Span]:
        """What the rules find, each looking only near the words and signs it needs."""
        if page.met is None:
            page.met = _met(present)
        found: list[Span] = []
        for first in self.by_first.keys() & page.met.keys():
            for (needs, reach), rules in self.by_first[first].items():
                if windows := _windows(page, needs, reach):
                    for each in rules:
                        each.look(page, windows, found)
        return found


def _met(present: Signs) -> dict[Need, Places]:
    """Each need that a text meets, with the places of the words that meet it."""
    met: dict[Need, Places] = {}
    for word, places in present.items():
        if places and word in _MEETS:
            for need in _MEETS[word]:
                if need in met:
                    met[need] += places
                else:
                    met[need] = [*places]
    for places in met.values():
        places.sort()
    return met


def _windows(page: Page, needs: tuple[Need, ...], reach: int) -> list[tuple[int, int]]:
    """The stretches of text that lie within `reach` words of all that a rule needs.

    All, that is, within `reach` words of the one that stands in the fewest places.
    """
    met = page.met
    if len(needs) == 1:
        places = met[needs[0]]
        return _stretches(page, [at - reach for at in places], [at + reach + 1 for at in places])
    for need in needs:
        if need not in met:
            return []
    return _stretches(page, *_near(sorted([met[need] for need in needs], key=len), reach))


def _near(places: list[Places], reach: int) -> tuple[Places, Places]:
    """Where words of each sort stand together: the first words near all, those after the last.

    It is by far the most of what finding where to look costs, so it calls nothing but bisect.
    """
    rarest, *others = places
    firsts, afters = [], []
    for at in rarest:
        first = last = at
        for other in others:
            near = bisect_left(other, at - reach)
            past = bisect_right(other, at + reach, near)
            if near == past:
                break
            if other[near] > first:
                first = other[near]
            if other[past - 1] < last:
                last = other[past - 1]
        else:
            firsts.append(first - reach)
            afters.append(last + reach + 1)
    return firsts, afters


def _stretches(page: Page, firsts: Places, afters: Places) -> list[tuple[int, int]]:
    """Runs of words as stretches of the text, each to where the word after it begins."""
    found: list[tuple[int, int]] = []
    if not firsts:
        return found
    starts, size, whole = page.starts, len(page.starts), len(page.text)
    begin, end = firsts[0], afters[0]
    for first, after in zip(firsts, afters, strict=True):
        if first > end:
            found.append((starts[begin] if begin > 0 else 0, starts[end]))
            begin = first
        end = after
    found.append((starts[begin] if begin > 0 else 0, starts[end] if end < size else whole))
    return found
