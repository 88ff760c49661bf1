"""Days as whole numbers, read from exactly one way of writing them per return."""

import re
from calendar import month_name, monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d{2}:\d{2})?|Z)?"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})" + _TIME, re.ASCII)
_UK = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})" + _TIME, re.ASCII)
_MARKED = re.compile(r"(\d{1,2})([.-])(\d{1,2})\2(\d{4})" + _TIME, re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[- /]([A-Za-z]{3,9})[- /](\d{4})" + _TIME, re.ASCII)
_BIG_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})" + _TIME, re.ASCII)
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SHORT = re.compile(r"(\d{1,2})([/. -])(\d{1,2})\2(\d{2})" + _TIME, re.ASCII)
_SHORT_NAMED = re.compile(r"(\d{1,2})([- /])([A-Za-z]{3,9})\2(\d{2})" + _TIME, re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_MONTH_NAMES = [name.lower() for name in month_name]
SERIALS = range(20_000, 73_051)  # a spreadsheet's day numbers, from 1954 to 2100
_DAYS_OF_400_YEARS = 146_097
_SERIAL_ZERO = date(1899, 12, 30).toordinal()
EARLIEST, LATEST = 1900, 2199
LAST_OF_THIS_CENTURY = 29  # two digits up to this are 2000 and on, as spreadsheets have it
_MOST_REMEMBERED = 200_000
UNREADABLE = -1
FAR = 10**7  # later than any day: the end of what has not ended
# What systems write into a cell that holds nothing.
NOTHING = frozenset({"NULL", "NONE", "NAN", "NAT", "N/A", "#N/A", "NA", "-", "--", ".", "<NA>"})
DayReader = Callable[[object], int]


def _of(year: str, month: str, day: str) -> int:
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return UNREADABLE
    return made.toordinal() if EARLIEST <= made.year <= LATEST else UNREADABLE


def _iso(text: str) -> int:
    found = _ISO.fullmatch(text)
    return _of(*found.groups()) if found else UNREADABLE


def _uk(text: str) -> int:
    found = _UK.fullmatch(text)
    return _of(*reversed(found.groups())) if found else UNREADABLE


def _marked(text: str) -> int:
    found = _MARKED.fullmatch(text)
    return _of(found[4], found[3], found[1]) if found else UNREADABLE


def _named(text: str) -> int:
    found = _NAMED.fullmatch(text)
    return _of(found[3], _month(found[2]), found[1]) if found else UNREADABLE


def _month(name: str) -> str:
    """The number of a month by its name, or by how that begins."""
    fits = (number for number, full in enumerate(_MONTH_NAMES) if full.startswith(name.lower()))
    return str(next(fits, 0))


def _big_first(text: str) -> int:
    found = _BIG_FIRST.fullmatch(text)
    return _of(found[1], found[3], found[4]) if found else UNREADABLE


def _run(text: str) -> int:
    found = _RUN.fullmatch(text)
    return _of(*found.groups()) if found else UNREADABLE


def _short(text: str) -> int:
    found = _SHORT.fullmatch(text)
    return _of(_century(found[4]), found[3], found[1]) if found else UNREADABLE


def _short_named(text: str) -> int:
    found = _SHORT_NAMED.fullmatch(text)
    return _of(_century(found[4]), _month(found[3]), found[1]) if found else UNREADABLE


def _century(year: str) -> str:
    return ("20" if int(year) <= LAST_OF_THIS_CENTURY else "19") + year


def _serial(text: str) -> int:
    found = _SERIAL.fullmatch(text)
    return _day_number(int(found[1])) if found else UNREADABLE


def _day_number(value: float) -> int:
    """A spreadsheet's own number of a day."""
    return _SERIAL_ZERO + int(value) if int(value) in SERIALS else UNREADABLE


class _Days(dict):
    """Text to day, remembered, since a return says the same few thousand days again and again."""

    def __init__(self, *ways: Callable[[str], int]) -> None:
        super().__init__({"": 0, None: 0})
        self._ways = ways

    def __missing__(self, text: object) -> int:
        if isinstance(text, datetime | date):
            made = text.date() if isinstance(text, datetime) else text
            return made.toordinal() if EARLIEST <= made.year <= LATEST else UNREADABLE
        if type(text) in (int, float):
            return _day_number(text)
        clean = str(text).strip()
        if not clean or clean.upper() in NOTHING:
            return 0
        day = next((found for way in self._ways if (found := way(clean)) > 0), UNREADABLE)
        if len(self) < _MOST_REMEMBERED and len(clean) < 40:
            self[text] = day
        return day


class _TrueDays(dict):
    """True dates of a workbook; text that looks like one is unreadable."""

    def __missing__(self, value: object) -> int:
        if isinstance(value, datetime | date):
            made = value.date() if isinstance(value, datetime) else value
            return made.toordinal() if EARLIEST <= made.year <= LATEST else UNREADABLE
        if type(value) in (int, float):
            return _day_number(value)
        clean = str(value if value is not None else "").strip().upper()
        return 0 if not clean or clean in NOTHING else UNREADABLE


def iso_days() -> DayReader:
    """Reads yyyy-mm-dd. A reader gives the day's ordinal, 0 for empty, -1 for unreadable."""
    return _Days(_iso).__getitem__


def uk_days() -> DayReader:
    """Reads dd/mm/yyyy, and a workbook's true dates."""
    return _Days(_uk).__getitem__


def either_days() -> DayReader:
    """Reads both ways, which cannot be mistaken for each other: XML and databases of the 903."""
    return _Days(_uk, _iso).__getitem__


def true_days() -> DayReader:
    return _TrueDays().__getitem__


# In the order tried.
WAYS = (_uk, _iso, _marked, _named, _big_first, _run, _serial, _short_named, _short)


def days_like(cells: Iterable[object], usual: DayReader) -> DayReader:
    """Reads the one way in which these dates are written, or the usual one where none is.

    A return writes its dates in one way; which one, its first rows tell. So an export in ISO
    dates is read whole, and a single date in another way is still unreadable.
    """
    texts = []
    for cell in cells:
        if isinstance(cell, datetime | date) or usual(cell) > 0:
            return usual
        if cell is not None and (clean := str(cell).strip()):
            texts.append(clean)
    way = next((way for way in WAYS if any(way(text) > 0 for text in texts)), None)
    return usual if way is None else _Days(way).__getitem__


class _Months(dict):
    def __missing__(self, day: int) -> date:
        month = date.fromordinal(day).replace(day=1)
        if len(self) < _MOST_REMEMBERED:
            self[day] = month
        return month


month_of = _Months().__getitem__  # the first day of the day's month


@lru_cache(maxsize=100_000)
def add_months(day: int, months: int) -> int:
    """The same day so many months on, or the last day of a month that is too short."""
    start = date.fromordinal(day)
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).toordinal()


@lru_cache(maxsize=100_000)
def birthday(born: int, age: int) -> int:
    """The day they turned this age; 1 March in a short year for somebody born on 29 February."""
    start = date.fromordinal(born)
    try:
        return start.replace(year=start.year + age).toordinal()
    except ValueError:
        return date(start.year + age, 3, 1).toordinal()


def age_on(born: int, day: int) -> int:
    """Whole years of age; below 0 for unborn."""
    lived = day - born
    if lived < 0:
        return -1
    years = lived * 400 // _DAYS_OF_400_YEARS
    if 2 < lived - years * _DAYS_OF_400_YEARS // 400 < 363:
        return years  # not near a birthday, as most days are
    years += 1
    while years and birthday(born, years) > day:
        years -= 1
    return years


@lru_cache(maxsize=100_000)
def year_end(day: int) -> int:
    """31 March of the year (1 April to 31 March) the day lies in."""
    when = date.fromordinal(day)
    return last_of_march(when.year + (when.month > 3))


def last_of_march(year: int) -> int:
    """31 March of a calendar year, which is when a year of the returns ends."""
    return date(year, 3, 31).toordinal()


def month_ends(first: int, last: int) -> list[int]:
    """The last day of every month that ends within these days."""
    found, when = [], date.fromordinal(first).replace(day=1)
    while True:
        end = when.replace(day=monthrange(when.year, when.month)[1]).toordinal()
        if end > last:
            return found
        if end >= first:
            found.append(end)
        when = date.fromordinal(end + 1)
