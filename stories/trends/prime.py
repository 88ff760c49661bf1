"""p and u charts with limits that know real variation from chance: Laney's p-prime and u-prime."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from stories.trends.control import moving_range_mean
from stories.trends.finite import must_be_finite

SPREAD = 1.128  # mean moving range of standard normal values


class Kind(StrEnum):
    SHARE = "p"  # of a denominator, 0 to 1
    RATE = "u"  # per unit of exposure, from 0


@dataclass(frozen=True)
class Prime:
    """Rates with limits, one each per point. `sigma_z` near 1: the plain chart would have done.

    Below 1 the limits are narrower than chance alone would make them.
    """

    kind: Kind
    values: tuple[float, ...]
    centre: float
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    sigma_z: float
    beyond: tuple[bool, ...]


def prime(
    counts: Sequence[float],
    denominators: Sequence[float],
    kind: Kind | str = Kind.SHARE,
    *,
    baseline: int | None = None,
    screen: bool = False,
) -> Prime:
    """Laney's chart of counts over denominators, in time order, none missing.

    `baseline` takes the centre and the spread from the first so many points. Limits of a share are
    clipped to 0 and 1, lower limits of a rate to 0. Raises ValueError for fewer than two points,
    denominators that are not above 0, or counts that do not fit.

    Source: Laney, Improved control charts for attributes, Quality Engineering 14 (2002).
    """
    kind = Kind(kind)
    _check(counts, denominators, kind, baseline)
    base = slice(0, baseline)
    centre = sum(counts[base]) / sum(denominators[base])
    rates = [count / size for count, size in zip(counts, denominators, strict=True)]
    unit = sqrt(centre * (1 - centre) if kind is Kind.SHARE else centre)
    sigmas = [unit / sqrt(size) for size in denominators]
    scores = [
        (rate - centre) / sigma if sigma else 0.0 for rate, sigma in zip(rates, sigmas, strict=True)
    ]
    sigma_z = moving_range_mean(scores[base], screen) / SPREAD
    top = 1.0 if kind is Kind.SHARE else float("inf")
    lower = tuple(max(centre - 3 * sigma * sigma_z, 0.0) for sigma in sigmas)
    upper = tuple(min(centre + 3 * sigma * sigma_z, top) for sigma in sigmas)
    beyond = tuple(
        not low <= rate <= high for low, rate, high in zip(lower, rates, upper, strict=True)
    )
    return Prime(kind, tuple(rates), centre, lower, upper, sigma_z, beyond)


def _check(
    counts: Sequence[float], denominators: Sequence[float], kind: Kind, baseline: int | None
) -> None:
    if len(counts) != len(denominators) or len(counts) < 2:
        raise ValueError("Give at least two points, and a denominator for each.")
    if baseline is not None and not 2 <= baseline <= len(counts):
        raise ValueError("A baseline has at least two points, and no more than there are.")
    must_be_finite(counts, denominators)
    if any(size <= 0 for size in denominators):
        raise ValueError("Every denominator lies above 0; leave out the months without one.")
    for count, size in zip(counts, denominators, strict=True):
        if count < 0 or (kind is Kind.SHARE and count > size):
            raise ValueError("A count lies between 0 and its denominator.")
