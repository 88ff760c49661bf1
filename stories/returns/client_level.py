"""Adults' client level data: one row for each request, assessment, service or review."""

from collections.abc import Iterator, Sequence
from datetime import date

from stories.returns import labels
from stories.returns.days import EARLIEST, LATEST, UNREADABLE, DayReader, either_days
from stories.returns.events import ADVICE, GOAL, SERVICE, STATUS, WORK, Events
from stories.returns.hashing import identifier
from stories.returns.reading import Source, Span, span
from stories.returns.rows import at, number_of, rows_of
from stories.returns.tables import Table
from stories.returns.tally import Tally

KIND = "client level data"
DECEMBER = 12
NEEDED = {"EVENTTYPE", "EVENTSTARTDATE"}
RENAMED = {
    "LAPERSONUNIQUEIDENTIFIER": "PERSON",
    "DERLAPERSONUNIQUEIDENTIFIERPSEUDO": "PERSON",
    "LOCALPERSONIDENTIFIER": "PERSON",
    "LOCALIDENTIFIER": "PERSON",
    "PERSONID": "PERSON",
    "LPSID": "PERSON",
    "DERLAPERSONUNIQUEIDENTIFIER": "PERSON",
    "LACLIENTIDENTIFIER": "PERSON",
    "CLIENTREFERENCE": "PERSON",
    "NHSNO": "NHS",
    "TRACEDNHSNUMBER": "NHS",
    "DERNHSNUMBER": "NHS",
    "LAPERSONUNIQUEID": "PERSON",
    "LAPERSONID": "PERSON",
    "PERSONUNIQUEIDENTIFIER": "PERSON",
    "SOCIALCAREID": "PERSON",
    "CLIENTID": "PERSON",
    "LAUNIQUEID": "PERSON",
    "UNIQUEID": "PERSON",
    "NHSNUMBER": "NHS",
    "DERNHSNUMBERTRACEDPSEUDO": "NHS",
    "TRACEDPSEUDONHSNUMBER": "NHS",
    "DATEOFBIRTH": "BORN",
    "DOB": "BORN",
    "BIRTHYEAR": "BIRTHYEAR",
    "YEAROFBIRTH": "BIRTHYEAR",
    "DERBIRTHYEAR": "BIRTHYEAR",
    "BIRTHMONTH": "BIRTHMONTH",
    "MONTHOFBIRTH": "BIRTHMONTH",
    "DERBIRTHMONTH": "BIRTHMONTH",
    "DERDATEOFDEATH": "DATEOFDEATH",
    "OUTCOMESACHIEVED": "REVIEWOUTCOMESACHIEVED",
    "PSR": "PRIMARYSUPPORTREASON",
}
# Kinds of service, by words within the service type; the first that fits.
NURSING, RESIDENTIAL, COMMUNITY, PRISON = "N", "R", "C", "P"
REABLEMENT, SHORT_HOME, LOW_LEVEL, OTHER_SHORT, CARER = "M", "S", "L", "O", "K"
LONG_TERM = frozenset("NRCP")
CARE_HOME = frozenset("NR")
SERVICES = (
    (("long term", "nursing"), NURSING),
    (("long term", "residential"), RESIDENTIAL),
    (("long term", "community"), COMMUNITY),
    (("long term", "prison"), PRISON),
    (("short term", "max"), REABLEMENT),
    (("st max",), REABLEMENT),
    (("reablement",), REABLEMENT),
    (("short term", "nursing"), SHORT_HOME),
    (("short term", "residential"), SHORT_HOME),
    (("short term", "low level"), LOW_LEVEL),
    (("short term",), OTHER_SHORT),
    (("carer",), CARER),
)
# What an outcome of reablement says by itself, where no service followed it.
INDEPENDENT, LEFT_OUT, UNCLEAR = "independent", "left out", "unclear"
OUTCOMES = (
    (("deceased",), LEFT_OUT, "died"),
    (("nhs",), LEFT_OUT, "NHS funded"),
    (("self fund",), LEFT_OUT, "pays for own care"),
    (("declined",), LEFT_OUT, "chose not to have support"),
    (("end of life",), LEFT_OUT, "end of life care"),
    (("information",), INDEPENDENT, "information and advice"),
    (("signpost",), INDEPENDENT, "information and advice"),
    (("ended as planned",), INDEPENDENT, "service ended as planned"),
    (("moved",), INDEPENDENT, "moved area"),
    (("nfa",), INDEPENDENT, "other, no further action"),
)
SETTLED = (
    "owner",
    "tenant",
    "family",
    "friends",
    "supported accommodation",
    "supported living",
    "supported lodgings",
    "shared lives",
    "approved premises",
    "sheltered",
    "extra care",
    "gypsy",
    "traveller",
)
UNSETTLED = ("rough", "temporary", "no fixed", "staying with", "refuge", "hospital", "care home")


def _plain(header: list[str]) -> list[str]:
    return [RENAMED.get(name, name) for name in header]


def is_client_level(header: list[str]) -> bool:
    """Whether headings are those of client level data."""
    names = set(_plain(header))
    return (
        names >= NEEDED
        and bool(names & {"PERSON", "NHS"})
        and bool(names & {"SERVICETYPE", "CLIENTTYPE"})
    )


OF_ADULTS = frozenset({SERVICE, STATUS, WORK, GOAL, ADVICE})
# Whom the national measure of paid work asks about, by words within the reason for support.
ASKED_ABOUT_WORK = ("learning disability", "mental health")
ACHIEVED = {"fully": "met", "partially": "not met", "partly": "not met", "not": "not met"}


def is_adult(events: Sequence[tuple]) -> bool:
    """Adults are hashed apart from children, so one event tells."""
    return bool(events) and events[0][1] in OF_ADULTS


class ClientLevel:
    """Reads client level data into events: services, and how a person lived when last asked."""

    def __init__(self, events: Events, tally: Tally, hashed, until: int) -> None:
        self._events, self._tally, self._hashed, self._until = events, tally, hashed, until
        self._day: DayReader = either_days()
        self.first_day = self.last_day = 0
        self._services: dict[str, str] = {}
        self._outcomes: dict[str, tuple[str, str]] = {}

    def read(self, table: Table, number: int, day: DayReader) -> None:
        self._day = day
        header = _plain(table.header)
        place = {name: at(header, name) for name in (*_COLUMNS, "PERSON", "NHS")}
        for row, cells in rows_of(table, header, self._tally, number):
            # Some write the NHS number in three groups.
            nhs = identifier(cells[place["NHS"]]).replace(" ", "")
            name = identifier(cells[place["PERSON"]]) or nhs
            if not name:
                self._tally.hold(number, row, "no identifier of the person")
                continue
            said = {column: cells[place[column]] for column in _COLUMNS}
            start, end = self._day(said["EVENTSTARTDATE"]), self._day(said["EVENTENDDATE"])
            if start <= 0 or end == UNREADABLE:
                self._tally.hold(number, row, "event without a readable date")
            elif end and end < start:
                self._tally.refuse(number, row, "event ends before it starts")
            elif self._until and max(start, end) > self._until:
                self._tally.refuse(number, row, "event dated in the future")
            else:
                self._keep(self._hashed(name), number, row, start, end, said)

    def covers(self) -> Iterator[Span]:
        if self.last_day:
            yield span(Source.ADULTS, self.first_day, self.last_day)

    def _keep(self, who: bytes, number: int, row: int, start: int, end: int, said: dict) -> None:
        self.first_day = min(filter(None, (self.first_day, start)))
        self.last_day = max(self.last_day, start, end)
        born = self._born(said)
        home = labels.words(said["ACCOMMODATIONSTATUS"])
        client = labels.words(said["CLIENTTYPE"])
        if home and not client.startswith("carer"):
            self._events.add((who, STATUS, number, row, end or start, settled(home), *born))
        event = labels.words(said["EVENTTYPE"])
        self._beside(who, number, row, end or start, said, client, event, born)
        if event != "service":
            return
        kind = self._service(said["SERVICETYPE"])
        if not kind:
            self._tally.refuse(number, row, "service of a type that we do not know")
            return
        paid = any(
            "direct payment" in labels.words(said[name])
            for name in ("SERVICECOMPONENT", "DELIVERYMECHANISM")
        )
        died = self._day(said["DATEOFDEATH"])
        outcome = self._outcome(said["EVENTOUTCOME"])
        self._events.add(
            (who, SERVICE, number, row, start, kind, end, *outcome, paid, max(died, 0), *born)
        )

    def _beside(
        self, who, number: int, row: int, day: int, said: dict, client: str, event: str, born
    ) -> None:
        """What a row says besides: of paid work, of goals at a review, of advice to a carer."""
        carer = client.startswith("carer")
        if (work := labels.words(said["EMPLOYMENTSTATUS"])) and not carer:
            why = labels.words(said["PRIMARYSUPPORTREASON"])
            asked = any(each in why for each in ASKED_ABOUT_WORK)
            self._events.add((who, WORK, number, row, day, work.startswith("paid"), asked, *born))
        goals = labels.words(said["REVIEWOUTCOMESACHIEVED"]).partition(" ")[0]
        if event == "review" and goals in ACHIEVED and not carer:
            self._events.add((who, GOAL, number, row, day, ACHIEVED[goals], *born))
        if carer and "information" in labels.words(said["EVENTOUTCOME"]):
            self._events.add((who, ADVICE, number, row, day, *born))

    def _born(self, said: dict) -> tuple[int, int]:
        """Year and month of birth; zeros where not said."""
        day = self._day(said["BORN"])
        if day > 0:
            born = date.fromordinal(day)
            return born.year, born.month
        year = number_of(said["BIRTHYEAR"], LATEST)
        month = number_of(said["BIRTHMONTH"], DECEMBER)
        return (year, max(month, 1)) if year >= EARLIEST else (0, 0)

    def _service(self, label: object) -> str:
        text = labels.words(label)
        if text not in self._services:
            fits = (kind for within, kind in SERVICES if all(each in text for each in within))
            self._services[text] = next(fits, "")
        return self._services[text]

    def _outcome(self, label: object) -> tuple[str, str]:
        text = labels.words(label)
        if text not in self._outcomes:
            fits = (said for within, *said in OUTCOMES if all(each in text for each in within))
            self._outcomes[text] = tuple(next(fits, (UNCLEAR, "")))
        return self._outcomes[text]


_COLUMNS = (
    "EVENTTYPE",
    "CLIENTTYPE",
    "EVENTSTARTDATE",
    "EVENTENDDATE",
    "EVENTOUTCOME",
    "SERVICETYPE",
    "SERVICECOMPONENT",
    "DELIVERYMECHANISM",
    "ACCOMMODATIONSTATUS",
    "EMPLOYMENTSTATUS",
    "PRIMARYSUPPORTREASON",
    "REVIEWOUTCOMESACHIEVED",
    "DATEOFDEATH",
    "BORN",
    "BIRTHYEAR",
    "BIRTHMONTH",
)


def settled(home: str) -> bool:
    """Whether an accommodation status is settled; everything not listed, and unknown, is not."""
    if any(word in home for word in UNSETTLED):
        return False
    return any(word in home for word in SETTLED)
