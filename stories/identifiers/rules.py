"""A rule: a pattern, the kind it shows, and the signs without which it need not be tried."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.words import JOINED, LONG, MIXED, UNSPOKEN, Page, Signs, read

REACH = 10  # words on each side of what a rule needs, unless its book says otherwise
CLOSE = 3  # the same for a rule that needs a number and nothing else, unless it says otherwise
NUMBERS = frozenset((MIXED, JOINED, LONG))
READ_OUT = 14  # the same for numbers and days that are read out, a word a digit
Need = frozenset[str]  # words or signs of which a text must hold one
Places = int  # words of a page, a bit each: what rules need is found by sums on whole pages
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
        self.always = [each for each in self.rules if not each.needs]
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
        for each in self.always:
            each.look(page, [(0, len(page.text))], found)
        for first in self.by_first.keys() & page.met.keys():
            for (needs, reach), rules in self.by_first[first].items():
                if windows := _windows(page, needs, reach):
                    for each in rules:
                        each.look(page, windows, found)
        return found


def _met(present: Signs) -> dict[Need, Places]:
    """Each need that a text meets, with the places of the words that meet it."""
    met: dict[Need, Places] = {}
    for word in _MEETS.keys() & present.keys():
        places = 0
        for at in present[word]:
            places |= 1 << at
        for need in _MEETS[word]:
            met[need] = met.get(need, 0) | places
    return met


def _windows(page: Page, needs: tuple[Need, ...], reach: int) -> list[tuple[int, int]]:
    """The stretches of text that lie within `reach` words of all that a rule needs."""
    met, first = page.met, needs[0]
    if len(needs) > 1 and needs[1] not in met:
        return []
    near = _near(page, first, reach)
    for need in needs[1:]:
        if need not in met or not met[first] & (beside := _near(page, need, reach)):
            return []  # so it is for most rules
        near = _holding(near & beside, met[first], met[need])
    return _stretches(page, near)


def _stretches(page: Page, near: Places) -> list[tuple[int, int]]:
    """Each run of words as a stretch of the text: to where the word after it begins."""
    starts, size, end = page.starts, len(page), len(page.text)
    found = []
    while near:
        first = near & -near
        run = near & ~(near + first)  # adding to a run's first word carries past its last
        near ^= run
        after = run.bit_length()
        at = starts[first.bit_length() - 1] if first > 1 else 0
        found.append((at, starts[after] if after < size else end))
    return found


def _holding(near: Places, one: Places, other: Places) -> Places:
    """Those runs of words in which a place of each lies."""
    kept = 0
    while near:
        run = near & ~(near + (near & -near))
        near ^= run
        if run & one and run & other:
            kept |= run
    return kept


def _near(page: Page, need: Need, reach: int) -> Places:
    """The words within `reach` of those that meet a need, and as many places past the last word."""
    near = page.near.get((need, reach))
    if near is None:
        near = page.met[need]
        for step in _steps(reach):
            near |= near << step
        near = page.near[need, reach] = near >> reach
    return near


@cache
def _steps(reach: int) -> tuple[int, ...]:
    """By how much to move a place, and what that gives, so that it covers `reach` on each side."""
    steps, covered, whole = [], 1, 2 * reach + 1
    while covered < whole:
        steps.append(min(covered, whole - covered))
        covered += steps[-1]
    return tuple(steps)
