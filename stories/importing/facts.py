"""Rows of balancing counts: one month and service each."""

from collections.abc import Mapping
from datetime import date

from stories.importing.cells import Unreadable, day_of, plain, text_of, whole
from stories.importing.layout import Layout
from stories.importing.rows import LONG_AGO_YEARS, Line, Lists, Query, Refusal, spelled
from stories.outcomes.balancing import MOST_PEOPLE
from stories.outcomes.catalogue import EARLIEST_MONTH


class Reader:
    """Reads one row after the other; of two counts for one month and service, the first."""

    def __init__(self, layout: Layout, lists: Lists, today: date) -> None:
        self._layout, self._today = layout, today
        self._codes = spelled({code: (code, name) for code, name in lists.measures.items()})
        self._services = spelled({code: (code, name) for code, name in lists.services.items()})
        self._seen: dict[tuple, int] = {}

    def line(self, row: int, cells: Mapping[str, object], refusals: list[Refusal]) -> Line | None:
        """The row as a line; None, with its refusals added, where it cannot be kept."""
        before = len(refusals)

        def refuse(name: str, sentence: str) -> None:
            refusals.append(Refusal(row, self._layout.field(name).label, sentence))

        code = self._codes.get(plain(cells.get("code")))
        if code is None:
            refuse("code", "We do not know this measure. Use its code or its name.")
        service = self._services.get(plain(cells.get("service")))
        if service is None:
            refuse("service", "We do not know this service. Use its name or code.")
        month = self._month(cells, refuse)
        people = self._people(cells, refuse)
        if len(refusals) > before:
            return None
        key = (code, service, month)
        if key in self._seen:
            refuse("month", f"Row {self._seen[key]} gives a count for the same month already.")
            return None
        self._seen[key] = row
        values = {"code": code, "service": service, "month": month, "people": people}
        long_ago = month.year < self._today.year - LONG_AGO_YEARS
        return Line(row, values, key, (Query.LONG_AGO,) if long_ago else ())

    def _month(self, cells, refuse) -> date | None:
        try:
            found = day_of(cells.get("month"))
        except Unreadable:
            refuse("month", "There is no such month. Write it as 2026-08 or August 2026.")
            return None
        if found is None:
            refuse("month", "This is empty. Give the month.")
            return None
        month = found[0].replace(day=1)
        if month > self._today or month < EARLIEST_MONTH:
            refuse("month", "This month has not come yet, or is before 1970. Check the year.")
        return month

    def _people(self, cells, refuse) -> int | None:
        try:
            people = whole(cells.get("people"))
        except Unreadable:
            people = MOST_PEOPLE + 1
        if people is None and not text_of(cells.get("people")):
            refuse("people", "This is empty. Leave out the rows that nobody counted.")
        elif people > MOST_PEOPLE:
            refuse("people", f"Give a whole number from 0 to {MOST_PEOPLE:,}.")
        return people
