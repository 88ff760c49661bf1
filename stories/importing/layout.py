"""What a spreadsheet may hold: its columns, and which heading stands for which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stories.ids import one_key
from stories.returns.tables import column


@dataclass(frozen=True)
class Field:
    """One column. `like` are other headings people use for it."""

    name: str
    label: str
    help: str
    needed: bool = True
    like: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    name: str
    title: str
    fields: tuple[Field, ...]
    example: tuple[str, ...]

    def field(self, name: str) -> Field:
        return next(each for each in self.fields if each.name == name)


OUTCOMES = Layout(
    "outcomes",
    "Outcomes, one row for each person",
    (
        Field("code", "Outcome", "Its code or its plain name", like=("outcome code", "type")),
        Field(
            "ended",
            "Month or day it happened",
            "2026-08, August 2026 or 14/08/2026",
            like=("end date", "ended", "month", "date", "date ended", "plan end date", "end"),
        ),
        Field("service", "Service", "Its name or code", like=("service area",)),
        Field("how_known", "How we know", "In our words", like=("source", "evidence")),
        Field("age", "Age", "Years, or one of our age bands", False, ("age band", "age at end")),
        Field("end_reason", "Why it ended", "For protection alone", False, ("reason",)),
        Field("team", "Team", "Its name", False),
        Field(
            "started",
            "Day it started",
            "14/02/2026",
            False,
            ("start date", "started", "date started", "plan start date", "start"),
        ),
        Field(
            "earlier",
            "Earlier plans",
            "How many there were before",
            False,
            ("previous plans", "earlier plans", "number of previous plans"),
        ),
        Field(
            "case_number",
            "Case number",
            "As in statutory returns, so that an event counts once. We keep a code of it alone",
            False,
            ("case no", "case id", "child id", "person id", "client id", "la child id"),
        ),
    ),
    ("C-REUN", "2026-08", "Children in Our Care", "I checked the record", "7", *[""] * 5),
)
FACTS = Layout(
    "facts",
    "Balancing facts, one row for each month and service",
    (
        Field("code", "Measure", "Its code or its name", like=("measure code", "indicator")),
        Field("month", "Month", "2026-08 or August 2026", like=("month counted", "date")),
        Field("service", "Service", "Its name or code", like=("service area",)),
        Field("people", "Count", "A whole number", like=("number", "people", "value", "how many")),
    ),
    ("B-CP-START", "2026-08", "Family Help North", "12"),
)
LAYOUTS = {layout.name: layout for layout in (OUTCOMES, FACTS)}


def heading_key(layout: Layout, heading: str) -> str:
    """What a heading is remembered by: never its words."""
    return one_key(layout.name, column(heading))


def matched(layout: Layout, header: Sequence[str], remembered: Mapping[str, str]) -> dict[str, int]:
    """The column of each field that is known: as remembered, then as we or others call it."""
    found: dict[str, int] = {}
    for number, heading in enumerate(header):
        name = remembered.get(heading_key(layout, heading))
        if name and name not in found:
            found[name] = number
    taken = set(found.values())
    for field in layout.fields:
        ways = [column(way) for way in (field.label, field.name, *field.like)]
        for number, heading in enumerate(header):
            if field.name not in found and number not in taken and heading in ways:
                found[field.name] = number
                taken.add(number)
    return found
