"""How finely time is cut: months where numbers allow, else whole quarters or whole years."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from stories.outcomes.months import months_after
from stories.trends.monthly import APRIL, YEAR, month_range

# Of the counts that hold anybody, at most so many may be small: of the whole, and of its parts.
MOST_SMALL_WHOLE, MOST_SMALL_PARTS = 0.1, 1 / 3


class Grain(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"  # April to March


MONTHS_IN = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: YEAR}

Counts = Mapping[tuple[str, date], int]  # by part (a service) and first day of the period


def periods(first: date, last: date, grain: Grain) -> list[date]:
    """The first day of every whole period that lies within the months first to last."""
    length = MONTHS_IN[grain]
    months = month_range(first, last)
    return [
        start
        for at, start in enumerate(months)
        if (start.month - APRIL) % length == 0 and at + length <= len(months)
    ]


def period_of(month: date, grain: Grain) -> date:
    """The first day of the period in which a month lies."""
    return months_after(month, -((month.month - APRIL) % MONTHS_IN[grain]))


def last_month(start: date, grain: Grain) -> date:
    """The first day of the last month of a period."""
    return months_after(start, MONTHS_IN[grain] - 1)


def name_of(start: date, grain: Grain) -> str:
    """A period in words, such as October 2026, July to September 2026, April 2025 to March 2026."""
    if grain is Grain.MONTH:
        return f"{start:%B %Y}"
    end = last_month(start, grain)
    if end.year == start.year:
        return f"{start:%B} to {end:%B %Y}"
    return f"{start:%B %Y} to {end:%B %Y}"


def gathered(counts: Counts, grain: Grain) -> dict[tuple[str, date], int]:
    """Monthly counts added up by period."""
    found: dict[tuple[str, date], int] = {}
    for (part, month), people in counts.items():
        place = part, period_of(month, grain)
        found[place] = found.get(place, 0) + people
    return found


def finest(series: Iterable[Counts], first: date, last: date, threshold: int) -> Grain:
    """The finest grain at which few counts are small, over series that must share one.

    A grain is chosen once for a series and then kept: months and quarters of the same counts,
    seen side by side, would give hidden ones away.
    """
    held = list(series)
    return next(
        (grain for grain in Grain if _serves(held, first, last, grain, threshold)), Grain.YEAR
    )


def _serves(
    series: Sequence[Counts], first: date, last: date, grain: Grain, threshold: int
) -> bool:
    wanted = set(periods(first, last, grain))
    parts, wholes = [], []
    for counts in series:
        cells = {at: n for at, n in gathered(counts, grain).items() if at[1] in wanted and n}
        parts += cells.values()
        wholes += _wholes(cells).values()
    return bool(wholes) and (
        _small(wholes, threshold) <= MOST_SMALL_WHOLE
        and _small(parts, threshold) <= MOST_SMALL_PARTS
    )


def _wholes(cells: Counts) -> dict[date, int]:
    found: dict[date, int] = {}
    for (_, start), people in cells.items():
        found[start] = found.get(start, 0) + people
    return found


def _small(people: Sequence[int], threshold: int) -> float:
    return sum(each < threshold for each in people) / len(people)
