"""Months, and which of them are over."""

from datetime import date

from stories.outcomes.months import months_after, months_between

YEAR = 12
APRIL = 4


def month_range(since: date, until: date) -> list[date]:
    """The first day of each month from `since` to `until`, both included."""
    return [months_after(since, many) for many in range(months_between(since, until) + 1)]


def whole_months_before(today: date, years: int) -> list[date]:
    """The months of this many years, up to the last one that is over."""
    present = date(today.year, today.month, 1)
    return month_range(present.replace(year=present.year - years), present)[:-1]
