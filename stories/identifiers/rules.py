"""A rule: a pattern, the kind it shows, and the signs without which it need not be tried."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.words import Page, Signs

REACH = 10  # words on each side of what a rule needs
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


def apply(rules: Iterable[Rule], page: Page, present: Signs) -> Iterator[Span]:
    """What the rules find, each looking only near the words and signs it needs."""
    if page.met is None:
        page.met = _met(present)
    for kind, pattern, needs, check, level, group in rules:
        windows = page.windows.get(needs)
        if windows is None:
            windows = page.windows[needs] = _windows(page, needs)
        if not windows:
            continue
        for first, last in windows:
            for match in pattern.finditer(page.text, first, last):
                found = check(match) if check else kind
                if found:
                    yield Span(*match.span(group), found, level)


def _met(present: Signs) -> dict[Need, list[int]]:
    """Each need that a text meets, with the places of the words that meet it."""
    met: dict[Need, list[int]] = {}
    for word in _MEETS.keys() & present.keys():
        for need in _MEETS[word]:
            met.setdefault(need, []).extend(present[word])
    return met


class Near(NamedTuple):
    """Where words and signs of one need begin in the text, and the text within REACH of them."""

    starts: list[int]
    stretches: list[tuple[int, int]]
    size: int


_size = attrgetter("size")


def _windows(page: Page, needs: tuple[Need, ...]) -> list[tuple[int, int]]:
    """The text within REACH words of all that a rule needs; all of it where it needs nothing."""
    if not needs:
        return [(0, len(page.text))]
    for need in needs:
        if need not in page.met:
            return []
    near = [_near(page, need) for need in needs]
    least = min(near, key=_size) if len(near) > 1 else near[0]
    stretches = least.stretches
    for other in near:
        if other is not least:
            stretches = [each for each in stretches if _holds(other.starts, *each)]
    return stretches


def _holds(starts: list[int], first: int, last: int) -> bool:
    at = bisect_left(starts, first)
    return at < len(starts) and starts[at] < last


def _near(page: Page, need: Need) -> Near:
    if need in page.near:
        return page.near[need]
    found: list[tuple[int, int]] = []
    places = sorted(page.met[need])
    for at in places:
        before, after = max(0, at - REACH), at + REACH + 1
        start = page.starts[before] if before else 0
        end = page.starts[after] if after < len(page) else len(page.text)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    size = sum(last - first for first, last in found)
    near = page.near[need] = Near([page.starts[at] for at in places], found, size)
    return near
