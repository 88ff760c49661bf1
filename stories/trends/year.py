"""A year in words, beside the year before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stories.trends.grain import last_month
from stories.trends.measures import Kind
from stories.trends.reading import Moment, Reading
from stories.trends.telling import YEAR_OF


@dataclass(frozen=True)
class Year:
    """What the latest year and the one before add up to, in words; `last` is its last month."""

    latest: str
    before: str
    last: date


def year(reading: Reading) -> Year | None:
    """None where a period of the two years is hidden.

    Each period that goes into a sum is published itself, so a sum tells nothing new.
    """
    size = YEAR_OF[reading.grain]
    latest, before = reading.moments[-size:], reading.moments[-2 * size : -size]
    if len(before) < size or any(each.value is None for each in (*before, *latest)):
        return None
    last = last_month(latest[-1].start, reading.grain)
    return Year(_sum(reading.kind, latest), _sum(reading.kind, before), last)


def _sum(kind: Kind, moments: Sequence[Moment]) -> str:
    people = sum(each.people for each in moments)
    if kind is not Kind.SHARE:
        return f"{people:,}"
    of = sum(each.of for each in moments)
    return f"{people:,} of {of:,} ({100 * people / of:.0f}%)"
