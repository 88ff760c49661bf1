"""One table being read: where its events go, how its dates read, which year it is about."""

from dataclasses import dataclass

from stories.returns.days import DayReader
from stories.returns.events import CHILD, Events
from stories.returns.hashing import identifier
from stories.returns.looked_after.years import Years, of_year
from stories.returns.rows import at, code_of
from stories.returns.tally import Tally


@dataclass
class Part:
    events: Events
    tally: Tally
    hashed: object  # from an identifier to its keyed hash
    until: int  # the last day that may have happened; 0 for none
    years: Years
    number: int  # of the file
    day: DayReader
    group: str
    header: list[str]

    def __post_init__(self) -> None:
        self._child, self._born = self.at("CHILD"), self.at("DOB")
        self._year = self.at("YEAR") if "YEAR" in self.header else None
        self._of_file = self.years.number(self.group)
        self._of_year: dict[object, int] = {}

    def at(self, name: str) -> int:
        return at(self.header, name)

    def who(self, cells, row: int) -> bytes | None:
        """The child's hash; None where the row does not say who it is about."""
        name = identifier(cells[self._child])
        return self.hashed(name) if name else self.hold(row, "no identifier of the child")

    def hold(self, row: int, reason: str) -> None:
        self.tally.hold(self.number, row, reason)

    def refuse(self, row: int, reason: str) -> None:
        self.tally.refuse(self.number, row, reason)

    def add(self, who: bytes, kind: int, row: int, *fields) -> None:
        self.events.add((who, kind, self.number, row, *fields))

    def add_birth(self, who: bytes, cells, row: int) -> int:
        """Note the date of birth that a row says beside; the day, 0 or below where it says none."""
        born = self.day(cells[self._born])
        if born > 0:
            self.add(who, CHILD, row, born, 0)
        return born

    @property
    def groups(self) -> set[int]:
        """The groups that the rows read so far belong to."""
        return {self._of_file} if self._year is None else set(self._of_year.values())

    def group_of(self, cells) -> int:
        """The group of files and the year that this row belongs to."""
        if self._year is None:
            return self._of_file
        said = cells[self._year]
        if said not in self._of_year:
            self._of_year[said] = self.years.number(of_year(self.group, code_of(said)))
        return self._of_year[said]
