"""A day in words, and the day and month that a moment falls in."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")  # the clock that the people who use this live by


def in_words(day: date | datetime) -> str:
    """Such as 3 March 2026; of a moment, the day it is by the clock here."""
    if isinstance(day, datetime):
        day = day_of(day)
    return f"{day.day} {day:%B %Y}"


def day_of(moment: datetime) -> date:
    """The day people called today at that moment."""
    return moment.astimezone(LONDON).date()


def begins(month: date) -> datetime:
    """The first moment of a month. Near it, the day by another clock may be of another month."""
    return datetime(month.year, month.month, 1, tzinfo=LONDON)
