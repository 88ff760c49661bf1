"""How long a story has waited, in working days."""

from datetime import date, timedelta
from itertools import product

import pytest

from stories.story import age_in_working_days


@pytest.mark.parametrize(
    ("since", "today", "days"),
    [
        ("2026-09-16", "2026-09-16", 0),  # a Wednesday
        ("2026-09-16", "2026-09-17", 1),
        ("2026-09-16", "2026-09-18", 2),  # Friday
        ("2026-09-16", "2026-09-19", 2),  # Saturday
        ("2026-09-16", "2026-09-20", 2),  # Sunday
        ("2026-09-16", "2026-09-21", 3),  # Monday
        ("2026-09-16", "2026-09-23", 5),
        ("2026-09-18", "2026-09-21", 1),  # over a weekend
        ("2026-09-19", "2026-09-20", 0),  # within one
        ("2026-09-19", "2026-09-21", 1),
        ("2026-09-20", "2026-10-04", 10),
        ("2026-09-17", "2026-09-16", 0),  # not yet
    ],
)
def test_age_in_working_days(since, today, days):
    assert age_in_working_days(date.fromisoformat(since), date.fromisoformat(today)) == days


def test_age_in_working_days_counts_weekdays_one_by_one():
    for start, length in product(range(7), range(30)):
        since = date(2026, 9, 14) + timedelta(days=start)
        after = [since + timedelta(days=step) for step in range(1, length + 1)]
        weekdays = sum(day.weekday() < 5 for day in after)
        assert age_in_working_days(since, since + timedelta(days=length)) == weekdays
