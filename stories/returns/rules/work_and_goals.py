"""Paid work, goals met at a review, and unpaid carers who were given advice alone.

Client level data does not say whether a carer finds that support helps (A-CARER), nor whether a
review lowered support because of progress and with the person's agreement (A-LESS). Both are left
to people to record; only what could contradict them is derived here, where it is told.
"""

from collections.abc import Iterator

from stories.returns.bands import adult_band
from stories.returns.days import add_months
from stories.returns.reading import Fact, Held, Outcome
from stories.returns.rules.known import Known, Seen, a_year_later

WORKING_AGE = range(18, 65)
FOLLOWED = 6  # months after which work is asked about again


def derive(adult, known: Known, year_ends: list[int]) -> Iterator[Outcome | Fact]:
    for end in year_ends:
        yield from _working(adult, known, end)
    yield from _lost(adult, known)
    for each in adult.goals:
        day = each[0]
        about = {"age_band": adult_band(adult.age(day)), "files": known.files(each.files)}
        event = ("goals", day)
        if each[1] == "met":
            rule, later = "goals fully met at a review", _goals_later(adult, day)
            yield known.outcome("A-GOAL", rule, adult.who, day, event, later=later, **about)
        else:
            rule = "goals not, or only partly, met at a review"
            yield known.fact("B-GOAL-UNMET", rule, adult.who, day, event, **about)
    for each in adult.advice:
        about = {"age_band": adult_band(adult.age(each[0])), "files": known.files(each.files)}
        rule, event = "unpaid carer given advice alone", ("advice", each[0])
        yield known.fact("B-CARER-ADVICE", rule, adult.who, each[0], event, **about)


def _status_on(adult, day: int) -> Seen | None:
    return next((each for each in reversed(adult.work) if each[0] <= day), None)


def _working(adult, known: Known, end: int) -> Iterator[Outcome]:
    """Adults of working age whom the measure asks about, in paid work when last asked."""
    now, age = _status_on(adult, end), adult.age(end)
    if now is None or not now[1] or age not in WORKING_AGE or not any(w[2] for w in adult.work):
        return
    if adult.died and adult.died <= end:
        return
    later = add_months(end, FOLLOWED)
    then = next((each for each in adult.work if end < each[0] <= later), None)
    held = Held.NOT_YET_KNOWN if then is None else Held.STAYED if then[1] else Held.CAME_BACK
    yield known.outcome(
        "A-WORK",
        "in paid work when last asked before 31 March",
        adult.who,
        end,
        ("work", end),
        age_band=adult_band(age),
        later=((FOLLOWED, held),),
        files=known.files(now.files),
    )


def _lost(adult, known: Known) -> Iterator[Fact]:
    """In paid work when asked, and not when asked the next time."""
    for before, now in zip(adult.work, adult.work[1:], strict=False):
        if before[1] and not now[1] and adult.age(now[0]) in WORKING_AGE:
            about = {"age_band": adult_band(adult.age(now[0])), "files": known.files(now.files)}
            rule, event = "no longer in paid work", ("work lost", now[0])
            yield known.fact("B-WORK-LOST", rule, adult.who, now[0], event, **about)


def _goals_later(adult, day: int) -> tuple[tuple[int, Held], ...]:
    """At the next review within a year: do goals still stand as met?"""
    last = add_months(day, 12)
    then = next((each for each in adult.goals if day < each[0] <= last), None)
    return a_year_later(None if then is None else then[1] == "met")
