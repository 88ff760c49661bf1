"""A funnel: whether a service lies further from the rest than its size explains; no ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, pi, sin, sqrt

import numpy as np

from stories.trends.finite import must_be_finite
from stories.trends.intervals import poisson, sigmas

WARN, ALARM = sigmas(0.95), sigmas(0.998)
FEWEST = 10  # areas from which extra variation can be told from chance
TAIL = 0.1  # share of areas at each end that is pulled in before the spread is measured


@dataclass(frozen=True)
class Lines:
    """The 95 % and the 99.8 % lines at one size."""

    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float


@dataclass(frozen=True)
class Funnel:
    """`values` with the lines at each one's own size.

    `lines` are those to judge by: with extra variation where there are enough areas, else plain.
    `plain` are the lines of chance alone. `phi` and `tau` are None where they were not measured.
    """

    target: float
    values: tuple[float, ...]
    lines: tuple[Lines, ...]
    plain: tuple[Lines, ...]
    phi: float | None
    tau: float | None
    outside_95: tuple[bool, ...]
    outside_998: tuple[bool, ...]


def funnel(
    counts: Sequence[float],
    denominators: Sequence[float],
    target: float | None = None,
    *,
    extra_variation: bool = True,
) -> Funnel:
    """Shares (counts over denominators) against a target share, by default that of all together.

    With `extra_variation` and at least 10 areas the lines allow for real differences between areas
    (additive, on the arcsine scale, outer tenths pulled in). Raises ValueError for counts that do
    not fit their denominators.

    Source: Spiegelhalter, Funnel plots for comparing institutional performance (2005), and
    Handling over-dispersion of performance indicators (2005).
    """
    shares = _shares(counts, denominators)
    target = sum(counts) / sum(denominators) if target is None else target
    if not 0 <= target <= 1:
        raise ValueError("A target share lies between 0 and 1.")
    phi = tau = None
    if extra_variation and len(shares) >= FEWEST:
        phi, tau = _spread(shares, denominators, target)
    plain = tuple(lines_at(target, size) for size in denominators)
    lines = tuple(lines_at(target, size, tau) for size in denominators)
    placed = list(zip(shares, lines, strict=True))
    outside_95 = tuple(not at.lower_95 <= share <= at.upper_95 for share, at in placed)
    outside_998 = tuple(not at.lower_998 <= share <= at.upper_998 for share, at in placed)
    return Funnel(target, shares, lines, plain, phi, tau, outside_95, outside_998)


def lines_at(target: float, size: float, tau: float | None = None) -> Lines:
    """The lines about a target share at one size; with `tau`, wider by that much variation."""
    return _wider(target, size, tau) if tau else _plain(target, size)


def ratio_lines(expected: float) -> Lines:
    """Lines for observed over expected at this many expected, from the exact Poisson interval.

    The share of expected that a count must leave, on either side, to be unusual. Raises ValueError
    unless `expected` lies above 0.
    """
    if expected <= 0:
        raise ValueError("An expected number lies above 0.")
    near, far = poisson(expected, 0.95), poisson(expected, 0.998)
    return Lines(
        near.lower / expected,
        near.upper / expected,
        far.lower / expected,
        far.upper / expected,
    )


def _shares(counts: Sequence[float], denominators: Sequence[float]) -> tuple[float, ...]:
    if len(counts) != len(denominators) or not counts:
        raise ValueError("Give at least one area, and a denominator for each.")
    must_be_finite(counts, denominators)
    if any(
        size <= 0 or not 0 <= count <= size
        for count, size in zip(counts, denominators, strict=True)
    ):
        raise ValueError("A count lies between 0 and its denominator, which lies above 0.")
    return tuple(count / size for count, size in zip(counts, denominators, strict=True))


def _plain(target: float, size: float) -> Lines:
    sigma = sqrt(target * (1 - target) / size)
    return Lines(*(_clipped(target + sign * z * sigma) for z in (WARN, ALARM) for sign in (-1, 1)))


def _wider(target: float, size: float, tau: float) -> Lines:
    middle, sigma = asin(sqrt(target)), sqrt(1 / (4 * size) + tau**2)
    return Lines(
        *(
            sin(min(max(middle + sign * z * sigma, 0.0), pi / 2)) ** 2
            for z in (WARN, ALARM)
            for sign in (-1, 1)
        )
    )


def _spread(
    shares: Sequence[float], denominators: Sequence[float], target: float
) -> tuple[float, float]:
    """phi, the spread beyond chance, and tau, its size on the arcsine scale."""
    sigma = 0.5 / np.sqrt(np.asarray(denominators, dtype=float))
    scores = (np.arcsin(np.sqrt(np.asarray(shares))) - asin(sqrt(target))) / sigma
    low, high = np.quantile(scores, [TAIL, 1 - TAIL])
    phi = float(np.mean(np.clip(scores, low, high) ** 2))
    areas, weights = len(scores), sigma**-2
    if areas * phi < areas - 1:
        return phi, 0.0
    below = weights.sum() - (weights**2).sum() / weights.sum()
    return phi, sqrt(max(0.0, float((areas * phi - (areas - 1)) / below)))


def _clipped(share: float) -> float:
    return min(max(share, 0.0), 1.0)
