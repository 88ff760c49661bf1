"""Adults: reablement and what followed it, settled homes, moves and direct payments.

Reablement follows the method of 2024-25: short-term support to maximise independence that
overlaps or lies within 7 days is one episode; what followed within 7 days decides.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from stories.returns.bands import adult_band
from stories.returns.client_level import (
    CARE_HOME,
    COMMUNITY,
    INDEPENDENT,
    LEFT_OUT,
    LONG_TERM,
    LOW_LEVEL,
    OTHER_SHORT,
    REABLEMENT,
    SHORT_HOME,
)
from stories.returns.days import FAR, add_months, last_of_march
from stories.returns.events import ADVICE, GOAL, SERVICE, STATUS, WORK
from stories.returns.reading import Fact, Outcome
from stories.returns.rules import work_and_goals
from stories.returns.rules.known import Known, Seen, a_year_later, together

NEAR, MOVE_WITHIN, BEFORE = 7, 28, 3  # days, days, months
METHOD = "reablement (method of 2024-25)"
# What may follow reablement, in the order that decides where several do.
SEQUEL = ("N", "R", "C", "P", SHORT_HOME, LOW_LEVEL, OTHER_SHORT)
SEQUEL_NAMES = {
    "N": "long-term support: nursing care",
    "R": "long-term support: residential care",
    "C": "long-term support: community",
    "P": "long-term support: prison",
    SHORT_HOME: "short-term residential or nursing care",
    LOW_LEVEL: "ongoing low-level support",
    OTHER_SHORT: "other short-term support",
}


class Episode(NamedTuple):
    """One time of reablement, made of services that follow closely."""

    start: int
    end: int
    outcome: str
    words: str
    files: tuple[int, ...]


class Adult:
    """Everything read of one adult. A service: start, kind, end, outcome, words, paid, death."""

    def __init__(self, who: bytes, events: Sequence[tuple], known: Known) -> None:
        self.who = who
        # Of one service two rows may differ in their end: the later end stands.
        self.services = together([each for each in events if each[1] == SERVICE], 2, known)
        self.statuses = together([each for each in events if each[1] == STATUS], 1, known)
        self.work = together([each for each in events if each[1] == WORK], 1, known)
        self.goals = together([each for each in events if each[1] == GOAL], 1, known)
        self.advice = together([each for each in events if each[1] == ADVICE], 1, known)
        self.died = max((each[6] for each in self.services), default=0)
        births = [(each[-2], each[-1]) for each in events if each[-2]]
        self.born = max(births, key=births.count) if births else None

    def age(self, day: int) -> int | None:
        if self.born is None:
            return None
        when = date.fromordinal(day)
        return when.year - self.born[0] - (when.month < self.born[1])

    def of(self, kinds) -> list[Seen]:
        return [each for each in self.services if each[1] in kinds]


def derive(who: bytes, events: Sequence[tuple], known: Known) -> Iterator[Outcome | Fact]:
    adult = Adult(who, events, known)
    for episode in _episodes(adult):
        yield from _sequel(adult, episode, known)
    yield from _supported(adult, known)
    yield from _moves(adult, known)
    yield from _year_ends(adult, known)
    yield from work_and_goals.derive(adult, known, _ends(known))


def _episodes(adult: Adult) -> list[Episode]:
    """Times of reablement that ended."""
    found: list[list[Seen]] = []
    reaches = 0
    for service in adult.of({REABLEMENT}):
        if found and service[0] <= reaches + NEAR:
            found[-1].append(service)
        else:
            found.append([service])
            reaches = 0
        reaches = max(reaches, service[2] or FAR)
    episodes = []
    for services in found:
        last = max(services, key=lambda each: (each[2] or FAR, each[0]))
        if last[2]:
            files = tuple(number for each in services for number in each.files)
            episodes.append(Episode(services[0][0], last[2], last[3], last[4], files))
    return episodes


def _sequel(adult: Adult, episode: Episode, known: Known) -> Iterator[Outcome | Fact]:
    age = adult.age(episode.end)
    if age is not None and age < 18:
        return
    if adult.died and adult.died < episode.start:
        return
    if _had_support(adult, episode) or episode.end + NEAR > known.adults_reach:
        return
    about = {
        "age_band": adult_band(age),
        "days": episode.end - episode.start,
        "files": known.files(episode.files),
    }
    event = ("reablement", episode.start)
    verdict, words = _verdict(adult, episode)
    if verdict == INDEPENDENT:
        starts = [each[0] for each in adult.of(LONG_TERM)]
        later = known.follow(episode.end, (3, 12), starts, known.adults_reach)
        yield known.outcome(
            "A-REAB-IND", METHOD, adult.who, episode.end, event, detail=words, later=later, **about
        )
        return
    code = {"long": "B-REAB-LONG", LEFT_OUT: "B-REAB-LEFT-OUT"}.get(verdict, "B-REAB-UNCLEAR")
    yield known.fact(code, METHOD, adult.who, episode.end, event, detail=words, **about)
    if words in (SEQUEL_NAMES["N"], SEQUEL_NAMES["R"]):
        rule = "care home after reablement"
        yield known.fact("B-REAB-CARE-HOME", rule, adult.who, episode.end, event, **about)


def _had_support(adult: Adult, episode: Episode) -> bool:
    """Whether there was long-term support in the 3 months before."""
    since = add_months(episode.start, -BEFORE)
    return any(
        each[0] < episode.start and (each[2] or FAR) >= since for each in adult.of(LONG_TERM)
    )


def _verdict(adult: Adult, episode: Episode) -> tuple[str, str]:
    """What followed: independent, long, left out, or unclear; and in words."""
    if adult.died and adult.died <= episode.end + NEAR:
        return LEFT_OUT, "died"
    if episode.outcome == LEFT_OUT:
        return LEFT_OUT, episode.words
    followed = {
        each[1]
        for each in adult.of(SEQUEL)
        if episode.start < each[0] <= episode.end + NEAR and (each[2] or FAR) >= episode.end
    }
    kind = next((each for each in SEQUEL if each in followed), None)
    if kind is None:
        return episode.outcome, episode.words or "no outcome that can be classified"
    return (INDEPENDENT if kind in (LOW_LEVEL, OTHER_SHORT) else "long"), SEQUEL_NAMES[kind]


def _supported(adult: Adult, known: Known) -> Iterator[Fact]:
    """Long-term support that began, and was not there just before."""
    for began in _beginnings(adult.of(LONG_TERM)):
        about = {"age_band": adult_band(adult.age(began[0])), "files": known.files(began.files)}
        event, rule = ("long-term support", began[0]), "long-term support began"
        yield known.fact("B-LTS-START", rule, adult.who, began[0], event, **about)


def _moves(adult: Adult, known: Known) -> Iterator[Outcome | Fact]:
    homes, community = adult.of(CARE_HOME), adult.of({COMMUNITY})
    for ended in homes:
        if not ended[2] or _covered(homes, ended[2]):
            continue
        if any(ended[2] <= each[0] <= ended[2] + MOVE_WITHIN for each in community):
            starts = [each[0] for each in homes]
            yield known.outcome(
                "A-MOVE-HOME",
                "care home ended, support at home within 28 days",
                adult.who,
                ended[2],
                ("moved home", ended[0]),
                age_band=adult_band(adult.age(ended[2])),
                later=known.follow(ended[2], (12,), starts, known.adults_reach),
                files=known.files(ended.files),
            )
    for came in _beginnings(homes):
        about = {"age_band": adult_band(adult.age(came[0])), "files": known.files(came.files)}
        event = ("care home", came[0])
        rule = "moved into a care home"
        yield known.fact("B-CARE-HOME", rule, adult.who, came[0], event, **about)
        if any(came[0] - MOVE_WITHIN <= (each[2] or 0) <= came[0] for each in community):
            rule = "support at home ended, care home within 28 days"
            yield known.fact("B-MOVE-OTHER-WAY", rule, adult.who, came[0], event, **about)


def _beginnings(services: Sequence[Seen]) -> list[Seen]:
    """Services that began where none of these was before; one of a day."""
    began = {each[0]: each for each in services if not _covered(services, each[0], besides=each)}
    return list(began.values())


def _covered(services: Sequence[Seen], day: int, besides: Seen | None = None) -> bool:
    """Whether another of these services goes on over the day, or was there just before it."""
    if besides is None:
        return any(each[0] <= day + 1 and (each[2] or FAR) > day for each in services)
    return any(
        each is not besides and each[0] < day and (each[2] or FAR) >= day - 1 for each in services
    )


def _year_ends(adult: Adult, known: Known) -> Iterator[Outcome | Fact]:
    ends = _ends(known)
    for end in ends:
        first = add_months(end, -12) + 1
        supported = [
            each for each in adult.of(LONG_TERM) if each[0] <= end and (each[2] or FAR) >= first
        ]
        if not supported or (adult.died and adult.died <= end):
            continue
        files = known.files(number for each in supported for number in each.files)
        about = {"age_band": adult_band(adult.age(end)), "files": files}
        yield from _home(adult, known, end, about)
        yield from _paid(adult, known, end, supported, about)


def _ends(known: Known) -> list[int]:
    """Every 31 March within the data."""
    if not known.adults_reach:
        return []
    years = range(
        date.fromordinal(known.adults_first).year, date.fromordinal(known.adults_reach).year + 1
    )
    days = map(last_of_march, years)
    return [day for day in days if known.adults_first <= day <= known.adults_reach]


def _settled_on(adult: Adult, end: int) -> bool | None:
    before = [each for each in adult.statuses if each[0] <= end]
    return before[-1][1] if before else None


def _home(adult: Adult, known: Known, end: int, about) -> Iterator[Outcome | Fact]:
    event = ("home", end)
    if not _settled_on(adult, end):
        rule = "home not settled, or not known"
        yield known.fact("B-HOME-UNSETTLED", rule, adult.who, end, event, **about)
        return
    later = add_months(end, 12)
    still = _settled_on(adult, later) if later <= known.adults_reach else None
    rule = "long-term support in a settled home"
    yield known.outcome("A-HOME", rule, adult.who, end, event, later=a_year_later(still), **about)


def _paid(adult: Adult, known: Known, end: int, supported, about) -> Iterator[Outcome | Fact]:
    if any(each[5] and (each[2] or FAR) > end for each in supported):
        later = add_months(end, 12)
        still = None
        if later <= known.adults_reach:
            still = any(each[5] and each[0] <= later < (each[2] or FAR) for each in adult.services)
        rule = "direct payment at 31 March"
        event = ("direct payment", end)
        yield known.outcome("A-DP", rule, adult.who, end, event, later=a_year_later(still), **about)
    first = add_months(end, -12) + 1
    paid = [each for each in adult.services if each[5]]
    for each in paid:
        stopped = each[2]
        if first <= stopped <= end and not _covered(paid, stopped):
            rule = "direct payment ended"
            event = ("direct payment ended", each[0])
            yield known.fact("B-DP-ENDED", rule, adult.who, stopped, event, **about)
