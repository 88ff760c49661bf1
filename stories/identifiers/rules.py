"""A rule: a pattern, the kind it shows, and the signs without which it need not be tried."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.words import Page, Signs

REACH = 10  # words on each side of what a rule needs


class Rule(NamedTuple):
    kind: Kind
    pattern: re.Pattern  # a group named "v" is the found part; without one, all of it
    needs: tuple[frozenset[str], ...] = ()  # of each set, one word or sign must be in the text
    check: Callable[[re.Match], Kind | None] | None = (
        None  # a last look, which may name another kind
    )
    level: Level = Level.BLOCK


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
    return Rule(
        kind,
        re.compile(pattern, flags),
        tuple(frozenset(words.split()) for words in needs),
        check,
        level,
    )


def apply(rules: Iterable[Rule], page: Page, present: Signs) -> Iterator[Span]:
    """What the rules find, each looking only near the words and signs it needs."""
    for kind, pattern, needs, check, level in rules:
        windows = _windows(page, needs, present)
        group = "v" if windows and "v" in pattern.groupindex else 0
        for first, last in windows:
            for match in pattern.finditer(page.text, first, last):
                found = check(match) if check else kind
                if found:
                    yield Span(*match.span(group), found, level)


class Near(NamedTuple):
    """Where words and signs of one need begin in the text, and the text within REACH of them."""

    starts: list[int]
    stretches: list[tuple[int, int]]
    size: int


def _windows(
    page: Page, needs: tuple[frozenset[str], ...], present: Signs
) -> list[tuple[int, int]]:
    """The text within REACH words of all that a rule needs; all of it where it needs nothing."""
    if not needs:
        return [(0, len(page.text))]
    near = page.near
    for need in needs:
        if need not in near:
            near[need] = _near(
                page, sorted(at for word in need & present.keys() for at in present[word])
            )
        if not near[need].starts:
            return []
    if len(needs) == 1:
        return near[needs[0]].stretches
    least = min((near[need] for need in needs), key=lambda each: each.size)
    others = [near[need].starts for need in needs if near[need] is not least]
    return [
        (first, last)
        for first, last in least.stretches
        if all(_holds(starts, first, last) for starts in others)
    ]


def _holds(starts: list[int], first: int, last: int) -> bool:
    at = bisect_left(starts, first)
    return at < len(starts) and starts[at] < last


def _near(page: Page, places: list[int]) -> Near:
    found: list[tuple[int, int]] = []
    for at in places:
        before, after = max(0, at - REACH), at + REACH + 1
        start = page.starts[before] if before else 0
        end = page.starts[after] if after < len(page) else len(page.text)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    size = sum(last - first for first, last in found)
    return Near([page.starts[at] for at in places], found, size)
