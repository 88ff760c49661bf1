"""Bands as the Department for Education draws them: of age, and of how long a plan ran."""

from stories.returns.days import add_months, age_on

UNKNOWN_AGE = "not known"


def child_band(born: int, day: int) -> str:
    if born <= 0:
        return UNKNOWN_AGE
    age = age_on(born, day)
    if age < 0:
        return "unborn"
    if age < 1:
        return "under 1"
    if age < 5:
        return "1 to 4"
    if age < 10:
        return "5 to 9"
    return "10 to 15" if age < 16 else "16 and over"


def adult_band(age: int | None) -> str:
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
