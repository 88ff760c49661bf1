"""The kinds of outcome this service counts; the list itself is a reference table."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from stories.errors import StoryError
from stories.text import limited


class Area(StrEnum):
    FAMILIES = "families"
    IN_CARE = "in_care"
    CARE_EXPERIENCED = "care_experienced"
    ADULTS = "adults"
    PRACTICE = "practice"


AREA_LABELS = {
    Area.FAMILIES: "Children safe with their families",
    Area.IN_CARE: "Children in our care",
    Area.CARE_EXPERIENCED: "Care-experienced young people",
    Area.ADULTS: "Adults",
    Area.PRACTICE: "Practice",
}


class Nation(StrEnum):
    """Each nation has a catalogue of its own: other laws, dates and words, never mapped."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


NATION_LABELS = {
    Nation.ENGLAND: "England",
    Nation.WALES: "Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}
# What children are on while professionals agree they need protecting, and how that ends in words.
PROTECTED_BY = {
    Nation.ENGLAND: "a child protection plan",
    Nation.WALES: "the child protection register",
    Nation.SCOTLAND: "the child protection register",
    Nation.NORTHERN_IRELAND: "the child protection register",
}
END_REASON_CODES = frozenset({"C-CP-END", "W-CP-END", "S-CP-END", "N-CP-END"})
EDITED = (
    "name",
    "counts_when",
    "sustained_when",
    "balancing",
    "check_months",
    "second_person",
    "in_use",
)
WORDS = {
    "name": ("Plain name", 120),
    "counts_when": ("Counts when", 400),
    "sustained_when": ("Has lasted when", 400),
    "balancing": ("Measure beside it", 200),
}
MOST_MONTHS = 60
EARLIEST_MONTH = date(1970, 1, 1)


@dataclass(frozen=True)
class OutcomeType:
    """One line of the catalogue, with the measure that could contradict it."""

    code: str
    area: Area
    name: str
    about: str
    counts_when: str
    sustained_when: str
    balancing: str
    balancing_code: str
    view_of: str = ""
    check_months: tuple[int, ...] = ()
    evidence: tuple[str, ...] = ()
    second_person: bool = False
    count_only: bool = False
    nation: Nation = Nation.ENGLAND
    in_use: bool = True

    @property
    def is_recorded(self) -> bool:
        """False for a view of another type, which is worked out and never recorded."""
        return not self.view_of

    @property
    def asks_end_reason(self) -> bool:
        """Whether why it ended decides if it counts (a protection plan, a place on a register)."""
        return self.code in END_REASON_CODES

    @property
    def is_offered(self) -> bool:
        """Whether somebody may record it today."""
        return self.is_recorded and self.in_use


@dataclass(frozen=True)
class Edit:
    """What an organisation changed about a type, from a month on. The file's line stays beneath."""

    code: str
    effective_from: date
    name: str
    counts_when: str
    sustained_when: str
    balancing: str
    check_months: tuple[int, ...]
    second_person: bool
    in_use: bool
    edited_by: str
    edited_at: datetime
    agreed_by: str | None = None  # the second administrator, where it was recorded already

    def over(self, kind: OutcomeType) -> OutcomeType:
        return replace(kind, **{name: getattr(self, name) for name in EDITED})


def months_of(typed: str) -> tuple[int, ...]:
    """Months after the outcome, from text such as 6;12;24 or 6, 12, 24."""
    parts = typed.replace(";", " ").replace(",", " ").split()
    if not all(
        part.isascii() and part.isdecimal() and 1 <= int(part) <= MOST_MONTHS for part in parts
    ):
        raise StoryError(
            "Check back after: write whole months from 1 to 60, such as 6, 12, 24. "
            "Leave it empty if nobody can be followed."
        )
    return tuple(sorted({int(part) for part in parts}))


def check_edit(edit: Edit, today: date) -> Edit:
    """The edit tidied, or the sentence that says what is wrong with it."""
    if edit.effective_from.day != 1 or edit.effective_from < EARLIEST_MONTH:
        raise StoryError("From which month: give a month and a year since 1970.")
    if edit.effective_from.year > today.year + 1:
        raise StoryError("From which month: give one no later than the end of next year.")
    words = {}
    for name, (label, most) in WORDS.items():
        words[name] = limited(label, getattr(edit, name), most)
        if not words[name]:
            raise StoryError(f"{label}: this cannot be empty.")
    return replace(edit, **words)
