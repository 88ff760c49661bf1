"""XmR control charts: what varies as expected, and what is a signal to ask why.

Rules as in NHS England's Making Data Count: 2.66 times the average moving range, screened once;
seven points for a trend or a shift; two of three in the outer third, where a point beyond a limit
counts as well. Each rule stays within a phase and never runs across a missing value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import fsum, isfinite

FACTOR = 2.66  # 3 / 1.128, as the charts of the NHS round it
SCREEN = 3.267  # moving ranges from this many times their mean are left out, once
RUN = 7  # points for a trend or a shift
FEWEST = 8  # points a phase needs for limits at all
FIRM = 13  # points from which limits are more than a trial


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Rule(StrEnum):
    """In the order in which the first names a point."""

    BEYOND = "beyond a limit"
    TREND = "seven in a row going one way"
    TWO_OF_THREE = "two of three close to a limit"
    SHIFT = "seven in a row on one side of the mean"


class Way(StrEnum):
    UP = "up"
    DOWN = "down"


class Variation(StrEnum):
    EXPECTED = "expected variation"
    BETTER = "better than expected variation"
    WORSE = "needs a conversation"
    CHANGED = "a change, neither good nor bad in itself"


class Assurance(StrEnum):
    PASSES = "will meet the target as things stand"
    FAILS = "will miss the target as things stand"
    EITHER = "may meet or miss the target"


class Standing(StrEnum):
    """What the limits of a phase are worth, by the number of its points."""

    NONE = "too few points for limits"
    TRIAL = "trial limits"
    FIRM = "limits"


@dataclass(frozen=True)
class Phase:
    """The points from `start` up to `end` (not included) and the limits they share.

    Everything but the span and `standing` is None where there are too few points. `points` counts
    values that are not missing, `base` those from which the limits come.
    """

    start: int
    end: int
    points: int
    base: int
    standing: Standing
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    lower_third: float | None = None
    upper_third: float | None = None


@dataclass(frozen=True)
class Point:
    """One value with every rule it meets, the way the first of them points, and what that means."""

    value: float | None
    phase: int
    rules: tuple[Rule, ...] = ()
    way: Way | None = None
    variation: Variation = Variation.EXPECTED


@dataclass(frozen=True)
class Xmr:
    points: tuple[Point, ...]
    phases: tuple[Phase, ...]
    better: Better
    target: float | None
    variation: Variation | None  # of the latest point; None without firm limits
    way: Way | None
    assurance: Assurance | None  # None without a target, a direction or firm limits
    missing: tuple[int, ...]  # positions without a value


def xmr(
    values: Sequence[float | None],
    better: Better | str = Better.NEITHER,
    *,
    phases: Sequence[int] = (),
    baseline: int | None = None,
    target: float | None = None,
    screen: bool = True,
    beyond_counts: bool = True,
) -> Xmr:
    """An XmR chart of values in time order; None is a missing value.

    `phases` are the positions at which somebody decided that a new phase begins. `baseline` fixes
    the limits of each phase at its first so many points. `screen` leaves out extreme moving ranges
    once. With `beyond_counts` a point beyond a limit counts as one of two in the outer third.
    Limits are never clipped here. Raises ValueError for values that are not finite, and for
    phases or a baseline that do not fit.

    Source: NHS England, Making Data Count; Wheeler, Understanding Variation (1993).
    """
    better = Better(better)
    if any(value is not None and not isfinite(value) for value in values):
        raise ValueError("A value is not a finite number; give None where it is missing.")
    made = tuple(
        _phase(values, start, end, baseline, screen) for start, end in _spans(len(values), phases)
    )
    points = tuple(
        point
        for number, phase in enumerate(made)
        for point in _points(values, phase, number, better, beyond_counts)
    )
    firm = bool(made) and made[-1].standing is Standing.FIRM
    shown = _latest(points, len(made) - 1) if firm else None
    return Xmr(
        points=points,
        phases=made,
        better=better,
        target=target,
        variation=shown.variation if shown else None,
        way=shown.way if shown else None,
        assurance=_assurance(made[-1], better, target) if firm else None,
        missing=tuple(at for at, value in enumerate(values) if value is None),
    )


def _latest(points: Sequence[Point], phase: int) -> Point | None:
    """The latest point with a value, where it lies in this phase."""
    found = next((each for each in reversed(points) if each.value is not None), None)
    return found if found and found.phase == phase else None


def moving_range_mean(values: Sequence[float | None], screen: bool = True) -> float:
    """The mean distance of each value from the one just before it; 0 where there is none.

    With `screen`, distances not strictly below 3.267 times their mean are left out, once.
    """
    ranges = [
        abs(after - before)
        for before, after in pairwise(values)
        if before is not None and after is not None
    ]
    if not ranges:
        return 0.0
    mean = sum(ranges) / len(ranges)
    kept = [each for each in ranges if each < SCREEN * mean] if screen else ranges
    return sum(kept) / len(kept) if kept else 0.0


def _spans(size: int, phases: Sequence[int]) -> list[tuple[int, int]]:
    joins = list(phases)
    if joins != sorted(set(joins)) or any(not 0 < join < size for join in joins):
        raise ValueError("Phases begin at rising positions inside the series.")
    return list(pairwise([0, *joins, size])) if size else []


def _phase(
    values: Sequence[float | None], start: int, end: int, baseline: int | None, screen: bool
) -> Phase:
    if baseline is not None and baseline < 2:
        raise ValueError("A baseline has at least two points.")
    given = [at for at in range(start, end) if values[at] is not None]
    based = given[:baseline]
    if len(based) < FEWEST:
        return Phase(start, end, len(given), len(based), Standing.NONE)
    window = values[start : based[-1] + 1]
    held = [value for value in window if value is not None]
    # Values all the same lie on their centre: a rounded sum would put them all on one side of it.
    centre = held[0] if min(held) == max(held) else fsum(held) / len(held)
    reach = FACTOR * moving_range_mean(window, screen)
    return Phase(
        start,
        end,
        len(given),
        len(based),
        Standing.FIRM if len(based) >= FIRM else Standing.TRIAL,
        centre,
        centre - reach,
        centre + reach,
        centre - 2 / 3 * reach,
        centre + 2 / 3 * reach,
    )


def _points(
    values: Sequence[float | None], phase: Phase, number: int, better: Better, beyond_counts: bool
) -> list[Point]:
    span = range(phase.start, phase.end)
    if phase.standing is Standing.NONE:
        return [Point(values[at], number) for at in span]
    found: dict[int, dict[Rule, Way]] = {at: {} for at in span}
    for piece in _unbroken(values, phase):
        for rule, at, way in _signals(values, piece, phase, beyond_counts):
            found[at][rule] = way  # a later run takes a point it shares with an earlier one
    return [_point(values[at], number, found[at], better) for at in span]


def _point(value: float | None, phase: int, met: dict[Rule, Way], better: Better) -> Point:
    rules = tuple(rule for rule in Rule if rule in met)
    if not rules:
        return Point(value, phase)
    way = met[rules[0]]
    return Point(value, phase, rules, way, _means(way, better))


def _means(way: Way, better: Better) -> Variation:
    if better is Better.NEITHER:
        return Variation.CHANGED
    good = (way is Way.UP) == (better is Better.HIGHER)
    return Variation.BETTER if good else Variation.WORSE


def _unbroken(values: Sequence[float | None], phase: Phase) -> Iterator[list[int]]:
    """The positions of a phase in pieces without a missing value inside."""
    piece: list[int] = []
    for at in range(phase.start, phase.end):
        if values[at] is not None:
            piece.append(at)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _signals(
    values: Sequence[float], piece: list[int], phase: Phase, beyond_counts: bool
) -> Iterator[tuple[Rule, int, Way]]:
    for at in piece:
        if values[at] > phase.upper or values[at] < phase.lower:
            yield Rule.BEYOND, at, Way.UP if values[at] > phase.upper else Way.DOWN
    for run, way in _runs([_step(values, at) for at in piece[:-1]], RUN - 1):
        for place in (*run, run[-1] + 1):
            yield Rule.TREND, piece[place], way
    for at, way in _two_of_three(values, piece, phase, beyond_counts):
        yield Rule.TWO_OF_THREE, at, way
    for run, way in _runs([_side(values[at], phase.centre) for at in piece], RUN):
        for place in run:
            yield Rule.SHIFT, piece[place], way


def _step(values: Sequence[float], at: int) -> Way | None:
    return _side(values[at + 1], values[at])


def _side(value: float, line: float) -> Way | None:
    return None if value == line else Way.UP if value > line else Way.DOWN


def _runs(ways: list[Way | None], least: int) -> Iterator[tuple[range, Way]]:
    """Stretches of one way, at least so long; None ends a stretch."""
    start = 0
    for at in range(1, len(ways) + 1):
        if at == len(ways) or ways[at] != ways[start]:
            if ways[start] is not None and at - start >= least:
                yield range(start, at), ways[start]
            start = at


def _two_of_three(
    values: Sequence[float], piece: list[int], phase: Phase, beyond_counts: bool
) -> Iterator[tuple[int, Way]]:
    for first in range(len(piece) - 2):
        three = piece[first : first + 3]
        sides = {_side(values[at], phase.centre) for at in three}
        if len(sides) == 1 and (way := sides.pop()):
            past = [at for at in three if _past(values[at], way, phase, beyond_counts)]
            if len(past) >= 2:
                yield from ((at, way) for at in past)


def _past(value: float, way: Way, phase: Phase, beyond_counts: bool) -> bool:
    """Whether a value lies past the outer-third line on this side."""
    if way is Way.UP:
        return value > phase.upper_third and (beyond_counts or value <= phase.upper)
    return value < phase.lower_third and (beyond_counts or value >= phase.lower)


def _assurance(phase: Phase, better: Better, target: float | None) -> Assurance | None:
    if target is None or better is Better.NEITHER:
        return None
    if phase.lower <= target <= phase.upper:
        return Assurance.EITHER
    reached = target < phase.lower if better is Better.HIGHER else target > phase.upper
    return Assurance.PASSES if reached else Assurance.FAILS
