"""The measures that could contradict a good-news line, counted by month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stories.errors import StoryError
from stories.outcomes.catalogue import EARLIEST_MONTH, OutcomeType

MOST_PEOPLE = 100_000
APRIL = 4
# Counted beside the catalogue's own, wherever a service counts them.
OTHERS = {
    "B-CARE-START": "Children who came into care",
    "B-COMPLAINTS": "Complaints received in the same period",
    "B-LEARNING-REVIEWS": "Learning reviews started",
}
SERIOUS_INCIDENTS = "B-SERIOUS-INCIDENTS"
YEARLY = {SERIOUS_INCIDENTS: "Serious incident notifications"}
CAUTION = (
    "A high number, or a low one, says nothing by itself about an authority or its staff. So it "
    "is kept for the whole authority and a whole year, never for a team, and never as a number to "
    "beat."
)


@dataclass(frozen=True)
class Fact:
    """One count. None: nobody counted, which is not zero."""

    code: str
    service: str
    month: date
    people: int | None


def measures(kinds: Mapping[str, OutcomeType]) -> dict[str, str]:
    """What may be counted by month: names by code, in order of name."""
    found = OTHERS | {kind.balancing_code: kind.balancing for kind in kinds.values()}
    return dict(sorted(found.items(), key=lambda each: each[1]))


def check_fact(
    fact: Fact, measures: Mapping[str, str], services: Mapping[str, str], today: date
) -> Fact:
    """The fact, or the sentence that says what is wrong with it."""
    if fact.code not in measures:
        raise StoryError("Measure: choose one from the list.")
    if fact.service not in services:
        raise StoryError("Service: choose one from the list.")
    if fact.month.day != 1 or fact.month < EARLIEST_MONTH:
        raise StoryError("Month: give a month and a year since 1970.")
    if fact.month > today:
        raise StoryError("Month: this month has not come yet.")
    _check_people(fact.people)
    return fact


def check_year(code: str, year_from: date, people: int | None, today: date) -> None:
    """Refuse what is not one count for a whole year from April that has begun."""
    if code not in YEARLY:
        raise StoryError("Measure: choose one from the list.")
    if (year_from.month, year_from.day) != (APRIL, 1) or year_from < EARLIEST_MONTH:
        raise StoryError("Year: it begins in April. Choose one from the list.")
    if year_from > today:
        raise StoryError("Year: this year has not begun yet.")
    _check_people(people)


def _check_people(people: int | None) -> None:
    if people is not None and not 0 <= people <= MOST_PEOPLE:
        raise StoryError(f"Count: give a whole number from 0 to {MOST_PEOPLE:,}.")
