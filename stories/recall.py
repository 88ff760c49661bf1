"""Calling a story back: each past use, a note that is ready to send, and the answer to it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from stories.consent import Channel
from stories.days import in_words
from stories.errors import NotAllowed, StoryError
from stories.people import Person, Role


class Reason(StrEnum):
    """Why a story is called back."""

    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_NARROWED = "consent_narrowed"
    CONSENT_RAN_OUT = "consent_ran_out"
    STORY_WITHDRAWN = "story_withdrawn"
    TIME_IS_OVER = "time_is_over"


REASON_LABELS = {
    Reason.CONSENT_WITHDRAWN: "The person has taken their consent back",
    Reason.CONSENT_NARROWED: "The person no longer agrees to this place",
    Reason.CONSENT_RAN_OUT: "The consent has run out",
    Reason.STORY_WITHDRAWN: "The story was taken back",
    Reason.TIME_IS_OVER: "The day has come to take it down",
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
    by_feed: bool = False  # given out by the public feed; used_by answers for it
    take_down_on: date | None = None
    addresses: tuple[str, ...] = ()  # the pages on which it appeared

    def refuse_answer(self, by: Person) -> None:
        """Governance or comms answer, once."""
        if not by.active or not by.roles.intersection(ANSWERERS):
            raise NotAllowed("Only governance and comms answer for where a story was used.")
        if self.answer is not None:
            raise StoryError("This use was answered already. Open the list again to see by whom.")


SOON = timedelta(days=14)  # how long before a use is to be taken down somebody is told


def note(use: RecalledUse, used_on: date) -> str:
    """A note ready to send to whoever used the story. It holds no words of it."""
    how = "given out by the public feed from" if use.by_feed else "pulled on"
    pages = "".join(f"It appeared at: {address}\n" for address in use.addresses)
    return (
        f"Subject: Please take down story {use.reference}\n\n"
        f"Hello {use.used_by.split()[0]},\n\n"
        f"{REASON_LABELS[use.reason]}, so story {use.reference} may not be used any more.\n"
        f"Our record says: {use.channel.label}, {how} {in_words(used_on)} for “{use.purpose}”.\n"
        f"{pages}\n"
        f"Please do this {_when(use)}:\n"
        "1. Take it down wherever it can be seen, and ask others who have it to do the same.\n"
        "2. Delete every copy, also in mailboxes and shared folders.\n"
        "3. Tell us what you did, so that we can tick it off. If it was printed or shown "
        "already, say so.\n\n"
        "Please do not ask the person about it, and do not pass on the reason. Thank you."
    )


def _when(use: RecalledUse) -> str:
    """A use whose day is still to come is taken down by then; any other today."""
    planned = use.reason is Reason.TIME_IS_OVER and use.take_down_on
    return f"by {in_words(use.take_down_on)}" if planned else "today"
