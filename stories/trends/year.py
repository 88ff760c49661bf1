"""A year in words, beside the year before it."""

from collections.abc import Sequence

from stories.trends.measures import Kind
from stories.trends.reading import Moment, Reading
from stories.trends.telling import YEAR_OF


def year(reading: Reading) -> str | None:
    """What the latest year and the one before add up to; None where a period of them is hidden.

    Each period that goes into a sum is published itself, so a sum tells nothing new.
    """
    size = YEAR_OF[reading.grain]
    latest, before = reading.moments[-size:], reading.moments[-2 * size : -size]
    if len(before) < size or any(each.value is None for each in (*before, *latest)):
        return None
    return f"{_sum(reading.kind, latest)}, and {_sum(reading.kind, before)} the year before"


def _sum(kind: Kind, moments: Sequence[Moment]) -> str:
    people = sum(each.people for each in moments)
    if kind is not Kind.SHARE:
        return f"{people:,}"
    of = sum(each.of for each in moments)
    return f"{people:,} of {of:,} ({100 * people / of:.0f}%)"
