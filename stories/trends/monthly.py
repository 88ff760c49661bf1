"""Counts by month, with the months in which nothing was recorded filled in as zero."""

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

COLUMNS = ["service", "month", "people"]
YEAR = 12
APRIL = 4

Count = tuple[str, date, int]


def month_range(since: date, until: date) -> list[date]:
    """The first day of each month from `since` to `until`, both included."""
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]


def whole_months_before(today: date, years: int) -> list[date]:
    """The months of this many years, up to the last one that is over."""
    present = date(today.year, today.month, 1)
    return month_range(present.replace(year=present.year - years), present)[:-1]


def monthly(
    counts: Iterable[Count], services: Iterable[str], since: date, until: date
) -> pd.DataFrame:
    """Counts of (service, month, people) as a full table: every service has every month.

    A month without records is a true zero. Returns columns service, month, people.
    """
    found = {(service, month): people for service, month, people in counts}
    rows = [
        (service, month, int(found.get((service, month), 0)))
        for service in services
        for month in month_range(since, until)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def as_counted(counts: Iterable[Count], services: Iterable[str]) -> pd.DataFrame:
    """The same columns with only the months somebody counted: a gap here is not a zero."""
    wanted = set(services)
    rows = sorted((service, month, int(people)) for service, month, people in counts)
    return pd.DataFrame([row for row in rows if row[0] in wanted], columns=COLUMNS)


def yearly(
    counts: Iterable[Count], services: Iterable[str], months: Sequence[date]
) -> pd.DataFrame:
    """Counts for each whole year from April to March that lies within these months.

    Whole fixed years only: a year that rolls or is still running would give away its newest
    month to anyone who looks twice. Returns columns service, year, people.
    """
    found = {(service, month): people for service, month, people in counts}
    rows = [
        (
            service,
            f"April {start.year} to March {start.year + 1}",
            sum(int(found.get((service, month), 0)) for month in months[first : first + YEAR]),
        )
        for service in services
        for first, start in enumerate(months)
        if start.month == APRIL and first + YEAR <= len(months)
    ]
    return pd.DataFrame(rows, columns=["service", "year", "people"])
