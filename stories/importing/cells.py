"""One cell at a time: dates, numbers and names as people write them."""

import re
from calendar import month_name
from datetime import date, datetime
from functools import lru_cache

from stories.returns.tables import column

MONTH_NAMES = {name.lower(): number for number, name in enumerate(month_name) if name}
ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
UK = re.compile(r"(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})(?: 00:00(?::00)?)?", re.ASCII)
SPOKEN = re.compile(r"(?:(\d{1,2}) )?([a-z]{3,9})[ -](\d{4})", re.ASCII)
LONGEST = 40


class Unreadable(ValueError):
    """This cell cannot be what its column asks for."""


def text_of(cell: object) -> str:
    """What a cell says, without spaces around it; empty for an empty cell."""
    return "" if cell is None else str(cell).strip()


def day_of(cell: object) -> tuple[date, bool] | None:
    """The day a cell says, and whether it says a day; a month alone is its first day.

    None for an empty cell. Raises Unreadable for what is no date, such as 31 February.
    """
    if isinstance(cell, datetime):
        return cell.date(), True
    if isinstance(cell, date):
        return cell, True
    text = text_of(cell)
    return _day(text.lower()) if text else None


@lru_cache(maxsize=20_000)
def _day(text: str) -> tuple[date, bool]:
    if len(text) > LONGEST:
        raise Unreadable
    if found := ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := UK.fullmatch(text):
        day, month, year = found.groups()
    elif found := SPOKEN.fullmatch(" ".join(text.replace(",", " ").split())):
        day, name, year = found.groups()
        numbers = [n for full, n in MONTH_NAMES.items() if full.startswith(name)]
        if not numbers:
            raise Unreadable
        month = numbers[0]
    else:
        raise Unreadable
    try:
        return date(int(year), int(month), int(day or 1)), day is not None
    except ValueError:
        raise Unreadable from None


def whole(cell: object) -> int | None:
    """A whole number from 0 up; None for an empty cell."""
    if isinstance(cell, bool):
        raise Unreadable
    if isinstance(cell, int | float):
        if cell != cell or cell < 0 or cell > 10**9 or cell != int(cell):
            raise Unreadable
        return int(cell)
    text = text_of(cell).replace(",", "")
    if not text:
        return None
    if text.endswith(".0"):
        text = text[:-2]
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise Unreadable
    return int(text)


def plain(cell: object) -> str:
    """Words without case, spaces and marks, to look a name up by."""
    text = text_of(cell)
    return column(text) if len(text) <= 200 else ""
