"""Who is heard and who is not: steps instead of counts, so that no view gives a small number away.

A step says: none, a few, or at least so many; never how many. "A few" reaches to below twice the
threshold, so that whoever knows how many records there are in all still cannot bound one of them
below the threshold. Where figures show some of them, a step would bound the rest: then it says
what these show, and no more. What could be bounded otherwise is coarsened, or not shown at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stories.trends.disclosure import SuppressedTable
from stories.trends.edition import months_of
from stories.trends.monthly import APRIL, month_range

NONE, A_FEW = 0, 1
HALF = 6  # months: from April, and from October
STEPS = (25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)  # above the first, from the threshold


class Topic(StrEnum):
    """What is looked at. Records lie in one category each, or in any number of them."""

    STORY_SERVICE = "story_service"
    STORY_AGE = "story_age"
    STORY_THEME = "story_theme"
    STORY_AGENCY = "story_agency"
    TOGETHER = "together"
    OUTCOME_SERVICE = "outcome_service"
    OUTCOME_AGE = "outcome_age"
    ALL = "all"


PARTS = frozenset({Topic.STORY_SERVICE, Topic.STORY_AGE, Topic.OUTCOME_SERVICE, Topic.OUTCOME_AGE})


class Together(StrEnum):
    """How people decided, as stories tell it."""

    SHARED_DECISION = "shared_decision"
    FAMILY = "family"
    AGENCIES = "agencies"
    VIEWS = "views"
    CHANGED_COURSE = "changed_course"


class Whole(StrEnum):
    """All of a kind: what went well, and what was hard in the same time."""

    OUTCOMES = "outcomes"
    STORIES = "stories"
    THANKS = "thanks"
    LEARNING_REVIEWS = "learning_reviews"
    COMPLAINTS = "complaints"
    INCIDENTS = "incidents"


WENT_WELL = (Whole.OUTCOMES, Whole.STORIES, Whole.THANKS)
WAS_HARD = (Whole.LEARNING_REVIEWS, Whole.COMPLAINTS, Whole.INCIDENTS)


@dataclass(frozen=True)
class Tally:
    """Records of a stretch of time: by category, and in all."""

    by: Mapping[str, int]
    whole: int


Steps = dict[str, int]  # by category: NONE, A_FEW, or the least that it holds


def halves(today: date) -> list[list[date]]:
    """The months of the three latest half years that are over, oldest first."""
    months = month_range(date(today.year - 3, APRIL, 1), today)[:-1]
    whole = [months[at : at + HALF] for at in range(0, len(months) - HALF + 1, HALF)]
    return whole[-3:]


def first_step(threshold: int) -> int:
    """From here on a step says at least how many; below it: a few."""
    return 2 * threshold


def heard(
    topic: Topic,
    halves: Sequence[Tally],
    categories: Iterable[str],
    threshold: int,
    earlier: Mapping[str, int] | None = None,
    shown: Mapping[str, int] | None = None,
) -> Steps | None:
    """Steps for a year of two halves, or None where too few are there to show any.

    `halves` are the half year that the year before began with, and the two of this one, oldest
    first. `earlier` is what was shown of the year before: nobody may learn from a step that moved
    how few records moved it. `shown` is how many of the year's records the figures show.
    """
    gone, *year = halves
    whole = sum(half.whole for half in year)
    counts = {each: sum(half.by.get(each, 0) for half in year) for each in categories}
    steps = {each: _step(people, threshold) for each, people in counts.items()}
    steps = _as_told(steps, shown or {}, threshold)
    if topic is Topic.ALL:
        return steps
    parts = topic in PARTS
    steps = (_coarsened if parts else _beside_the_rest)(steps, whole, threshold)
    known = earlier or {}
    came = {each: step for each, step in steps.items() if step and known.get(each) == NONE}
    went = {each: step for each, step in known.items() if step and steps.get(each) == NONE}
    moved = ((steps, whole), (came, year[-1].whole), (went, gone.whole))
    return steps if all(_safe(some, of, threshold, parts) for some, of in moved) else None


def least_shown(tables: Iterable[SuppressedTable], months: Sequence[date]) -> dict[str, int]:
    """How many people the figures show of each part within these months."""
    wanted, found = set(months), {}
    for table in tables:
        for cell in table.cells:
            if cell.people and wanted.issuperset(months_of(cell.start, table.grain)):
                found[cell.part] = found.get(cell.part, 0) + cell.people
    return found


def step_words(step: int, threshold: int) -> str:
    """A step as people read it; never how many."""
    if step == NONE:
        return "none received"
    return f"fewer than {first_step(threshold)}" if step == A_FEW else f"{step:,} or more"


def _step(people: int, threshold: int) -> int:
    if people < first_step(threshold):
        return A_FEW if people else NONE
    return max(step for step in _steps(threshold) if step <= people)


def _steps(threshold: int) -> list[int]:
    first = first_step(threshold)
    return [first, *(step for step in STEPS if step > first)]


def _as_told(steps: Steps, shown: Mapping[str, int], threshold: int) -> Steps:
    """Steps of what figures show already; none of a few, of whom "a few" would bound the rest."""
    told = {each: shown[each] for each in steps if shown.get(each)}
    found = steps | {each: _step(people, threshold) for each, people in told.items()}
    return {each: step for each, step in found.items() if each not in told or step != A_FEW}


def _lower(step: int, threshold: int) -> int:
    return max((each for each in _steps(threshold) if each < step), default=A_FEW)


def _safe(steps: Steps, whole: int, threshold: int, parts: bool) -> bool:
    """Whether each "a few" could still be the threshold, for somebody who knows the whole."""
    others = sum(steps.values()) - A_FEW if parts else 0
    few = any(step == A_FEW for step in steps.values())
    return not few or whole - others >= threshold


def _coarsened(steps: Steps, whole: int, threshold: int) -> Steps:
    """The largest step lowered as long as what it says would give a small one away."""
    found = dict(steps)
    while not _safe(found, whole, threshold, parts=True):
        most = max(found, key=lambda each: found[each])
        if found[most] <= first_step(threshold):
            break
        found[most] = _lower(found[most], threshold)
    return found


def _beside_the_rest(steps: Steps, whole: int, threshold: int) -> Steps:
    """Steps that leave room: how few lack something stays as unsaid as how few have it."""
    found = dict(steps)
    for each in found:
        while found[each] > A_FEW and whole - found[each] < threshold:
            found[each] = _lower(found[each], threshold)
    return found
