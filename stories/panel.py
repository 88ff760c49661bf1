"""The panel's choice of a month: the story that mattered most, who chose it, and why.

After the Most Significant Change method: choosing together, and giving the reasons, is the point.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from stories.errors import NotAllowed, StoryError
from stories.people import Person, Role
from stories.redaction import must_replace
from stories.statuses import IN_USE
from stories.story import Story
from stories.text import limited


class Domain(StrEnum):
    """What kind of change a panel looks for. The last one is for what no list foresees."""

    SAFETY = "safety"
    FAMILY = "family"
    OWN_LIFE = "own_life"
    OUR_WORK = "our_work"
    OTHER = "other"


DOMAIN_LABELS: Mapping[Domain, str] = {
    Domain.SAFETY: "Being safe",
    Domain.FAMILY: "Family, home and belonging",
    Domain.OWN_LIFE: "A life of one's own",
    Domain.OUR_WORK: "How we work together",
    Domain.OTHER: "Any other change",
}

# Who sits on a panel, by role: never a list of names, since the choice is made together.
SEATS = (
    "social worker",
    "family practitioner",
    "foster carer",
    "psychologist",
    "care worker",
    "occupational therapist",
    "manager",
    "office worker",
    "somebody with lived experience",
    "partner agency",
    "leader",
)
SEATS_FEWEST = 3  # a mixed panel: that many different roles
REASONS_MOST = 1_500
REASONS_FEWEST = 8  # words: fewer is no reason
RECORDERS = frozenset({Role.GOVERNANCE, Role.LEADER})


@dataclass(frozen=True)
class Choice:
    """One story chosen for one month in one domain."""

    id: str
    month: date  # its first day
    domain: Domain
    story_id: str
    reasons: str
    seats: tuple[str, ...]
    considered: int  # stories approved in that month
    recorded_by: str
    recorded_at: datetime


def refuse_unless_may_record(story: Story, month: date, by: Person, at: datetime) -> None:
    """An approved story of that month, and a recorder who had no part in it."""
    by.must_be(*RECORDERS)
    if story.had_a_part(by):
        raise NotAllowed("You had a part in this story, so somebody else must record the choice.")
    if month.day != 1 or month > at.date():
        raise StoryError("Month: choose one that has begun.")
    if story.status not in IN_USE:
        raise StoryError("Only a story that is approved now can be chosen.")
    if story.reviewed_at.astimezone(at.tzinfo).date().replace(day=1) != month:
        raise StoryError("This story was not approved in that month. Choose one that was.")


def checked_reasons(words: str) -> str:
    """Why the panel chose it, in words that identify nobody."""
    words = limited("Why this story", words, REASONS_MOST)
    if len(words.split()) < REASONS_FEWEST:
        raise StoryError("Why this story: write a sentence or two. The reasons are what we learn.")
    if must_replace(words):
        raise StoryError("Why this story: say it without names, dates or places.")
    return words


def checked_seats(seats: tuple[str, ...]) -> tuple[str, ...]:
    """Who chose, by role, in the order of the list."""
    if not set(seats) <= set(SEATS) or len(set(seats)) < SEATS_FEWEST:
        raise StoryError(
            f"Who chose: choose at least {SEATS_FEWEST} different roles: a mixed panel."
        )
    return tuple(each for each in SEATS if each in seats)
