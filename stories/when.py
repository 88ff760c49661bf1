"""When it happened: a month or, for long ago, a year that is about right."""

import re
from datetime import date
from typing import NamedTuple

YEAR_ALONE_AFTER = 5  # years ago; nearer than that the month is asked for, since charts count it
_YEAR = re.compile(r"(\d{4})-00-01")


class When(NamedTuple):
    """The first day of a month; of January, where only the year is known."""

    month: date
    year_only: bool = False


def when_from(value: str, today: date) -> When | None:
    """An answer such as 2026-08-01, or 1998-00-01 for a year alone; None where it is neither.

    A month still to come is None, and so is a year alone within the last five.
    """
    if year := _YEAR.fullmatch(value):
        known = int(year[1])
        return When(date(known, 1, 1), True) if 0 < known < today.year - YEAR_ALONE_AFTER else None
    try:
        month = date.fromisoformat(value)
    except ValueError:
        return None
    return When(month) if month <= today else None


def answer_of(month: date, year_only: bool) -> str:
    """The answer that when_from() reads back."""
    return f"{month.year}-00-01" if year_only else month.isoformat()


def in_words(month: date, year_only: bool) -> str:
    """A month as people read it; its year alone where no more is known."""
    return f"About {month.year}" if year_only else f"{month:%B %Y}"
