"""Which year each group of files is about: by its dates, its name, or the ages in it."""

import re
from collections import Counter
from datetime import date
from pathlib import PurePosixPath

from stories.returns.days import birthday, last_of_march, year_end

YOUNGEST_LEAVER = 17  # the youngest whom OC3 asks about
_SPAN = re.compile(r"(?<!\d)(20\d\d)[-_/ ]?(?:20)?(\d\d)(?!\d)")
_SHORT_SPAN = re.compile(r"(?<!\d)(\d\d)[-_/]?(\d\d)(?!\d)")
_ONE = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def year_named(text: str) -> str:
    """The year a text names: the end of a span as "to 2018", a lone year as "2018", or nothing."""
    for first, second in _SPAN.findall(text):
        if (int(first) + 1) % 100 == int(second):
            return f"to {int(first) + 1}"
    if lone := _ONE.search(text):
        return lone.group(1)
    for first, second in _SHORT_SPAN.findall(text):
        if 0 < int(first) < 50 and int(first) + 1 == int(second):
            return f"to {2000 + int(second)}"
    return ""


def group_of(group: str, name: str) -> str:
    """Which year's files belong together: the same folder or workbook, and the same year named."""
    path = PurePosixPath(name)
    return f"{group}|{year_named(path.name) or year_named(path.parent.name)}"


def of_year(group: str, said: str) -> str:
    """The group of one year within a file of several, by what its column of years says."""
    return f"{group.rpartition('|')[0]}|{year_named(said) or said}" if said else group


def last_year_end(last_day: int) -> int:
    """31 March of the last year in the data. Ends on 1 April close the year before."""
    return year_end(last_day - 1) if last_day else 0


class Years:
    """Groups of files with the days and births seen in each."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}  # to a small number, which events carry
        self.episodes: dict[int, int] = {}  # by group: the latest day of its episodes
        self._other: dict[int, int] = {}  # the latest day in other tables
        self._youngest: dict[int, int] = {}  # the latest birth among its care leavers

    def copy(self) -> "Years":
        made = Years()
        made._numbers, made.episodes = self._numbers.copy(), self.episodes.copy()
        made._other, made._youngest = self._other.copy(), self._youngest.copy()
        return made

    def number(self, group: str) -> int:
        return self._numbers.setdefault(group, len(self._numbers))

    def saw_episodes(self, group: int, day: int) -> None:
        self.episodes[group] = max(self.episodes.get(group, 0), day)

    def saw_other(self, group: int, day: int) -> None:
        if day > self._other.get(group, 0):
            self._other[group] = day

    def saw_leaver(self, group: int, born: int) -> None:
        if born > self._youngest.get(group, 0):
            self._youngest[group] = born

    def end(self) -> tuple[int, str]:
        """The last day of the data, and how it was found where no episode tells it."""
        if last := max(self.episodes.values(), default=0):
            return last, ""
        if last := max(self._other.values(), default=0):
            return last, "No episodes were read, so the year was taken from other dates."
        if self._youngest:
            day = birthday(max(self._youngest.values()), YOUNGEST_LEAVER)
            return day, "No episodes were read, so the year was taken from care leavers' ages."
        return 0, ""

    def ends(self) -> dict[int, int]:
        """31 March of the year each group is about, by its number."""
        last, shift = self.end()[0], self._shift()
        found = {number: self._end(name, number, shift) for name, number in self._numbers.items()}
        found = {number: end or last_year_end(last) for number, end in found.items()}
        return {number: end for number, end in found.items() if end}

    def read(self) -> set[int]:
        """31 March of each year of which episodes were read."""
        ends = self.ends()
        return {ends[number] for number in self.episodes if number in ends}

    def _end(self, name: str, number: int, shift: int | None) -> int:
        said = name.rpartition("|")[2]
        if latest := self.episodes.get(number):
            return last_year_end(latest)
        if said.startswith("to "):
            return last_of_march(int(said[3:]))
        if _ONE.fullmatch(said):
            return last_of_march(
                int(said) + (self._either(int(said), number) if shift is None else shift)
            )
        return 0 if self.episodes else self._by_age(number)

    def _either(self, year: int, number: int) -> int:
        """0 where a lone year is the one that ends, 1 where it is the one that begins."""
        hints = (last_year_end(self.end()[0]), self._by_age(number))
        hints += (last_year_end(self._other.get(number, 0)),)
        ends = [date.fromordinal(each).year - year for each in hints if each]
        return next((each for each in ends if each in (0, 1)), 0)

    def _by_age(self, number: int) -> int:
        born = self._youngest.get(number)
        return year_end(birthday(born, YOUNGEST_LEAVER)) if born else 0

    def _shift(self) -> int | None:
        """How far the year's end lies behind the lone year in a name: some name the first year."""
        seen: Counter[int] = Counter()
        for name, number in self._numbers.items():
            said, latest = name.rpartition("|")[2], self.episodes.get(number)
            if latest and _ONE.fullmatch(said):
                seen[date.fromordinal(last_year_end(latest)).year - int(said)] += 1
        return min(seen, key=lambda shift: (-seen[shift], shift)) if seen else None
