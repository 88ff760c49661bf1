"""The children in need census, of any year from 2017, however its elements are spelled."""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from stories.returns import xml
from stories.returns.days import (
    UNREADABLE,
    DayReader,
    add_months,
    days_like,
    either_days,
    iso_days,
    last_of_march,
    month_ends,
)
from stories.returns.events import CHILD, CIN_PLAN, COURT, ENQUIRY, NEED, PLAN, Events
from stories.returns.hashing import identifier
from stories.returns.looked_after.years import year_named
from stories.returns.reading import Source, Span, span
from stories.returns.rows import MOST_EARLIER, answer, code_of, number_of
from stories.returns.tally import Tally

KIND = "children in need census"
YEAR = 364  # days before the reference date that a census looks back

# From how files spell an element to what it holds.
SPELLINGS = {
    "lachildid": "id",
    "lachildidentifier": "id",
    "childid": "id",
    "childlaid": "id",
    "localchildid": "id",
    "childref": "id",
    "childreference": "id",
    "childuniqueid": "id",
    "uniquechildid": "id",
    "personid": "id",
    "clientid": "id",
    "id": "any_id",  # of the child where nothing else says who it is
    "personbirthdate": "born",
    "birthdate": "born",
    "dateofbirth": "born",
    "dob": "born",
    "expectedpersonbirthdate": "due",
    "expectedbirthdate": "due",
    "expecteddateofbirth": "due",
    "persondeathdate": "died",
    "deathdate": "died",
    "dateofdeath": "died",
    "cinreferraldate": "referral",
    "referraldate": "referral",
    "dateofreferral": "referral",
    "cinclosuredate": "closure",
    "closuredate": "closure",
    "dateofclosure": "closure",
    "reasonforclosure": "reason",
    "closurereason": "reason",
    "cinclosurereason": "reason",
    "cinplanstartdate": "cin_start",
    "cinplanenddate": "cin_end",
    "s47actualstartdate": "enquiry",
    "section47actualstartdate": "enquiry",
    "s47startdate": "enquiry",
    "cppstartdate": "start",
    "cpplanstartdate": "start",
    "cpstartdate": "start",
    "childprotectionplanstartdate": "start",
    "cppenddate": "end",
    "cpplanenddate": "end",
    "cpenddate": "end",
    "childprotectionplanenddate": "end",
    "latestcategoryofabuse": "category",
    "latestcategory": "category",
    "initialcategoryofabuse": "first_category",
    "initialcategory": "first_category",
    "numberofpreviouscpp": "earlier",
    "numberofpreviouscpps": "earlier",
    "numberofpreviouschildprotectionplans": "earlier",
    "previouscpp": "earlier",
    "ppstartdate": "court_start",
    "fgdmmeetingoffer": "offered",
    "fgdmmeetingfac": "held",
    "courtappdate": "court",
}
# What an element of no known name holds, by parts of its name, and by parts that speak against it.
WORDED = (
    (("cpp", "start"), "start"),
    (("cpp", "end"), "end"),
    (("protectionplan", "start"), "start"),
    (("protectionplan", "end"), "end"),
    (("47", "start"), "enquiry"),
    (("cin", "closure", "date"), "closure"),
)
NOT_WORDED = ("reason", "review", "number", "previous", "due", "agreed", "pending")
# Which record a value belongs to. A value that comes twice in one record begins the next.
RECORD = {
    "referral": NEED,
    "closure": NEED,
    "reason": NEED,
    "cin_start": CIN_PLAN,
    "cin_end": CIN_PLAN,
    "enquiry": ENQUIRY,
    "start": PLAN,
    "end": PLAN,
    "category": PLAN,
    "first_category": PLAN,
    "earlier": PLAN,
    "court_start": COURT,
    "offered": COURT,
    "held": COURT,
    "court": COURT,
}
BIRTHS = ("id", "born", "due", "died")
REASONS = frozenset(f"RC{number}" for number in range(1, 10))
CATEGORIES = frozenset({"NEG", "PHY", "SAB", "EMO", "MUL"})
IDENTIFIERS = frozenset(name for name, what in SPELLINGS.items() if what == "id")
MARKERS = frozenset(name for name, what in SPELLINGS.items() if what in RECORD) | {"cindetails"}
OURS = MARKERS | {"lachildid"}


def spelled(name: str) -> str | None:
    """What an element holds, by its name in plain spelling."""
    if name in SPELLINGS or any(part in name for part in NOT_WORDED):
        return SPELLINGS.get(name)
    return next((what for parts, what in WORDED if all(part in name for part in parts)), None)


def is_census(sniffed: xml.Sniffed) -> bool:
    """Whether these first elements are a census, also one without a single child."""
    collection = sniffed.leaves.get("collection", "").upper()
    return bool(sniffed.names & OURS) or collection.startswith("CIN")


class Census:
    """Reads census files into events, checking each record as it comes."""

    def __init__(self, events: Events, tally: Tally, hashed, until: int) -> None:
        self._events, self._tally, self._hashed = events, tally, hashed
        self._until = until
        self._day = iso_days()
        self._names = xml.Names(spelled)
        self.references: dict[int, int] = {}  # by number of file; 0 where a file says none

    def spans(self) -> Iterator[Span]:
        """The year that each census looks back on."""
        for reference in set(self.references.values()) - {0}:
            yield span(Source.CENSUS, add_months(reference, -12) + 1, reference)

    def read(self, file: BinaryIO, number: int, sniffed: xml.Sniffed) -> None:
        self._day = _days_of(sniffed)
        reference = self._reference(sniffed)
        self.references[number] = reference
        if not reference:
            self._tally.files[number].notes.append(
                "This census does not say its reference date, so no date was too late for it."
            )
        last = min(filter(None, (reference, self._until)), default=0)
        for row, child in enumerate(self._children(file, sniffed), start=1):
            self._child(child, number, row, last)

    def _children(self, file: BinaryIO, sniffed: xml.Sniffed):
        return xml.each(file, sniffed.child_tag) if sniffed.child_tag else ()

    def _reference(self, sniffed: xml.Sniffed) -> int:
        said = either_days()(sniffed.leaves.get("referencedate", ""))
        if said > 0:
            return said
        year = year_named(sniffed.leaves.get("year", "")).removeprefix("to ")
        return last_of_march(int(year)) if year else 0

    def _child(self, child: etree._Element, number: int, row: int, last: int) -> None:
        about, records = self._sorted(child)
        if "id" not in about:
            about = _attributes(child) | about
        name = identifier(about.get("id") or about.get("any_id"))
        files, tally = self._tally.files[number], self._tally
        files.read += len(records)
        if not name:
            for _ in records:
                tally.hold(number, row, "no identifier of the child")
            return
        who = self._hashed(name)
        born = self._day(about.get("born")) or max(self._day(about.get("due")), 0)
        died = self._day(about.get("died"))
        if UNREADABLE in (born, died):
            # Whether they turned 18, or died, decides how a plan ended, so nothing is guessed.
            for _ in records:
                tally.hold(number, row, "date of birth or death that cannot be read")
            return
        self._events.add((who, CHILD, number, row, born, died))
        for kind, record in records:
            made = _MAKE[kind](self, record, number, row, last)
            if made is not None:
                self._events.add((who, kind, number, row, *made))

    def _sorted(self, child: etree._Element) -> tuple[dict, list[tuple[int, dict]]]:
        """What is said of the child, and each record of theirs, by the element they stand in."""
        about: dict[str, str] = {}
        records: list[tuple[int, dict]] = []
        current: dict[int, tuple[object, dict]] = {}
        names = self._names
        for leaf in child.iter():
            name = names[leaf.tag]
            if name is None:
                continue
            kind, text = RECORD.get(name), leaf.text
            if kind is None:
                if name not in about and text and text.strip():
                    about[name] = text
                continue
            parent = leaf.getparent()
            above, record = current.get(kind, (None, None))
            if above is not parent or name in record:
                record = {}
                current[kind] = (parent, record)
                records.append((kind, record))
            record[name] = text.strip() if text else ""
        return about, [each for each in records if any(each[1].values())]

    def _days(self, record: dict, names: tuple[str, str], number: int, row: int, what: str):
        """Both days of a record; None where it is incomplete."""
        start, end = self._day(record.get(names[0])), self._day(record.get(names[1]))
        if start == 0:
            return self._tally.hold(number, row, f"{what} without a start date")
        if start == UNREADABLE or end == UNREADABLE:
            return self._tally.hold(number, row, f"{what} with a date that cannot be read")
        return start, end

    def _span(self, record, names, number: int, row: int, last: int, what: str):
        days = self._days(record, names, number, row, what)
        if days is None:
            return None
        start, end = days
        if end and end < start:
            return self._tally.refuse(number, row, f"{what} ends before it starts")
        if last and (start > last or end > last):
            return self._tally.refuse(number, row, f"{what} dated after the reference date")
        return start, end

    def _plan(self, record: dict, number: int, row: int, last: int):
        span = self._span(record, ("start", "end"), number, row, last, "protection plan")
        if span is None:
            return None
        category = code_of(record.get("category") or record.get("first_category"))
        counted = number_of(record.get("earlier"), MOST_EARLIER)
        return *span, category if category in CATEGORIES else "", counted

    def _need(self, record: dict, number: int, row: int, last: int):
        span = self._span(record, ("referral", "closure"), number, row, last, "episode of need")
        if span is None:
            return None
        reason = code_of(record.get("reason"))
        if reason and not span[1]:
            return self._tally.hold(number, row, "reason for closure without a closure date")
        if span[1] and reason not in REASONS:
            return self._tally.hold(number, row, "closure without a known reason")
        return *span, reason

    def _cin_plan(self, record: dict, number: int, row: int, last: int):
        return self._span(record, ("cin_start", "cin_end"), number, row, last, "child in need plan")

    def _court(self, record: dict, number: int, row: int, last: int):
        """Work before court: what its outcome codes mean is not published, so none is read."""
        span = self._span(record, ("court_start", "court"), number, row, last, "work before court")
        if span is None:
            return None
        said = (answer(record.get(name)) for name in ("offered", "held"))
        return span[0], *said, span[1]

    def _enquiry(self, record: dict, number: int, row: int, last: int):
        span = self._span(record, ("enquiry", "none"), number, row, last, "section 47 enquiry")
        return span and span[:1]


_MAKE = {
    PLAN: Census._plan,
    NEED: Census._need,
    CIN_PLAN: Census._cin_plan,
    ENQUIRY: Census._enquiry,
    COURT: Census._court,
}


def _attributes(child: etree._Element) -> dict[str, str]:
    """Who the child is, where that stands in attributes instead of elements."""
    found: dict[str, str] = {}
    for element in child.iter():
        for name, said in element.items():
            what = SPELLINGS.get(xml.plain(name))
            if what in BIRTHS and said.strip():
                found.setdefault(what, said)
    return found


def _days_of(sniffed: xml.Sniffed) -> DayReader:
    """How this census writes its days: as the schema does, or as its first records all do."""
    usual = iso_days()
    said = [text for name, text in sniffed.leaves.items() if name in SPELLINGS]
    return usual if any(usual(text) > 0 for text in said) else days_like(said, usual)


def months_covered(references: dict[int, int]) -> list[int]:
    """The month ends that these censuses cover."""
    found: set[int] = set()
    for reference in references.values():
        if reference:
            found.update(month_ends(add_months(reference, -12) + 1, reference))
    return sorted(found)
