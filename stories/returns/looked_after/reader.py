"""Reads tables of the SSDA903 into events."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from stories.returns.days import FAR, add_months
from stories.returns.events import Events
from stories.returns.looked_after import dated, yearly
from stories.returns.looked_after.episodes import Spans, episodes
from stories.returns.looked_after.part import Part
from stories.returns.looked_after.tables import spelled
from stories.returns.looked_after.years import Years
from stories.returns.reading import Source, Span, span
from stories.returns.rows import rows_of
from stories.returns.tables import Table
from stories.returns.tally import Tally

READ = {
    "Header": dated.children,
    "UASC": dated.children,
    "Reviews": dated.reviews,
    "Missing": dated.missing,
    "Placed for adoption": dated.placed,
    "Social workers": dated.workers,
    "Previous permanence": dated.earlier_orders,
    "OC3": yearly.leavers,
    "OC2": yearly.health,
    "AD1": dated.no_rule,
    "Deprivation of liberty": dated.no_rule,
}


class LookedAfter:
    """What all files of the 903 say together: loose tables, a workbook, a database, or XML."""

    def __init__(self, events: Events, tally: Tally, hashed, until: int) -> None:
        self._events, self._tally, self._hashed, self._until = events, tally, hashed, until
        self.years, self.spans = Years(), Spans()
        self._groups: dict[int, set[int]] = defaultdict(set)  # by number of file

    @property
    def first_end(self) -> int:
        """The earliest end of an episode; 0 where none ended."""
        return 0 if self.spans.first_end == FAR else self.spans.first_end

    def covers(self, until: int) -> Iterator[Span]:
        """The years of which episodes were read."""
        for end in self.years.read():
            last = min(end, until) if until else end
            if last >= (first := add_months(end, -12) + 1):
                yield span(Source.CARE, first, last)

    def years_of(self, number: int) -> set[int]:
        """31 March of each year that a file is about."""
        ends = self.years.ends()
        return {ends[group] for group in self._groups.get(number, ()) if group in ends}

    def mark(self) -> tuple:
        """Where the data stands, to go back to if a file turns out to be broken."""
        return self.years.copy(), replace(self.spans, unknown=self.spans.unknown.copy())

    def back_to(self, mark: tuple) -> None:
        self.years, self.spans = mark

    def read(self, table: Table, kind: str, number: int, group: str, day) -> None:
        header = spelled(table.header)
        part = self._part(header, number, group, day)
        self._rows(kind, part, rows_of(table, header, self._tally, number))

    def one(
        self, kind: str, record: dict[str, str], number: int, row: int, group: str, day
    ) -> None:
        """One record on its own, from XML."""
        part = self._part(list(record), number, group, day)
        self._tally.files[number].read += 1
        self._rows(kind, part, [(row, [*record.values(), ""])])

    def _part(self, header: list[str], number: int, group: str, day) -> Part:
        together = (self._events, self._tally, self._hashed, self._until, self.years)
        return Part(*together, number, day, group, header)

    def _rows(self, kind: str, part: Part, rows) -> None:
        if kind == "Episodes":
            episodes(part, rows, self.spans)
        else:
            READ[kind](part, rows)
        self._groups[part.number] |= part.groups
