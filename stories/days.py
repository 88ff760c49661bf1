"""A day in words."""

from datetime import date


def in_words(day: date) -> str:
    """Such as 3 March 2026."""
    return f"{day.day} {day:%B %Y}"
