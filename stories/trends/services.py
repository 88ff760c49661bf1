"""Services, or teams, beside each other by size: does one lie further off than chance explains?

A funnel and never a ranking: of services that are all alike, half of this year's best quarter
stand in the lower half the next. Worked out from published counts alone: over the latest year, of
services of which most periods are shown, and of those periods alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from stories.outcomes import OutcomeType
from stories.trends.disclosure import WHOLE, Cell, SuppressedTable
from stories.trends.edition import otherwise
from stories.trends.funnel import Funnel, Lines, funnel
from stories.trends.grain import MONTHS_IN, Grain, name_of
from stories.trends.measures import SHARES
from stories.trends.reading import MOST_MISSING, SMALLEST_DENOMINATOR
from stories.trends.teams import TEAMS

FEWEST_SERVICES = 2
Shown = tuple[int, int]


class Outside(IntEnum):
    """How far a service lies from what its size explains."""

    NO = 0
    NEAR = 95  # outside the lines that one of twenty crosses by chance
    FAR = 998  # outside those that two of a thousand cross


@dataclass(frozen=True)
class Service:
    part: str
    people: int
    of: int
    periods: int
    share: float
    lines: Lines
    outside: Outside

    @property
    def higher(self) -> bool:
        return self.share > self.lines.upper_95


@dataclass(frozen=True, eq=False)
class Services:
    """`left_out` are services with too many hidden periods, or too few people, in the year.

    `periods` is how many a whole year has; a service counts those of which both numbers are shown.
    """

    name: str
    of: str
    when: str
    grain: Grain
    periods: int
    funnel: Funnel
    services: tuple[Service, ...]
    left_out: tuple[str, ...]
    noun: str = "service"

    @property
    def wider(self) -> bool:
        """Whether the lines allow for more than chance, which needs at least ten services."""
        return bool(self.funnel.tau)


def series_of(kind: OutcomeType) -> tuple[str, str] | None:
    """The two series of which a share is made; None for a bare count."""
    if kind.code not in SHARES:
        return None
    return kind.code, otherwise(kind.code) if kind.asks_end_reason else kind.balancing_code


def services_of(kind: OutcomeType, tables: Mapping[str, SuppressedTable]) -> Services | None:
    """The latest year of each service; None where there is no year, or fewer than two to show.

    `tables` hold both series of series_of(), every part of them.
    """
    codes = series_of(kind)
    if codes is None or not all(tables.get(code) for code in codes):
        return None
    return _compared(kind, *(tables[code] for code in codes))


def teams_of(
    kind: OutcomeType, tables: Mapping[str, SuppressedTable], teams: Collection[str]
) -> Services | None:
    """The latest year of each of these teams, where the rest is recorded by team as well."""
    codes = series_of(kind)
    if codes is None or not all(tables.get(code + TEAMS) for code in codes):
        return None
    ours, rest = (tables[code + TEAMS] for code in codes)
    found = _compared(kind, ours, rest, teams)
    return found and replace(found, noun="team")


def _compared(
    kind: OutcomeType,
    ours: SuppressedTable,
    rest: SuppressedTable,
    among: Collection[str] | None = None,
) -> Services | None:
    year = MONTHS_IN[Grain.YEAR] // MONTHS_IN[ours.grain]
    starts = sorted({cell.start for cell in ours.cells})[-year:]
    years = {
        part: _year(ours.only(part).cells, rest.only(part).cells, starts)
        for part in sorted({cell.part for cell in ours.cells} - {WHOLE})
        if among is None or part in among
    }
    found = {part: each for part, each in years.items() if _fair(each, year)}
    if len(found) < FEWEST_SERVICES or not any(ours for ours, _ in _sums(found)):
        return None
    made = funnel(*zip(*_sums(found), strict=True))
    return Services(
        kind.name,
        SHARES[kind.code],
        _when(starts, ours.grain),
        ours.grain,
        year,
        made,
        _placed(found, made),
        tuple(sorted(years.keys() - found.keys())),
    )


def _when(starts: Sequence[date], grain: Grain) -> str:
    first, last = name_of(starts[0], grain), name_of(starts[-1], grain)
    return first if first == last else f"{first} to {last}"


def _year(ours: Sequence[Cell], rest: Sequence[Cell], starts: Sequence[date]) -> list[Shown]:
    """What a service had of both in the periods of which both are shown."""
    beside = {cell.start: cell.people for cell in rest}
    pairs = [(cell.people, beside.get(cell.start)) for cell in ours if cell.start in starts]
    return [pair for pair in pairs if None not in pair]


def _fair(year: Sequence[Shown], periods: int) -> bool:
    """Whether enough of a year is shown to be a picture of it, and enough people are in it."""
    people = sum(sum(pair) for pair in year)
    return len(year) >= (1 - MOST_MISSING) * periods and people >= SMALLEST_DENOMINATOR


def _sums(found: Mapping[str, Sequence[Shown]]) -> list[Shown]:
    """Of each service: ours, and ours with the rest."""
    return [
        (sum(ours for ours, _ in year), sum(sum(pair) for pair in year)) for year in found.values()
    ]


def _placed(found: Mapping[str, Sequence[Shown]], made: Funnel) -> tuple[Service, ...]:
    outside = [
        Outside.FAR if far else Outside.NEAR if near else Outside.NO
        for far, near in zip(made.outside_998, made.outside_95, strict=True)
    ]
    each = zip(found.items(), _sums(found), made.lines, outside, strict=True)
    return tuple(
        Service(part, people, of, len(year), people / of, lines, beyond)
        for (part, year), (people, of), lines, beyond in each
    )
