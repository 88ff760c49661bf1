"""How a story is told: what law touches it, the honesty label, and why one is returned."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stories.errors import StoryError


class Legal(StrEnum):
    """Is there, or was there, a court case or hearing, a complaint, or an inquiry into a death?"""

    NO = "no"
    YES = "yes"
    NOT_SURE = "not_sure"


class Honesty(StrEnum):
    """The label that travels with the text."""

    AS_WORKER_BELIEVES = "as_worker_believes"
    OUTCOME_CHECKED = "outcome_checked"
    OWN_WORDS = "own_words"
    DETAILS_CHANGED = "details_changed"
    COMPOSITE = "composite"


HONESTY_LABELS = {
    Honesty.AS_WORKER_BELIEVES: "The outcome as the worker believes it",
    Honesty.OUTCOME_CHECKED: "Outcome checked in the record",
    Honesty.OWN_WORDS: "Told in the person's own words",
    Honesty.DETAILS_CHANGED: "Details changed to protect people",
    Honesty.COMPOSITE: "Made from more than one case",
}


@dataclass(frozen=True)
class Told:
    """The honesty label as governance decides it; a checked outcome names the month."""

    honesty: Honesty
    month: date | None = None

    def __post_init__(self) -> None:
        if (self.honesty is Honesty.OUTCOME_CHECKED) != (self.month is not None):
            raise StoryError("How it is told: give the month in which the outcome was checked.")

    def refuse_if_it_is_still_to_come(self, on: date) -> None:
        if self.month is not None and self.month > on:
            raise StoryError("How it is told: the month of the check has not come yet.")


class ReturnReason(StrEnum):
    COULD_IDENTIFY = "could_identify"
    CONSENT_UNCLEAR = "consent_unclear"
    NEEDS_HOW_WE_KNOW = "needs_how_we_know"
    TOO_MUCH_DETAIL = "too_much_detail"
    NOT_RESPECTFUL = "not_respectful"
    SAFEGUARDING = "safeguarding"
    DUPLICATE = "duplicate"
    OTHER = "other"


REASON_LABELS = {
    ReturnReason.COULD_IDENTIFY: "Someone could be recognised",
    ReturnReason.CONSENT_UNCLEAR: "Consent is not clear",
    ReturnReason.NEEDS_HOW_WE_KNOW: "It does not say how we know",
    ReturnReason.TOO_MUCH_DETAIL: "More detail of harm than the story needs",
    ReturnReason.NOT_RESPECTFUL: "Words the family might find hurtful",
    ReturnReason.SAFEGUARDING: "This needs action first: speak to your manager today",
    ReturnReason.DUPLICATE: "The same story has been told already",
    ReturnReason.OTHER: "Something else",
}
