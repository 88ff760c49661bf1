"""Everything that one edition says, made in the order in which one part guards the next."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from stories.outcomes import OutcomeType
from stories.outcomes.check_backs import Group
from stories.trends.cohorts import Fate, new_cohorts
from stories.trends.disclosure import WHOLE, SuppressedTable
from stories.trends.edition import YEARS, families, new_edition
from stories.trends.from_returns import RETURNS, from_returns
from stories.trends.grain import Counts
from stories.trends.lasting import Groups, Place, Span, new_lasting, spans
from stories.trends.monthly import whole_months_before
from stories.trends.services import series_of
from stories.trends.teams import Row, new_teams

Standing = Mapping[int, Iterable[tuple[str, date, Group, int]]]  # by months after the outcome


@dataclass(frozen=True)
class Counted:
    """The raw counts of a day, which nobody is shown; all but those of teams by series or code.

    `recorded` and `counted` are as new_edition() takes them.
    """

    recorded: Mapping[str, Counts]
    counted: Mapping[str, Counts] = field(default_factory=dict)
    fates: Mapping[str, Iterable[tuple[date, Fate, int]]] = field(default_factory=dict)
    ends: Mapping[str, Iterable[tuple[date, str, int]]] = field(default_factory=dict)
    teams: Mapping[str, Iterable[Row]] = field(default_factory=dict)
    service_of_team: Mapping[str, str] = field(default_factory=dict)


def whole_edition(
    kinds: Collection[OutcomeType],
    found: Counted,
    today: date,
    threshold: int,
    earlier: Mapping[str, SuppressedTable],
    yearly: Collection[str] = (),
) -> dict[str, SuppressedTable]:
    """Every series as it may be shown from this day on: months, then years, then teams.

    `earlier` is what has been published; series of `yearly` are cut by year.
    """
    grouped = families(kinds)
    grouped += [[from_returns(code) for code in family] for family in grouped]
    guarded = (today, threshold, earlier)
    made = new_edition(found.recorded, found.counted, grouped, *guarded, yearly)
    made |= new_cohorts(kinds, made, found.fates, found.ends, *guarded)
    with_teams = of_teams(kinds)
    by_team = {code: rows for code, rows in found.teams.items() if code in with_teams}
    return made | new_teams(made, by_team, found.service_of_team, *guarded)


def of_teams(kinds: Iterable[OutcomeType]) -> set[str]:
    """The series of which teams can be compared: both halves of the share name a team.

    What is counted beside an outcome names none, so of any other outcome no team is published.
    """
    return {code for kind in kinds if kind.asks_end_reason for code in series_of(kind) or ()}


def whole_lasting(
    code: str,
    standing: Standing,
    made: Mapping[str, SuppressedTable],
    today: date,
    threshold: int,
    earlier: Mapping[Place, Groups],
) -> dict[Place, Groups]:
    """What an edition says of how many of each service lasted, guarded by its own months."""
    return new_lasting(standing, threshold, earlier, _shown(code, made, today))


def _shown(code: str, made: Mapping[str, SuppressedTable], today: date) -> dict[str, Span]:
    """The months that each service, and the returns, show whole."""
    months = whole_months_before(today, YEARS)
    told = spans(made.get(from_returns(code)), months)
    returns = {RETURNS: told[WHOLE]} if WHOLE in told else {}
    return spans(made.get(code), months) | returns
