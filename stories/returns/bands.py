"""Bands as the Department for Education draws them: of age, and of how long a plan ran."""

from itertools import pairwise

from stories.returns.days import add_months, age_on

UNKNOWN_AGE = "not known"


FROM = {0: "under 1", 1: "1 to 4", 5: "5 to 9", 10: "10 to 15", 16: "16 and over"}
_YEAR = 365.2425  # days


def _by_days_lived() -> list[str]:
    """The band of each number of days lived; empty near a birthday, where the calendar decides."""
    found = [""] * (int(16 * _YEAR) + 2)
    for low, high in pairwise(FROM):
        first, last = int(low * _YEAR) + 2 * (low > 0), int(high * _YEAR) - 1
        found[first:last] = [FROM[low]] * (last - first)
    return found


_BANDS = _by_days_lived()
_SURE = len(_BANDS)


def child_band(born: int, day: int) -> str:
    """The age band on a day of a child born on another, both as ordinals; 0 is not known."""
    if born <= 0:
        return UNKNOWN_AGE
    lived = day - born
    if lived < 0:
        return "unborn"
    if lived >= _SURE:
        return FROM[16]
    return _BANDS[lived] or FROM[max(low for low in FROM if low <= age_on(born, day))]


def adult_band(age: int | None) -> str:
    """The age band of an adult of so many years; None is not known."""
    if age is None:
        return UNKNOWN_AGE
    if age < 18:
        return "under 18"
    if age < 65:
        return "18 to 64"
    if age < 75:
        return "65 to 74"
    return "75 to 84" if age < 85 else "85 and over"


LENGTHS = (
    "3 months or less",
    "over 3 and up to 6 months",
    "over 6 months and under 1 year",
    "1 year and under 2",
    "2 years or more",
)


def length_band(start: int, end: int) -> str:
    """How long a plan ran, in the five bands of the national tables."""
    if end <= add_months(start, 3):
        return LENGTHS[0]
    if end <= add_months(start, 6):
        return LENGTHS[1]
    if end < add_months(start, 12):
        return LENGTHS[2]
    return LENGTHS[3] if end < add_months(start, 24) else LENGTHS[4]
