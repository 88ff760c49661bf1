"""Reviewing: what only a person can answer, a claim that expires, and changing a few words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from stories.differences import changed_parts, share_changed
from stories.errors import StoryError
from stories.people import Person


class Check(StrEnum):
    """What a reviewer answers for before a story is used inside. No machine can."""

    SINGLED_OUT = "singled_out"
    LINKED = "linked"
    INFERRED = "inferred"
    INTRUDER = "intruder"
    INSIDER = "insider"
    HARM = "harm"
    LEGAL = "legal"
    CONSENT = "consent"


CHECK_LABELS: Mapping[Check, str] = {
    Check.SINGLED_OUT: "Nobody in it stands out from all others",
    Check.LINKED: "It cannot be put together with the news, a record or another story",
    Check.INFERRED: "What it leaves out cannot be guessed from what it says",
    Check.INTRUDER: "A stranger with the open web could not find out who they are",
    Check.INSIDER: "Someone who knows the family could not be sure that it is them",
    Check.HARM: "It tells no more of abuse or harm than it needs",
    Check.LEGAL: "Any court case, complaint or inquiry into a death is named in the answers",
    Check.CONSENT: "The consent fits the people in it and where it may be used",
}


def refuse_unless_all(checks: Collection[Check]) -> None:
    """Every check, or no approval."""
    if set(Check) - set(checks):
        raise StoryError(
            "Tick every check to approve. If one does not hold, return the story or change it."
        )


CLAIM_LASTS = timedelta(minutes=30)
RENEW_AFTER = timedelta(minutes=5)  # so that not every click writes


@dataclass(frozen=True)
class Claim:
    """Who is reading a story for review, and until when nobody else decides."""

    story_id: str
    person_id: str
    name: str
    until: datetime

    def is_against(self, person: Person, at: datetime) -> bool:
        """Whether it keeps this person from deciding at this moment."""
        return self.person_id != person.id and at < self.until

    def is_fresh(self, person: Person, at: datetime) -> bool:
        """Whether this person holds it and took or renewed it just now."""
        return self.person_id == person.id and self.until - at > CLAIM_LASTS - RENEW_AFTER


class Claimed(StoryError):
    """Somebody else is reading the story for review."""

    def __init__(self, claim: Claim, at: datetime) -> None:
        self.claim = claim
        until = claim.until.astimezone(at.tzinfo)
        super().__init__(
            f"{claim.name} is reading this until {until:%H:%M}. You can read it, but not decide."
        )


MOST_CHANGED = 0.2  # of the writer's words; more is another story, and the writer must tell it


def refuse_unless_light(written: Mapping[str, str], now: Mapping[str, str], changed: Mapping):
    """Stop an edit that changes nothing, or too much of what the writer wrote.

    `written`: the writer's last own words; `now`: as they stand; `changed`: as they would be.
    Counting from the writer's words, many light edits never add up to a heavy one.
    """
    if not changed_parts(now, changed):
        raise StoryError("Nothing is changed yet. Change a few words first.")
    if share_changed(written, changed) > MOST_CHANGED:
        raise StoryError(
            "This changes more than a fifth of the writer's words. Return it instead, "
            "and say what you would change."
        )
