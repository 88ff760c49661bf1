"""Letting a story rest that was told often, so that it stays fresh and its people are not tired."""

from collections.abc import Iterable
from datetime import date, timedelta

OFTEN = 3  # uses for one channel or another within this time; our own measure, of good manners
WITHIN = timedelta(days=91)


def resting_until(used_on: Iterable[date], on: date) -> date | None:
    """The day from which it is no longer often used, or None if it rests not.

    It is advice: nobody is kept from a use that the gate lets through.
    """
    latest = sorted(used_on, reverse=True)
    if len(latest) < OFTEN:
        return None
    fresh = latest[OFTEN - 1] + WITHIN
    return fresh if fresh > on else None
