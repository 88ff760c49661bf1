"""The day and the month that a moment falls in, by the clock of the people who use the service."""

from datetime import UTC, date, datetime, timedelta

import pytest

from stories.days import begins, day_of, in_words


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 31, 22, 59, tzinfo=UTC), date(2026, 3, 31)),
        (datetime(2026, 3, 31, 23, 0, tzinfo=UTC), date(2026, 4, 1)),  # summer: an hour ahead
        (datetime(2026, 10, 31, 23, 59, tzinfo=UTC), date(2026, 10, 31)),
        (datetime(2026, 11, 1, 0, 0, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2028, 2, 29, 23, 59, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25)),  # 1:30, the first time
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25)),  # and the second
    ],
)
def test_the_day_of_a_moment(moment, day):
    assert day_of(moment) == day
    assert in_words(moment) == in_words(day)


@pytest.mark.parametrize("month", [date(2026, number, 1) for number in range(1, 13)])
def test_a_month_begins_with_its_first_day(month):
    first = begins(month)
    assert day_of(first) == month
    assert day_of(first.astimezone(UTC) - timedelta(microseconds=1)) < month


def test_a_day_in_words():
    assert in_words(date(2026, 3, 3)) == "3 March 2026"
