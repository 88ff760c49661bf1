"""Run charts, for few points or where a mean misleads: Anhøj's two rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import comb, log2
from statistics import median

from stories.trends.finite import must_be_finite


@dataclass(frozen=True)
class Runs:
    """What the order of the values shows. `useful` counts those not on the centre line."""

    centre: float
    useful: int
    longest_run: int
    longest_expected: int
    crossings: int
    crossings_expected: int

    @property
    def signal(self) -> bool:
        """Whether a run is unusually long, or the line is crossed unusually seldom."""
        return self.longest_run > self.longest_expected or self.crossings < self.crossings_expected


SELDOM = 0.05  # how often chance alone would cross the line fewer times


def runs(values: Sequence[float], centre: float | None = None) -> Runs:
    """Runs and crossings about the median, or about a centre that was fixed earlier.

    Raises ValueError where there is no value at all.
    Source: Anhøj and Olesen, Run charts revisited, PLoS ONE 9 (2014).
    """
    if not values:
        raise ValueError("A run chart needs at least one value.")
    must_be_finite(values, () if centre is None else (centre,))
    line = median(values) if centre is None else centre
    sides = [value > line for value in values if value != line]
    lengths = [len(list(run)) for _, run in groupby(sides)]
    useful = len(sides)
    return Runs(
        centre=float(line),
        useful=useful,
        longest_run=max(lengths, default=0),
        longest_expected=round(log2(useful)) + 3 if useful else 0,
        crossings=max(len(lengths) - 1, 0),
        crossings_expected=_seldom(useful - 1),
    )


def _seldom(chances: int) -> int:
    """The 5 % quantile of heads in so many tosses of a fair coin."""
    below, heads = 1, 0
    while below < SELDOM * 2**chances:
        heads += 1
        below += comb(chances, heads)
    return heads if chances > 0 else 0
