"""Months, and which of them are over."""

from datetime import date

YEAR = 12
APRIL = 4


def month_range(since: date, until: date) -> list[date]:
    """The first day of each month from `since` to `until`, both included."""
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]


def whole_months_before(today: date, years: int) -> list[date]:
    """The months of this many years, up to the last one that is over."""
    present = date(today.year, today.month, 1)
    return month_range(present.replace(year=present.year - years), present)[:-1]
