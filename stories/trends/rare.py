"""Charts for what happens rarely: how long, or how many, from one event to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import median

from stories.trends.control import FACTOR, moving_range_mean
from stories.trends.finite import must_be_finite

POWER = 3.6  # a time between rare events, to the power of 1/3.6, is close to normal


class Kind(StrEnum):
    UNITS = "g"  # whole units between events, such as plans ended
    TIME = "t"  # time between events, such as days


@dataclass(frozen=True)
class Rare:
    """Values with one set of limits. A value above `upper` is an unusually long quiet time."""

    kind: Kind
    values: tuple[float, ...]
    centre: float
    lower: float
    upper: float
    beyond: tuple[bool, ...]


def rare(
    values: Sequence[float],
    kind: Kind | str = Kind.TIME,
    *,
    baseline: int | None = None,
    screen: bool = True,
) -> Rare:
    """A g chart (whole units between events) or a t chart (time between events).

    g: the centre line is the median, limits lie 3 * sqrt(m(m + 1)) either side of the mean m.
    t: an XmR chart of y ** (1 / 3.6), raised back. Lower limits are not below 0. `screen` belongs
    to the t chart. Raises ValueError for fewer than two values, for units below 0 or not whole,
    and for times that are not above 0.

    Source: Benneyan, Number-between g-type charts (2001); Montgomery, time-between-events chart.
    """
    kind = Kind(kind)
    if len(values) < 2 or (baseline is not None and not 2 <= baseline <= len(values)):
        raise ValueError("Give at least two values, and a baseline of two up to all of them.")
    must_be_finite(values)
    if kind is Kind.UNITS:
        if any(value < 0 or value != int(value) for value in values):
            raise ValueError("Units between events are whole numbers from 0.")
        lines = _units(values[:baseline])
    else:
        if any(value <= 0 for value in values):
            raise ValueError("Times between events lie above 0.")
        lines = _times(values[:baseline], screen)
    centre, lower, upper = lines
    beyond = tuple(not lower <= value <= upper for value in values)
    return Rare(kind, tuple(values), centre, lower, upper, beyond)


def _units(base: Sequence[float]) -> tuple[float, float, float]:
    mean = sum(base) / len(base)
    reach = 3 * sqrt(mean * (mean + 1))
    return float(median(base)), max(mean - reach, 0.0), mean + reach


def _times(base: Sequence[float], screen: bool) -> tuple[float, float, float]:
    scaled = [value ** (1 / POWER) for value in base]
    centre = sum(scaled) / len(scaled)
    reach = FACTOR * moving_range_mean(scaled, screen)
    return centre**POWER, max(centre - reach, 0.0) ** POWER, (centre + reach) ** POWER
