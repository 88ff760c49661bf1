"""A rule: a pattern, the kind it shows, and the signs without which it need not be tried."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.words import Page, Signs

REACH = 16  # words on each side of what a rule needs


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
    near: dict[frozenset[str], list[tuple[int, int]]] = {}
    for kind, pattern, needs, check, level in rules:
        if any(need.isdisjoint(present) for need in needs):
            continue
        group = "v" if "v" in pattern.groupindex else 0
        for first, last in _windows(page, needs, present, near):
            for match in pattern.finditer(page.text, first, last):
                found = check(match) if check else kind
                if found:
                    yield Span(*match.span(group), found, level)


def _windows(
    page: Page, needs: tuple[frozenset[str], ...], present: Signs, near: dict
) -> list[tuple[int, int]]:
    """The text within REACH words of what a rule needs; all of it where it needs nothing."""
    if not needs:
        return [(0, len(page.text))]
    for need in needs:
        if need not in near:
            near[need] = _stretches(
                page, sorted(at for word in need & present.keys() for at in present[word])
            )
    return min(
        (near[need] for need in needs),
        key=lambda stretches: sum(last - first for first, last in stretches),
    )


def _stretches(page: Page, places: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at in places:
        first, after = max(0, at - REACH), at + REACH + 1
        start = page.starts[first] if first else 0
        end = page.starts[after] if after < len(page) else len(page.text)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
