"""Ofsted's Annex A: a workbook of lists, whose labels and headings differ from place to place."""

from collections.abc import Sequence
from functools import lru_cache

from stories.returns import events as kinds
from stories.returns import labels
from stories.returns.days import UNREADABLE
from stories.returns.events import Events
from stories.returns.hashing import identifier
from stories.returns.labels import Labels
from stories.returns.rows import MOST_EARLIER, at, number_of, rows_of
from stories.returns.tables import Table
from stories.returns.tally import Tally

KIND = "Annex A"
# Each list by columns that it has, in plain spelling; some columns are spelled in several ways.
LISTS = {
    "List 7, protection plans": {"CHILDPROTECTIONPLANSTARTDATE"},
    "List 8, children in care": {"DATESTARTEDTOBELOOKEDAFTER"},
    "List 6, children in need": {"CINSTARTDATE"},
    "List 9, care leavers": {"ELIGIBILITYCATEGORY", "ACTIVITYSTATUS"},
    "List 10, adoption": {"DATEPLACEDFORADOPTION", "DATEOFADOPTIONORDER"},
    "List 11, adopters": {"INDIVIDUALADOPTERIDENTIFIER"},
    "List 5, section 47": {"STRATEGYDISCUSSIONINITIATINGSECTION47ENQUIRYSTARTDATE"},
    "List 4, assessments": {"CONTINUOUSASSESSMENTSTARTDATE"},
    "List 3, referrals": {"DATEOFREFERRAL"},
    "List 2, early help": {"ASSESSMENTSTARTDATE", "ASSESSMENTCOMPLETIONDATE"},
    "List 1, contacts": {"DATEOFCONTACT"},
}
TEAM = "ALLOCATEDTEAM"
RENAMED = {
    "TEAM": TEAM,
    "CHILDUNIQUEIDENTIFIER": "CHILDUNIQUEID",
    "UNIQUECHILDID": "CHILDUNIQUEID",
    "CHILDID": "CHILDUNIQUEID",
    "UNIQUEID": "CHILDUNIQUEID",
    "CHILDUNIQUEIDNUMBER": "CHILDUNIQUEID",
    "CHILDIDNUMBER": "CHILDUNIQUEID",
    "PERSONID": "CHILDUNIQUEID",
    "CLIENTID": "CHILDUNIQUEID",
    "MOSAICID": "CHILDUNIQUEID",
    "LCSID": "CHILDUNIQUEID",
    "CASEREFERENCE": "CHILDUNIQUEID",
    "CASENUMBER": "CHILDUNIQUEID",
    "CASEID": "CHILDUNIQUEID",
    "CHILDREFERENCE": "CHILDUNIQUEID",
    "CHILDREFERENCENUMBER": "CHILDUNIQUEID",
    "SOCIALCAREID": "CHILDUNIQUEID",
    "CPPSTARTDATE": "CHILDPROTECTIONPLANSTARTDATE",
    "CHILDPROTECTIONPLANSTART": "CHILDPROTECTIONPLANSTARTDATE",
    "CPPENDDATE": "CHILDPROTECTIONPLANENDDATE",
    "CPSTARTDATE": "CHILDPROTECTIONPLANSTARTDATE",
    "CPENDDATE": "CHILDPROTECTIONPLANENDDATE",
    "DOB": "DATEOFBIRTH",
    "CINSTART": "CINSTARTDATE",
    "CHILDINNEEDSTARTDATE": "CINSTARTDATE",
    "CHILDINNEEDCLOSUREDATE": "CINCLOSUREDATE",
    "DATECHILDPLACEDFORADOPTION": "DATEPLACEDFORADOPTION",
    "DATEOFTHEADOPTIONORDER": "DATEOFADOPTIONORDER",
    "CURRENTACTIVITYSTATUS": "ACTIVITYSTATUS",
    "DATETHECHILDSTARTEDTOBELOOKEDAFTER": "DATESTARTEDTOBELOOKEDAFTER",
    "DATECHILDSTARTEDTOBELOOKEDAFTER": "DATESTARTEDTOBELOOKEDAFTER",
    "REASONFORCEASINGTOBELOOKEDAFTER": "REASONCEASEDTOBELOOKEDAFTER",
    "STRATEGYDISCUSSIONINITIATINGSECTION47ENQUIRYDATE": (
        "STRATEGYDISCUSSIONINITIATINGSECTION47ENQUIRYSTARTDATE"
    ),
}


# Columns that a layout words its own way: what such a name holds, and what it must not hold.
WORDED = (
    (("PROTECTIONPLAN", "START"), (), "CHILDPROTECTIONPLANSTARTDATE"),
    (("PROTECTIONPLAN", "END"), (), "CHILDPROTECTIONPLANENDDATE"),
    (("CPPLAN", "START"), (), "CHILDPROTECTIONPLANSTARTDATE"),
    (("CPPLAN", "END"), (), "CHILDPROTECTIONPLANENDDATE"),
    (("PREVIOUS", "PROTECTIONPLAN"), (), "NUMBEROFPREVIOUSCHILDPROTECTIONPLANS"),
    (("LATEST", "CATEGORY", "ABUSE"), (), "LATESTCATEGORYOFABUSE"),
    (("INITIAL", "CATEGORY", "ABUSE"), (), "INITIALCATEGORYOFABUSE"),
    (("DATE", "START", "LOOKEDAFTER"), ("REASON",), "DATESTARTEDTOBELOOKEDAFTER"),
    (("DATE", "CEASED", "LOOKEDAFTER"), ("REASON",), "DATECEASEDTOBELOOKEDAFTER"),
    (("REASON", "CEAS", "LOOKEDAFTER"), (), "REASONCEASEDTOBELOOKEDAFTER"),
    (("CIN", "START"), ("PLAN",), "CINSTARTDATE"),
    (("CIN", "CLOSURE"), ("REASON",), "CINCLOSUREDATE"),
    (("REASON", "CLOSURE"), (), "REASONFORCLOSURE"),
    (("SECTION47", "START"), (), "STRATEGYDISCUSSIONINITIATINGSECTION47ENQUIRYSTARTDATE"),
    (("DATE", "PLACED", "ADOPTION"), ("DECISION", "REASON"), "DATEPLACEDFORADOPTION"),
    (("DATE", "ADOPTIONORDER"), (), "DATEOFADOPTIONORDER"),
    (("ACTIVITY", "STATUS"), (), "ACTIVITYSTATUS"),
    (("ELIGIBILITY",), (), "ELIGIBILITYCATEGORY"),
    (("SUITAB", "ACCOMMODATION"), (), "SUITABILITYOFACCOMMODATION"),
    (("TYPE", "ACCOMMODATION"), (), "TYPEOFACCOMMODATION"),
    (("INTOUCH",), (), "LAINTOUCH"),
    (("BIRTH",), ("WORKER",), "DATEOFBIRTH"),
    (("CHILD", "UNIQUE"), (), "CHILDUNIQUEID"),
    (("ALLOCATED", "TEAM"), (), TEAM),
    (("TEAM", "NAME"), ("WORKER",), TEAM),
)
_NAMES = (
    frozenset(RENAMED.values()) | {name for _, _, name in WORDED} | set().union(*LISTS.values())
)


def _plain(header: list[str]) -> list[str]:
    """Columns by the names used here, however a layout words them and hints at what to write."""
    bare = [name.removesuffix("DDMMYYYY").removesuffix("YN") for name in header]
    named = [RENAMED.get(name, name) for name in bare]
    taken = set(named)
    for at_column, name in enumerate(named):
        if name not in _NAMES and (found := _worded(name)) not in taken:
            named[at_column] = found
            taken.add(found)
    return named


@lru_cache(maxsize=4_096)
def _worded(name: str) -> str:
    for within, without, found in WORDED:
        if all(each in name for each in within) and not any(each in name for each in without):
            return found
    return name


def list_of(header: list[str]) -> str | None:
    """Which list of Annex A this header belongs to."""
    names = set(_plain(header))
    if not names & {"CHILDUNIQUEID", "INDIVIDUALADOPTERIDENTIFIER"}:
        return None
    return next((name for name, needed in LISTS.items() if needed <= names), None)


SEEN_ON = ("LATESTDATEOFCONTACT", "LATESTPATHWAYPLANREVIEWDATE")


class AnnexA:
    """Reads lists of Annex A into the same events as the yearly returns."""

    def __init__(
        self, events: Events, tally: Tally, hashed, until: int, answers: dict, services: dict
    ) -> None:
        self._events, self._tally, self._hashed, self._until = events, tally, hashed, until
        self._services = {labels.words(name): code for name, code in services.items()}
        self._labels = Labels(answers, tally.unknown_labels, tally.label_questions)
        self.in_care = 0  # rows kept of children in care
        self.last_day = 0

    def read(self, table: Table, kind: str, number: int, day) -> None:
        header = _plain(table.header)
        self._number, self._day, self._header = number, day, header
        rows = rows_of(table, header, self._tally, number)
        make = _READ.get(kind)
        if make is None:
            for _ in rows:
                pass
            self._tally.files[number].notes.append("No outcome is derived from this list.")
            return
        child, born, team = map(self._at, ("CHILDUNIQUEID", "DATEOFBIRTH", TEAM))
        for row, cells in rows:
            name = identifier(cells[child])
            if not name:
                self._tally.hold(number, row, "no identifier of the child")
                continue
            made = make(self, cells, row)
            if made is None:
                continue
            who, birth = self._hashed(name), day(cells[born])
            if birth > 0:
                self._events.add((who, kinds.CHILD, number, row, birth, 0))
            for event in made:
                self._events.add((who, event[0], number, row, *event[1:]))
            # A team's name leaves the parser only as the code of one of our services.
            if service := self._services.get(labels.words(cells[team])):
                when = max(each for each in made[0][1:3] if isinstance(each, int))
                self._events.add((who, kinds.WITH, number, row, when, service))
            self.in_care += kind.startswith("List 8")

    def _at(self, name: str) -> int:
        return at(self._header, name)

    def _span(self, cells: Sequence, row: int, first: str, last: str, what: str):
        """Both days of a row; None where it was refused or held."""
        start, end = self._day(cells[self._at(first)]), self._day(cells[self._at(last)])
        if start <= 0 or end == UNREADABLE:
            return self._tally.hold(self._number, row, f"{what}: a date is missing or not readable")
        if end and end < start:
            return self._tally.refuse(self._number, row, f"{what} ends before it starts")
        if self._until and max(start, end) > self._until:
            return self._tally.refuse(self._number, row, f"{what} dated in the future")
        self.last_day = max(self.last_day, start, end)
        return start, end

    def _plan(self, cells: Sequence, row: int):
        names = ("CHILDPROTECTIONPLANSTARTDATE", "CHILDPROTECTIONPLANENDDATE")
        span = self._span(cells, row, *names, "protection plan")
        if span is None:
            return None
        latest, first = (
            cells[self._at(name)] for name in ("LATESTCATEGORYOFABUSE", "INITIALCATEGORYOFABUSE")
        )
        category = self._labels.code(latest or first, labels.CATEGORY, labels.CATEGORY_WORDS)
        earlier = cells[self._at("NUMBEROFPREVIOUSCHILDPROTECTIONPLANS")]
        counted = number_of(earlier, MOST_EARLIER)
        return [(kinds.PLAN, *span, category or "", counted)]

    def _need(self, cells: Sequence, row: int):
        span = self._span(cells, row, "CINSTARTDATE", "CINCLOSUREDATE", "episode of need")
        if span is None:
            return None
        label = cells[self._at("REASONFORCLOSURE")]
        reason = self._labels.code(label, labels.CLOSING, labels.CLOSING_WORDS)
        if bool(reason) != bool(span[1]):
            return self._tally.hold(self._number, row, "closure without a date or a known reason")
        return [(kinds.NEED, *span, reason or "")]

    def _care(self, cells: Sequence, row: int):
        names = ("DATESTARTEDTOBELOOKEDAFTER", "DATECEASEDTOBELOOKEDAFTER")
        span = self._span(cells, row, *names, "time in care")
        if span is None:
            return None
        label = cells[self._at("REASONCEASEDTOBELOOKEDAFTER")]
        reason = self._labels.code(label, labels.LEAVING, labels.LEAVING_WORDS)
        if bool(reason) != bool(span[1]):
            return self._tally.hold(self._number, row, "end without a date or a known reason")
        return [(kinds.EPISODE, span[0], "S", span[1], reason or "")]

    def _enquiry(self, cells: Sequence, row: int):
        name = "STRATEGYDISCUSSIONINITIATINGSECTION47ENQUIRYSTARTDATE"
        span = self._span(cells, row, name, "", "section 47 enquiry")
        return span and [(kinds.ENQUIRY, span[0])]

    def _referral(self, cells: Sequence, row: int):
        span = self._span(cells, row, "DATEOFREFERRAL", "", "referral")
        return span and [(kinds.NEED, span[0], 0, "")]

    def _adoption(self, cells: Sequence, row: int):
        days = [
            self._day(cells[self._at(name)])
            for name in (
                "DATEPLACEDFORADOPTION",
                "DATEOFDECISIONTHATCHILDSHOULDNOLONGERBEPLACEDFORADOPTION",
                "DATEOFADOPTIONORDER",
            )
        ]
        if UNREADABLE in days:
            return self._tally.hold(self._number, row, "adoption: a date cannot be read")
        placed, ceased, order = days
        if self._until and max(days) > self._until:
            return self._tally.refuse(self._number, row, "adoption dated in the future")
        if placed and ceased and ceased < placed:
            return self._tally.refuse(self._number, row, "adoption plan ends before the move")
        label = cells[self._at("REASONWHYCHILDNOLONGERPLACEDFORADOPTION")]
        reason = self._labels.code(label, labels.REVERSAL, {})
        made = [(kinds.PLACED, placed, ceased, reason or "")] if placed else []
        return made + ([(kinds.ADOPTED, order)] if order else [])

    def _leaver(self, cells: Sequence, row: int):
        touch = labels.in_touch(cells[self._at("LAINTOUCH")])
        label = cells[self._at("ACTIVITYSTATUS")]
        activity = self._labels.code(label, labels.ACTIVITY, labels.ACTIVITY_WORDS)
        home = labels.HOME.search(str(cells[self._at("TYPEOFACCOMMODATION")] or ""))
        suits = labels.suitable(cells[self._at("SUITABILITYOFACCOMMODATION")])
        if activity is None:
            return self._tally.hold(self._number, row, "an activity that we do not know")
        born = self._day(cells[self._at("DATEOFBIRTH")])
        if born <= 0:
            return self._tally.hold(self._number, row, "date of birth missing or not readable")
        letter = home.group(1).upper() if home else ""
        number = suits or (home.group(2) if home else None)
        code = f"{letter or 'Y'}{number}" if number else letter
        for name in SEEN_ON:
            self.last_day = max(self.last_day, self._day(cells[self._at(name)]))
        return [(kinds.SEEN_LEAVER, touch, activity, code)]


_READ = {
    "List 7, protection plans": AnnexA._plan,
    "List 6, children in need": AnnexA._need,
    "List 8, children in care": AnnexA._care,
    "List 5, section 47": AnnexA._enquiry,
    "List 3, referrals": AnnexA._referral,
    "List 9, care leavers": AnnexA._leaver,
    "List 10, adoption": AnnexA._adoption,
}
