"""Calling a story back: each past use, a note that is ready to send, and the answer to it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from stories.consent import Channel
from stories.errors import NotAllowed, StoryError
from stories.people import Person, Role


class Reason(StrEnum):
    """Why a story is called back."""

    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_NARROWED = "consent_narrowed"
    CONSENT_RAN_OUT = "consent_ran_out"
    STORY_WITHDRAWN = "story_withdrawn"


REASON_LABELS = {
    Reason.CONSENT_WITHDRAWN: "The person has taken their consent back",
    Reason.CONSENT_NARROWED: "The person no longer agrees to this place",
    Reason.CONSENT_RAN_OUT: "The consent has run out",
    Reason.STORY_WITHDRAWN: "The story was taken back",
}


class Answer(StrEnum):
    """What became of one use."""

    TAKEN_DOWN = "taken_down"
    NEVER_USED = "never_used"
    CANNOT = "cannot"


ANSWER_LABELS = {
    Answer.TAKEN_DOWN: "Taken down, and every copy deleted",
    Answer.NEVER_USED: "It was never used",
    Answer.CANNOT: "Printed or shown already: it cannot be called back, and is not used again",
}

ANSWERERS = (Role.GOVERNANCE, Role.COMMS)


@dataclass(frozen=True)
class RecalledUse:
    """One past use that is called back. `answer` is None until somebody says what became of it."""

    pull_id: str
    story_id: str
    reference: str
    reason: Reason
    opened_at: datetime
    channel: Channel
    purpose: str
    used_by: str
    used_at: datetime
    answer: Answer | None = None
    answered_by: str = ""
    answered_at: datetime | None = None

    def refuse_answer(self, by: Person) -> None:
        """Governance or comms answer, once."""
        if not by.active or not by.roles.intersection(ANSWERERS):
            raise NotAllowed("Only governance and comms answer for where a story was used.")
        if self.answer is not None:
            raise StoryError("This use was answered already. Open the list again to see by whom.")


def note(use: RecalledUse, used_on: date) -> str:
    """A note ready to send to whoever used the story. It holds no words of it."""
    day = f"{used_on.day} {used_on:%B %Y}"
    return (
        f"Subject: Please take down story {use.reference}\n\n"
        f"Hello {use.used_by.split()[0]},\n\n"
        f"{REASON_LABELS[use.reason]}, so story {use.reference} may not be used any more.\n"
        f"Our record says: {use.channel.label}, pulled on {day} for “{use.purpose}”.\n\n"
        "Please do this today:\n"
        "1. Take it down wherever it can be seen, and ask others who have it to do the same.\n"
        "2. Delete every copy, also in mailboxes and shared folders.\n"
        "3. Tell us what you did, so that we can tick it off. If it was printed or shown "
        "already, say so.\n\n"
        "Please do not ask the person about it, and do not pass on the reason. Thank you."
    )
