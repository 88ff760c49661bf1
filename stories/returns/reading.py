"""What reading returns gives: outcomes, the facts that balance them, and what could not be read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Held(StrEnum):
    """Whether an outcome still held when its follow-up ended."""

    STAYED = "stayed off"
    CAME_BACK = "came back"
    NOT_YET_KNOWN = "not yet known"


class Route(StrEnum):
    """How a protection plan ended; only the last is an outcome."""

    CONTINUES = "another plan continues"
    DIED = "died"
    MOVED = "moved area"
    TURNED_18 = "turned 18"
    ENTERED_CARE = "entered care"
    SAFER = "safer at home"


class Outcome(NamedTuple):
    """One good outcome for one person.

    `person` and `key` are keyed hashes: of the person, and of the event (plan, need, episode) with
    the question that the outcome answers, so that two answers to one question share a key.
    `month` is the first day of its month, `days` a length in days. `later` pairs months of
    follow-up with what is known. `also` names other codes of the catalogue that the same event
    shows, which are never added to it. `care_checked` is False where no list of children in care
    was read, so that nobody can say whether the plan was replaced by care. `service` is the code of
    the service that answers for it, where a return names one of ours.
    """

    code: str
    rule: str
    person: str
    key: str
    month: date
    age_band: str = ""
    days: int | None = None
    detail: str = ""
    category: str = ""
    later: tuple[tuple[int, Held], ...] = ()
    also: tuple[str, ...] = ()
    care_checked: bool | None = None
    files: tuple[str, ...] = ()
    service: str = ""

    @property
    def label(self) -> str:
        """How a chart may call it."""
        if self.code == "C-CP-END" and not self.care_checked:
            return "plan ended (care not checked)"
        return self.detail or self.rule


class Fact(NamedTuple):
    """Something that balances an outcome: one event, or a count of people at a month's end.

    `key` is as in Outcome; a count has none, and its code and month name it. `care_checked` is as
    in Outcome where the fact says how a plan ended, and None elsewhere.
    """

    code: str
    rule: str
    month: date
    people: int = 1
    person: str = ""
    key: str = ""
    age_band: str = ""
    days: int | None = None
    detail: str = ""
    files: tuple[str, ...] = ()
    care_checked: bool | None = None
    service: str = ""


class Problem(NamedTuple):
    """A row that was not counted: where it stands and why, never what it says."""

    file: str
    table: str
    row: int
    reason: str


@dataclass
class FileRead:
    """One file, or one part of a file, and what became of its rows."""

    name: str
    kind: str
    read: int = 0
    counted: int = 0
    refused: int = 0
    incomplete: int = 0
    repeated: int = 0  # rows that another row of this or another file also holds
    notes: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)  # the last day of each year it is the return of


class Source(StrEnum):
    """Where a record comes from: what each kind of file can show."""

    CENSUS = "census"
    CARE = "care"
    ADULTS = "adults"
    TOTALS = "totals"


class Span(NamedTuple):
    """Days that a kind of file covers, both included: no event in them is missing from it."""

    source: Source
    first: date
    last: date


def span(source: Source, first: int, last: int) -> Span:
    """A span of days given as ordinals."""
    return Span(source, date.fromordinal(first), date.fromordinal(last))


@dataclass
class Reading:
    """Everything that leaves the parser: derived facts, counts and reasons."""

    outcomes: list[Outcome]
    balancing: list[Fact]
    refused: list[Problem]
    incomplete: list[Problem]
    files: list[FileRead]
    notes: list[str] = field(default_factory=list)
    reasons: Mapping[tuple[str, str], int] = field(default_factory=dict)
    unknown_labels: Mapping[str, int] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    label_questions: Mapping[str, str] = field(default_factory=dict)  # what each label is about

    def counts(self) -> Counter[str]:
        """Outcomes by code; what an event also shows is counted under that code too."""
        found: Counter[str] = Counter()
        for each in self.outcomes:
            found.update((each.code, *each.also))
        return found

    def facts(self) -> Counter[str]:
        """Balancing events by code; counts at month ends are left out, since they do not add."""
        found: Counter[str] = Counter()
        for each in self.balancing:
            if each.key:
                found[each.code] += each.people
        return found
