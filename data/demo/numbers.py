"""Five years of invented outcomes: believable swings, some bad news, some months too small to show.

Each line says how many a month, how that changes over five years, how strongly it follows the
school year, and the same for the measure that could contradict it.
"""

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache

import numpy as np
import sqlalchemy as sa

from data import reference, tables
from data.demo import check_backs, teams
from data.demo.walk import everyone
from stories.outcomes import AgeBand, Confirmation, EndReason, HowKnown, Source
from stories.outcomes.balancing import APRIL, SERIOUS_INCIDENTS
from stories.people import Role
from stories.trends import month_range

SEED = 2026
YEARS = 5


@dataclass(frozen=True)
class Line:
    """One outcome in one service: people a month at the start and at the end, and its balance."""

    code: str
    service: str
    start: float
    end: float
    season: float
    balance_start: float
    balance_end: float


LINES = (
    # Enough of these that their teams can be compared too, where plans ended another way.
    Line("C-CP-END", "family-help-north", 28, 32, 0.15, 30, 29),
    Line("C-CP-END", "family-help-south", 27, 30, 0.15, 29, 33),
    Line("C-CIN-END", "family-help-north", 24, 29, 0.20, 8, 8),
    Line("C-CIN-END", "family-help-south", 22, 23, 0.20, 7, 10),
    Line("C-CIN-STEP", "family-help-north", 12, 19, 0.10, 6, 6),
    Line("C-CIN-STEP", "family-help-south", 14, 13, 0.10, 5, 7),
    Line("C-EH-GOAL", "family-help-north", 17, 21, 0.25, 9, 8),
    Line("C-EH-GOAL", "family-help-south", 15, 18, 0.25, 8, 9),
    Line("C-FGDM", "family-help-north", 6, 12, 0.05, 5, 6),
    Line("C-FGDM", "family-help-south", 5, 6, 0.05, 4, 5),
    Line("C-REUN", "children-in-care", 6, 7, 0.05, 3, 3),
    Line("C-KIN", "children-in-care", 4, 7, 0.05, 2, 2),
    Line("C-ADO", "children-in-care", 2, 1.5, 0.0, 1, 1),
    Line("C-STABLE", "children-in-care", 30, 23, 0.05, 9, 14),
    Line("C-VOICE", "children-in-care", 38, 43, 0.20, 6, 5),
    Line("C-MISS", "children-in-care", 5, 6, 0.20, 6, 7),
    Line("C-CL-EET", "children-in-care", 13, 15, 0.20, 11, 11),
    Line("C-CL-HOME", "children-in-care", 18, 20, 0.05, 4, 3),
    Line("A-SG-SAFER", "adults", 27, 33, 0.05, 9, 8),
    Line("A-SG-OWN", "adults", 22, 30, 0.05, 7, 5),
    Line("A-REAB-IND", "adults", 41, 37, 0.15, 17, 21),
    Line("A-MOVE-HOME", "adults", 3, 4, 0.0, 6, 6),
    Line("A-GOAL", "adults", 16, 22, 0.10, 8, 8),
    Line("A-CARER", "adults", 19, 21, 0.10, 9, 11),
    Line("C-CIN-PLAN", "family-help-north", 15, 17, 0.10, 12, 11),
    Line("C-CIN-PLAN", "family-help-south", 12, 11, 0.10, 13, 16),
    Line("C-CIN-PLAN", "children-in-care", 12, 14, 0.0, 12, 12),
    # What comes back here is rare: most months have none.
    Line("C-CIN-STEP", "children-in-care", 9, 10, 0.0, 0.35, 0.25),
)
# Of the plans that ended, how many ended another way than safer at home.
OTHER_ENDS = (EndReason.CAME_INTO_CARE, EndReason.MOVED_AREA, EndReason.TURNED_18)
OTHER_END_SHARE = 0.3
SAFER = (EndReason.SAFER_CHANGED, EndReason.SAFER_OUR_WORK)
OUR_WORK_SHARE = 0.7  # of those safer at home
QUIET_MONTHS = (8, 12)  # August and December
KNOWN = tuple(HowKnown)[:5]
# What is counted beside the catalogue's own, a month in each service.
AROUND = {"B-LEARNING-REVIEWS": 0.25, "B-COMPLAINTS": 2.2, "B-CARE-START": 1.6}
INCIDENTS = (7, 4, 6, 9, 5, 8)  # in each year from April, the latest last
# Outcomes of which the newest two months stand out, so that there is something to talk about.
# Each: times the outcome, times what could contradict it.
LATELY = {"A-REAB-IND": (0.45, 1.7), "C-EH-GOAL": (1.3, 0.3)}
LATEST = 2
HARD_TIMES = (date(2024, 9, 1), date(2025, 2, 1), 0.6)  # a hard winter: few workers, fewer ends


def add(connection: sa.Connection, today: date) -> None:
    """Outcomes and balancing facts for the sixty whole months before this one."""
    chance = np.random.default_rng(SEED)
    last = month_range(date(today.year - 1, 12, 1), today)[-2]
    months = month_range(date(last.year - YEARS, last.month, 1), last)[1:]
    writers = [person.id for person in everyone() if Role.STAFF in person.roles]
    balancing = {row["code"]: row["balancing_code"] for row in reference.outcome_types()}
    outcomes, facts = [], {}
    for line in LINES:
        for number, month in enumerate(months):
            now = _lately(line) if number >= len(months) - LATEST else line
            outcomes += _month(now, month, number / len(months), chance, writers)
            place = (balancing[line.code], line.service, month)
            facts[place] = _draw(
                now.balance_start, now.balance_end, number / len(months), 0, month, chance
            )
    facts |= _around(months, chance)
    connection.execute(tables.authority_years.insert(), _incidents(today))
    connection.execute(tables.outcomes.insert(), outcomes)
    answers = check_backs.answers(outcomes, today, SEED)
    connection.execute(tables.check_backs.insert(), answers)
    connection.execute(
        tables.balancing_facts.insert(),
        [
            {"code": code, "service": service, "month": month, "people": people}
            for (code, service, month), people in facts.items()
        ],
    )


def _lately(line: Line) -> Line:
    ours, beside = LATELY.get(line.code, (1, 1))
    return replace(
        line,
        start=line.start * ours,
        end=line.end * ours,
        balance_start=line.balance_start * beside,
        balance_end=line.balance_end * beside,
    )


def _around(months: list[date], chance) -> dict[tuple, int]:
    """Counts that no outcome of the catalogue asks for, by measure, service and month."""
    services = sorted({line.service for line in LINES})
    return {
        (code, service, month): int(chance.poisson(mean))
        for code, mean in AROUND.items()
        for service in services
        for month in months
    }


def _incidents(today: date) -> list[dict]:
    newest = today.year - (today.month < APRIL) - 1  # the newest year from April that is over
    return [
        {"code": SERIOUS_INCIDENTS, "year_from": date(newest - back, APRIL, 1), "people": people}
        for back, people in enumerate(reversed(INCIDENTS))
    ]


def _month(line: Line, month: date, how_far: float, chance, writers: list[str]) -> list[dict]:
    people = _draw(line.start, line.end, how_far, line.season, month, chance)
    bands = [AgeBand.FROM_25, AgeBand.FROM_65] if line.service == "adults" else _child_bands()
    # All of a month's lots at one go: one by one they would take most of the filling's time.
    lots = zip(
        chance.integers(len(KNOWN), size=people),
        chance.integers(len(bands), size=people),
        chance.choice(np.array(teams.codes_of(line.service)), people),
        _end_reasons(line.code, people, chance),
        _recorded(line.code, month, people, chance, writers),
        _ids(people, chance),
        strict=True,
    )
    return [
        {
            "id": each,
            "code": line.code,
            "service": line.service,
            "month": month,
            "how_known": KNOWN[known],
            "age_band": bands[band],
            "end_reason": reason,
            "counts": reason is None or reason not in OTHER_ENDS,
            "story_id": None,
            "team": str(team),
            "goal": None,
            "source": Source.FORM,
            **recorded,
        }
        for known, band, team, reason, recorded, each in lots
    ]


def _ids(people: int, chance) -> list[str]:
    drawn = chance.bytes(16 * people) if people else b""  # of none, one lot would be drawn
    return [
        str(uuid.UUID(bytes=drawn[first : first + 16], version=4))
        for first in range(0, len(drawn), 16)
    ]


def _recorded(code: str, month: date, people: int, chance, writers: list[str]) -> list[dict]:
    """Who recorded each, and who confirmed it where the catalogue asks a second person."""
    needed, at = code in _second_person(), _noon(month)
    firsts = chance.integers(len(writers), size=people)
    seconds = (firsts + chance.integers(1, len(writers), size=people)) % len(writers)
    return [
        {
            "recorded_by": writers[first],
            "recorded_at": at,
            "confirmation": Confirmation.CONFIRMED if needed else Confirmation.NOT_NEEDED,
            "confirmed_by": writers[second] if needed else None,
            "confirmed_at": at if needed else None,
        }
        for first, second in zip(firsts, seconds, strict=True)
    ]


@cache
def _second_person() -> set[str]:
    return {row["code"] for row in reference.outcome_types() if row["second_person"] == "yes"}


def _draw(start: float, end: float, how_far: float, season: float, month: date, chance) -> int:
    """A Poisson draw around the line, lower in August and December, lower in the hard winter."""
    mean = start + (end - start) * how_far
    if month.month in QUIET_MONTHS:
        mean *= 1 - season
    if season and HARD_TIMES[0] <= month <= HARD_TIMES[1]:
        mean *= HARD_TIMES[2]
    return int(chance.poisson(mean))


def _end_reasons(code: str, people: int, chance) -> list[EndReason | None]:
    if code != "C-CP-END":
        return [None] * people
    # The same share of each month: left to chance, too many months would be too few to show.
    other, ours = (
        chance.permutation(people) < OTHER_END_SHARE * people,
        chance.random(people) < OUR_WORK_SHARE,
    )
    which = chance.integers(len(OTHER_ENDS), size=people)
    return [
        OTHER_ENDS[number] if elsewhere else SAFER[mine]
        for number, elsewhere, mine in zip(which, other, ours.astype(int), strict=True)
    ]


def _child_bands() -> list[AgeBand]:
    return [AgeBand.UNDER_5, AgeBand.FROM_5, AgeBand.FROM_10, AgeBand.FROM_16]


def _noon(month: date) -> datetime:
    return datetime(month.year, month.month, 20, 12, tzinfo=UTC)
