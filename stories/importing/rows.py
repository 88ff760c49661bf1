"""Rows checked one by one: errors block their row, queries pass with a reason."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from stories.importing.cells import plain
from stories.importing.layout import Layout
from stories.outcomes import OutcomeType
from stories.outcomes.lists import Team

LONG_AGO_YEARS = 10  # what happened earlier is asked about


class Query(StrEnum):
    """What may be right, and is asked about."""

    SAME_DAY = "same_day"
    THIRD_PLAN = "third_plan"
    UNUSUAL_AGE = "unusual_age"
    LONG_AGO = "long_ago"


QUERY_LABELS = {
    Query.SAME_DAY: "It started and ended on the same day",
    Query.THIRD_PLAN: "It was a third plan, or a later one",
    Query.UNUSUAL_AGE: "The person is very young or very old for this outcome",
    Query.LONG_AGO: "It happened more than ten years ago",
}


class Reason(StrEnum):
    """Why rows that were asked about pass, or that they do not."""

    CHECKED = "checked"
    SYSTEM = "system"
    LEAVE_OUT = "leave_out"


REASON_LABELS = {
    Reason.CHECKED: "We checked the record, and it is right",
    Reason.SYSTEM: "Our system writes it this way, and it is right",
    Reason.LEAVE_OUT: "Leave these rows out",
}


def _nobody(_code: str, _case_number: str) -> None:
    """Where no key is given, no row says whom it is about."""


@dataclass(frozen=True)
class Lists:
    """What a row may name: the catalogue, the measures, services and teams.

    `person` makes the keyed hash of whom a row is about, of its outcome's code and a case number.
    """

    kinds: Mapping[str, OutcomeType]
    measures: Mapping[str, str]
    services: Mapping[str, str]
    teams: Mapping[str, Team]
    person: Callable[[str, str], str | None] = _nobody


@dataclass(frozen=True)
class Refusal:
    """Why a row is not taken: its number, its column and what to do, never what it says."""

    row: int
    label: str
    sentence: str


@dataclass(frozen=True)
class Line:
    """One row that may be kept: its values by name, and what it was asked about."""

    row: int
    values: Mapping[str, object]
    key: tuple
    queries: tuple[Query, ...] = ()


@dataclass
class Checked:
    """What a sheet holds. `lines` may be kept, `refusals` may not."""

    layout: Layout
    lines: list[Line] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def queries(self) -> dict[Query, int]:
        """How many rows are asked about, by what is asked."""
        counts = Counter(query for line in self.lines for query in line.queries)
        return {query: counts[query] for query in Query if counts[query]}

    @property
    def refused_rows(self) -> int:
        return len({refusal.row for refusal in self.refusals})

    def passing(self, reasons: Mapping[Query, Reason]) -> list[Line]:
        """The lines of which every query has a reason to pass."""
        passes = {query for query, reason in reasons.items() if reason is not Reason.LEAVE_OUT}
        return [line for line in self.lines if passes.issuperset(line.queries)]


def spelled(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Every way of writing each name to its code; a way that two share names neither."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for code, ways in names.items():
        for way in {plain(each) for each in ways} - {""}:
            if found.setdefault(way, code) != code:
                shared.add(way)
    return {way: code for way, code in found.items() if way not in shared}
