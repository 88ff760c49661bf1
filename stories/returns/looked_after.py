"""The SSDA903, as tables: loose files, several years, a workbook, a database, or XML."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from stories.returns import events as kinds
from stories.returns.days import UNREADABLE, birthday, year_end
from stories.returns.events import Events
from stories.returns.hashing import identifier
from stories.returns.tables import Table
from stories.returns.tally import Tally

KIND = "SSDA903"
RENAMED = {"CHILDID": "CHILD", "PL": "PLACE", "ID": "CHILD", "GENDER": "SEX", "ETHNICITY": "ETHNIC"}
# Each table by columns that only it has, in the order tried.
TABLES = {
    "Episodes": {"CHILD", "DECOM", "RNE"},
    "Placed for adoption": {"CHILD", "DATEPLACED"},
    "OC3": {"CHILD", "INTOUCH", "ACTIV"},
    "OC2": {"CHILD", "HEALTHCHECK"},
    "Reviews": {"CHILD", "REVIEW", "REVIEWCODE"},
    "Missing": {"CHILD", "MISSTART"},
    "Previous permanence": {"CHILD", "PREVPERM"},
    "Social workers": {"CHILD", "SWDECOM"},
    "AD1": {"CHILD", "DATEMATCH"},
    "Deprivation of liberty": {"CHILD", "DOLOSTART"},
    "UASC": {"CHILD", "DUC"},
    "Header": {"CHILD", "DOB"},
}
RNE = frozenset("SLPTBU")
REC = frozenset(
    {"X1", "E11", "E12", "E2", "E3", "E4", "E4A", "E4B", "E13", "E5", "E6", "E7", "E8", "E9"}
) | {f"E{number}" for number in (14, 15, 16, 17, 41, 43, 44, 45, 46, 47, 48)}
CODES = {
    "LS": frozenset({"C1", "C2", "D1", "E1", "J1", "J2", "J3", "L1", "L2", "L3"})
    | {"V1", "V2", "V3", "V4"},
    "CIN": frozenset(f"N{number}" for number in range(10)),
    "PLACEPROVIDER": frozenset(f"PR{number}" for number in range(6)),
}
ACTIVITY = frozenset(f"{time}{number}" for time in "FP" for number in "12345") | {
    "G4",
    "G5",
    "G6",
    "0",
}
IN_TOUCH = frozenset(["YES", "NO", "DIED", "REFU", "NREQ", "RHOM"])
YOUNGEST_LEAVER = 17  # the youngest whom OC3 asks about
YES, NO = frozenset({"1", "TRUE", "Y", "YES"}), frozenset({"0", "FALSE", "N", "NO"})
_YEAR = re.compile(r"(?<!\d)(?:20\d\d)(?:[-_/]?\d\d(?:\d\d)?)?(?!\d)")


def table_of(header: list[str]) -> str | None:
    """Which table of the 903 this header belongs to."""
    names = {RENAMED.get(name, name) for name in header}
    found = next((table for table, needed in TABLES.items() if needed <= names), None)
    if found == "Header" and not names & {"ETHNIC", "UPN", "MOTHER", "SEX"}:
        return None
    return found


def group_of(group: str, name: str) -> str:
    """Which year's files belong together: the same folder or workbook, and the same year named."""
    years = _YEAR.findall(PurePosixPath(name).name)
    return f"{group}|{years[0] if years else ''}"


class LookedAfter:
    """Reads tables of the 903 into events, checking every date and code."""

    def __init__(self, events: Events, tally: Tally, hashed, until: int) -> None:
        self._events, self._tally, self._hashed, self._until = events, tally, hashed, until
        self.groups: dict[str, int] = {}  # to a small number, which events carry
        self.years: dict[int, int] = {}  # by group: the latest day it holds
        self.first_end = 0  # the earliest end of an episode
        self.last_day = 0
        self.episodes = 0
        self.other_day = 0  # the latest day in tables other than episodes
        self.youngest = 0  # the latest birth among care leavers
        self.unknown: Counter[int] = Counter()  # codes that no count uses, by number of file

    def spans(self) -> tuple[int, int, int]:
        return self.first_end, self.last_day, self.episodes

    def back_to(self, spans: tuple[int, int, int]) -> None:
        self.first_end, self.last_day, self.episodes = spans

    def end(self) -> tuple[int, str]:
        """The last day of the data, and how it was found where no episode tells it."""
        if self.last_day:
            return self.last_day, ""
        if self.other_day:
            return self.other_day, "No episodes were read, so the year was taken from other dates."
        if self.youngest:
            day = birthday(self.youngest, YOUNGEST_LEAVER)
            return day, "No episodes were read, so the year was taken from care leavers' ages."
        return 0, ""

    def read(self, table: Table, kind: str, number: int, group: str, day) -> None:
        header = [RENAMED.get(name, name) for name in table.header]
        self._number, self._day = number, day
        self._group = self.groups.setdefault(group, len(self.groups))
        _READ[kind](self, rows_of(table, header, self._tally, number), header)

    def one(
        self, kind: str, record: dict[str, str], number: int, row: int, group: str, day
    ) -> None:
        """One record on its own, from XML."""
        header = list(record)
        self._number, self._day = number, day
        self._group = self.groups.setdefault(group, len(self.groups))
        self._tally.files[number].read += 1
        _READ[kind](self, [(row, [*record.values(), ""])], header)

    def _children(self, rows, header: list[str]) -> None:
        child, born = at(header, "CHILD"), at(header, "DOB")
        for row, cells in rows:
            if (who := self._who(cells[child], row)) is not None:
                day = self._day(cells[born])
                if day <= 0:
                    self._tally.hold(self._number, row, "date of birth missing or not readable")
                else:
                    self._events.add((who, kinds.CHILD, self._number, row, day, 0))

    def _who(self, value: object, row: int) -> bytes | None:
        name = identifier(value)
        if not name:
            return self._tally.hold(self._number, row, "no identifier of the child")
        return self._hashed(name)

    def _episodes(self, rows, header: list[str]) -> None:
        child, decom, rne, dec, rec = (
            at(header, name) for name in ("CHILD", "DECOM", "RNE", "DEC", "REC")
        )
        checked = [
            (at(header, name), listed | {""}) for name, listed in CODES.items() if name in header
        ]
        day, add, number, hashed = self._day, self._events.add, self._number, self._hashed
        hold, refuse = self._tally.hold, self._tally.refuse
        until, unknown = self._until or 10**7, 0
        first, last = self.first_end or 10**7, self.last_day
        codes, named, who = _Codes(), None, b""
        for row, cells in rows:
            start, end = day(cells[decom]), day(cells[dec])
            began, reason = codes[cells[rne]], codes[cells[rec]]
            problem = None
            if start <= 0:
                problem = "episode without a readable start date", hold
            elif end == UNREADABLE:
                problem = "episode with an end date that cannot be read", hold
            elif began not in RNE:
                problem = "episode with an unknown reason for starting", refuse
            elif reason and reason not in REC:
                problem = "episode with an unknown reason for ending", refuse
            elif reason and not end:
                problem = "reason for ending without an end date", hold
            elif end and not reason:
                problem = "end date without a reason for ending (rule 148)", refuse
            elif end and end < start:
                problem = "episode ends before it starts", refuse
            elif start > until or end > until:
                problem = "episode dated in the future", refuse
            if cells[child] != named:
                named = cells[child]
                name = identifier(named)
                who = hashed(name) if name else b""
            if not who:
                problem = "no identifier of the child", hold
            if problem:
                problem[1](number, row, problem[0])
                continue
            for place, listed in checked:
                if codes[cells[place]] not in listed:
                    unknown += 1
            if start > last:
                last = start
            if end:
                last, first = max(last, end), min(first, end)
            add((who, kinds.EPISODE, number, row, start, began, end, reason))
        self._seen(first, last, unknown)

    def _seen(self, first: int, last: int, unknown: int) -> None:
        self.first_end = 0 if first == 10**7 else first
        self.last_day = last
        self.years[self._group] = max(self.years.get(self._group, 0), last)
        self.episodes += 1
        if unknown:
            self.unknown[self._number] += unknown

    def _dated(self, rows, header, kind: int, first: str, make: Callable) -> None:
        """Rows that hang on one date."""
        child, when, born = (at(header, name) for name in ("CHILD", first, "DOB"))
        for row, cells in rows:
            day = self._day(cells[when])
            if day <= 0:
                self._tally.hold(self._number, row, "date missing or not readable")
            elif self._until and day > self._until:
                self._tally.refuse(self._number, row, "dated in the future")
            elif (who := self._who(cells[child], row)) is None:
                continue
            elif (made := make(cells, row)) is not None:
                self._events.add((who, kind, self._number, row, day, *made))
                self.other_day = max(self.other_day, day)
                if (birth := self._day(cells[born])) > 0:
                    self._events.add((who, kinds.CHILD, self._number, row, birth, 0))

    def _reviews(self, rows, header: list[str]) -> None:
        code = at(header, "REVIEWCODE")

        def make(cells: Sequence, row: int):
            said = _code(cells[code])
            if said not in {f"PN{number}" for number in range(8)}:
                return self._tally.hold(self._number, row, "review without a known code")
            return (said,)

        self._dated(rows, header, kinds.REVIEW, "REVIEW", make)

    def _missing(self, rows, header: list[str]) -> None:
        start, end, code = (at(header, name) for name in ("MISSTART", "MISEND", "MISSING"))

        def make(cells: Sequence, row: int):
            day = self._day(cells[start])
            until, said = self._day(cells[end]), _code(cells[code])
            if until == UNREADABLE or said not in ("M", "A"):
                return self._tally.hold(self._number, row, "date or code missing or not readable")
            if until and until < day:
                return self._tally.refuse(self._number, row, "ends before it starts")
            return until, said

        self._dated(rows, header, kinds.MISSING, "MISSTART", make)

    def _placed(self, rows, header: list[str]) -> None:
        names = ("DATEPLACED", "DATEPLACEDCEASED", "REASONPLACEDCEASED")
        start, ceased, reason = (at(header, name) for name in names)

        def make(cells: Sequence, row: int):
            day = self._day(cells[start])
            until, said = self._day(cells[ceased]), _code(cells[reason])
            if until == UNREADABLE or bool(until) != bool(said):
                return self._tally.hold(self._number, row, "end without a date or a reason")
            if until and until < day:
                return self._tally.refuse(self._number, row, "ends before it starts")
            return until, said

        self._dated(rows, header, kinds.PLACED, "DATEPLACED", make)

    def _workers(self, rows, header: list[str]) -> None:
        worker, start, end = (at(header, name) for name in ("SWID", "SWDECOM", "SWDEC"))

        def make(cells: Sequence, row: int):
            day = self._day(cells[start])
            until, name = self._day(cells[end]), identifier(cells[worker])
            if until == UNREADABLE or not name:
                return self._tally.hold(self._number, row, "date or worker missing or not readable")
            if until and until < day:
                return self._tally.refuse(self._number, row, "ends before it starts")
            return self._hashed(f"worker {name}")[:6], until

        self._dated(rows, header, kinds.WORKER, "SWDECOM", make)

    def _earlier_orders(self, rows, header: list[str]) -> None:
        child, order, on = (at(header, name) for name in ("CHILD", "PREVPERM", "DATEPERM"))
        for row, cells in rows:
            if (who := self._who(cells[child], row)) is None:
                continue
            said = _code(cells[order])
            if said not in ("P1", "P2", "P3", "P4", "Z1"):
                self._tally.hold(self._number, row, "earlier order not known")
            else:
                day = self._day(cells[on])
                self._events.add((who, kinds.EARLIER, self._number, row, said, max(day, 0)))

    def _leavers(self, rows, header: list[str]) -> None:
        child, born, touch, activity, home = (
            at(header, name) for name in ("CHILD", "DOB", "INTOUCH", "ACTIV", "ACCOM")
        )
        for row, cells in rows:
            if (who := self._who(cells[child], row)) is None:
                continue
            day = self._day(cells[born])
            said = _code(cells[touch]), _code(cells[activity]), _code(cells[home])
            if problem := _wrong_leaver(day, *said):
                problem[1](self._tally, self._number, row, problem[0])
            else:
                self._events.add((who, kinds.CHILD, self._number, row, day, 0))
                self._events.add((who, kinds.LEAVER, self._number, row, *said, self._group))
                self.youngest = max(self.youngest, day)

    def _health(self, rows, header: list[str]) -> None:
        child, born, score, convicted = (
            at(header, name) for name in ("CHILD", "DOB", "SDQSCORE", "CONVICTED")
        )
        checks = [at(header, name) for name in HEALTH_CHECKS]
        for row, cells in rows:
            if (who := self._who(cells[child], row)) is None:
                continue
            day = self._day(cells[born])
            said = "".join(_answer(cells[place]) for place in (*checks, convicted))
            if day <= 0 or "?" in said:
                self._tally.hold(self._number, row, "date of birth or an answer not readable")
                continue
            number = identifier(cells[score])
            points = int(number) if number.isdigit() and int(number) <= 40 else -1
            self._events.add((who, kinds.CHILD, self._number, row, day, 0))
            self._events.add(
                (who, kinds.HEALTH, self._number, row, said[:4], points, said[4], self._group)
            )

    def _no_rule(self, rows, _header: list[str]) -> None:
        for _ in rows:
            pass
        self._tally.files[self._number].notes.append("No outcome is derived from this table.")


HEALTH_CHECKS = ("HEALTHCHECK", "TEETHCHECK", "IMMUNISATIONS", "HEALTHASSESSMENT")
_READ = {
    "Episodes": LookedAfter._episodes,
    "Header": LookedAfter._children,
    "Reviews": LookedAfter._reviews,
    "Missing": LookedAfter._missing,
    "Placed for adoption": LookedAfter._placed,
    "Social workers": LookedAfter._workers,
    "Previous permanence": LookedAfter._earlier_orders,
    "OC3": LookedAfter._leavers,
    "OC2": LookedAfter._health,
    "UASC": LookedAfter._children,
    "AD1": LookedAfter._no_rule,
    "Deprivation of liberty": LookedAfter._no_rule,
}


def rows_of(table: Table, header: list[str], tally: Tally, number: int):
    """Rows that hold something, each as wide as the header and one empty cell more."""
    file, wide, read = tally.files[number], len(header), 0
    try:
        for row, cells in table.rows:
            if not cells or (not cells[0] and not any(cells)):
                continue
            if len(cells) < wide:
                cells = [*cells, *[""] * (wide - len(cells))]
            read += 1
            yield row, [*cells, ""]
    finally:
        file.read += read


def at(header: list[str], name: str) -> int:
    """Where a column stands; the empty cell behind the last where it is absent."""
    return header.index(name) if name in header else len(header)


class _Codes(dict):
    """From a cell to its code, remembered, since a column holds few."""

    def __missing__(self, value: object) -> str:
        code = _code(value)
        if len(self) < 10_000:
            self[value] = code
        return code


def _code(value: object) -> str:
    if type(value) is str:
        return value.strip().upper()
    return identifier(value)


def _answer(value: object) -> str:
    """1, 0, a blank for no answer, or ? for what is neither."""
    said = _code(value)
    if said in YES:
        return "1"
    if said in NO:
        return "0"
    return "?" if said else " "


def _wrong_leaver(day: int, touch: str, activity: str, home: str):
    if day <= 0:
        return "date of birth missing or not readable", Tally.hold
    if touch not in IN_TOUCH:
        return "not said whether in touch", Tally.hold
    if touch in ("DIED", "RHOM") and (activity or home):
        return "died or returned home, yet with an activity or a home (rule 344)", Tally.refuse
    if activity and activity not in ACTIVITY:
        return "unknown activity", Tally.hold
    return None


def last_year_end(last_day: int) -> int:
    """31 March of the last year in the data. Ends on 1 April close the year before."""
    return year_end(last_day - 1) if last_day else 0


def years_of_groups(groups: dict[str, int], latest: dict[int, int], last_day: int) -> dict:
    """31 March of the year each group of files is about, by its number."""
    return {
        number: last_year_end(latest.get(number) or last_day)
        for number in groups.values()
        if latest.get(number) or last_day
    }
