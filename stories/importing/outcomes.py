"""Rows of outcomes: one person each."""

from collections.abc import Mapping
from datetime import date

from stories.errors import StoryError
from stories.importing.cells import Unreadable, day_of, plain, text_of, whole
from stories.importing.layout import Layout
from stories.importing.rows import LONG_AGO_YEARS, Line, Lists, Query, Refusal, spelled
from stories.outcomes import (
    AGE_BAND_LABELS,
    END_REASON_LABELS,
    HOW_KNOWN_LABELS,
    AgeBand,
    EndReason,
    HowKnown,
)
from stories.outcomes.catalogue import EARLIEST_MONTH
from stories.returns.hashing import identifier
from stories.returns.joining import LONGEST

OLDEST = 120
THIRD = 2  # plans there were before a third one
USUAL_AGES = {
    "child": (1, 17),
    "young person": (10, 25),
    "adult": (18, 100),
    "carer": (5, 100),
}
BANDS = {
    AgeBand.UNDER_5: 5,
    AgeBand.FROM_5: 10,
    AgeBand.FROM_10: 16,
    AgeBand.FROM_16: 18,
    AgeBand.FROM_18: 25,
    AgeBand.FROM_25: 65,
    AgeBand.FROM_65: OLDEST + 1,
}


def band_of(years: int) -> AgeBand:
    """The age band of somebody of so many years."""
    return next(band for band, below in BANDS.items() if years < below)


class Reader:
    """Reads one row after the other; what it knows of the lists is spelled out once."""

    def __init__(self, layout: Layout, lists: Lists, today: date) -> None:
        self._layout, self._lists, self._today = layout, lists, today
        kinds = {code: kind for code, kind in lists.kinds.items() if kind.is_offered}
        self._codes = spelled({code: (code, kind.name) for code, kind in kinds.items()})
        self._services = spelled({code: (code, name) for code, name in lists.services.items()})
        self._teams = spelled({code: (code, team.name) for code, team in lists.teams.items()})
        self._how = spelled({how: (how, label) for how, label in HOW_KNOWN_LABELS.items()})
        self._bands = spelled({band: (band, label) for band, label in AGE_BAND_LABELS.items()})
        self._ends = spelled({end: (end, label) for end, label in END_REASON_LABELS.items()})

    def line(self, row: int, cells: Mapping[str, object], refusals: list[Refusal]) -> Line | None:
        """The row as a line; None, with its refusals added, where it cannot be kept."""
        before = len(refusals)

        def refuse(name: str, sentence: str) -> None:
            refusals.append(Refusal(row, self._layout.field(name).label, sentence))

        code = self._codes.get(plain(cells.get("code")))
        if code is None:
            refuse("code", "This is no outcome of the catalogue. Use its code or its plain name.")
        service = self._named("service", self._services, cells, refuse, "Use its name or code.")
        how = self._named("how_known", self._how, cells, refuse, "Use one of our answers.")
        team = self._team(cells, service, refuse)
        ended, started = self._days(cells, refuse)
        years, band = self._age(cells, refuse)
        end = self._end(code, cells, refuse)
        earlier = self._number("earlier", cells, refuse)
        person = self._person(code, cells, refuse)
        if len(refusals) > before:
            return None
        values = {
            "code": code,
            "service": service,
            "month": ended[0].replace(day=1),
            "how_known": HowKnown(how),
            "age_band": band,
            "end_reason": EndReason(end) if end else None,
            "team": team,
            "person": person,
        }
        queries = self._queries(code, ended, started, years, earlier)
        days = tuple(each and each[0].isoformat() for each in (ended, started))
        key = (code, service, team, *days, str(how), str(years), str(band), end, earlier)
        return Line(row, values, (*key, person) if person else key, queries)

    def _named(self, name, known, cells, refuse, then: str) -> str | None:
        found = known.get(plain(cells.get(name)))
        if found is None:
            empty = not text_of(cells.get(name))
            refuse(name, f"This is empty. {then}" if empty else f"We do not know this one. {then}")
        return found

    def _team(self, cells, service: str | None, refuse) -> str | None:
        if not text_of(cells.get("team")):
            return None
        code = self._teams.get(plain(cells["team"]))
        if code is None or (service and self._lists.teams[code].service != service):
            refuse("team", "This is no team of that service. Use its name, or leave it empty.")
        return code

    def _days(self, cells, refuse):
        ended, started = self._day("ended", cells, refuse), self._day("started", cells, refuse)
        if ended is None and not text_of(cells.get("ended")):
            refuse("ended", "This is empty. Give the month or the day.")
        if ended and ended[0].replace(day=1) < EARLIEST_MONTH:
            refuse("ended", "This is before 1970. Check the year.")
        if ended and ended[0] > self._today:
            refuse("ended", "This has not come yet. Check the year and the month.")
        if ended and started:
            first = started[0] if ended[1] else started[0].replace(day=1)
            if ended[0] < first:
                refuse("started", "It ended before it started. Check both dates.")
        return ended, started

    def _day(self, name: str, cells, refuse):
        try:
            return day_of(cells.get(name))
        except Unreadable:
            refuse(name, "There is no such date. Write it as 14/08/2026 or 2026-08.")
            return None

    def _age(self, cells, refuse) -> tuple[int | None, AgeBand]:
        cell = cells.get("age")
        if not text_of(cell):
            return None, AgeBand.NOT_SAID
        if band := self._bands.get(plain(cell)):
            return None, AgeBand(band)
        try:
            years = whole(cell)
        except Unreadable:
            years = OLDEST + 1
        if years > OLDEST:
            refuse("age", f"Give years from 0 to {OLDEST}, or one of our age bands.")
            return None, AgeBand.NOT_SAID
        return years, band_of(years)

    def _end(self, code: str | None, cells, refuse) -> str | None:
        asks = code is not None and self._lists.kinds[code].asks_end_reason
        text = text_of(cells.get("end_reason"))
        if not asks:
            if text and code is not None:
                refuse("end_reason", "Leave this empty for this outcome.")
            return None
        end = self._ends.get(plain(text))
        if end is None:
            refuse("end_reason", "Use one of our reasons. It decides whether this counts.")
        return end

    def _person(self, code: str | None, cells, refuse) -> str | None:
        """Whom the row is about, as a code that nobody can turn back into the number."""
        number = identifier(cells.get("case_number"))
        try:
            return self._lists.person(code or "", number)
        except StoryError:
            refuse("case_number", f"Give at most {LONGEST} characters, or leave it empty.")
            return None

    def _number(self, name: str, cells, refuse) -> int | None:
        try:
            return whole(cells.get(name))
        except Unreadable:
            refuse(name, "Give a whole number, or leave it empty.")
            return None

    def _queries(self, code: str, ended, started, years, earlier) -> tuple[Query, ...]:
        usual = USUAL_AGES.get(self._lists.kinds[code].about)
        asked = {
            Query.SAME_DAY: bool(started and ended[1] and started[1] and started[0] == ended[0]),
            Query.THIRD_PLAN: earlier is not None and earlier >= THIRD,
            Query.UNUSUAL_AGE: bool(
                usual and years is not None and not usual[0] <= years <= usual[1]
            ),
            Query.LONG_AGO: ended[0].year < self._today.year - LONG_AGO_YEARS,
        }
        return tuple(query for query, is_so in asked.items() if is_so)
