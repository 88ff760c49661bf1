"""Months counted: a month is named by its first day."""

from datetime import date


def months_after(month: date, many: int) -> date:
    """The first day of the month that is this many months later; earlier where below zero."""
    number = month.year * 12 + month.month - 1 + many
    return date(number // 12, number % 12 + 1, 1)


def months_between(first: date, second: date) -> int:
    """How many months the second lies after the first; below zero where before."""
    return (second.year - first.year) * 12 + second.month - first.month
