"""One invented story's life: sent, decided, cleared, used and ended, by the real actions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from data.store import Store
from stories.actions import consenting, publishing, reviewing, submitting, writing
from stories.consent import OUTSIDE, Channel
from stories.draft import complete
from stories.people import Person
from stories.review import Check
from stories.second_look import AGAIN
from stories.telling import Legal, ReturnReason
from stories.window import Window

USED_FOR = {Channel.NEWSLETTER: "The spring issue", Channel.WEBSITE: "The fostering page"}
LEGAL_NOTE = "The case ended long ago, and the legal team has read this version."

Step = tuple[datetime, Callable[[Store], object]]


@dataclass(frozen=True)
class Life:
    """Who did what to one story, and when."""

    story_id: str
    pull_key: str
    told: Mapping
    window: Window
    values: Mapping[str, str]
    writer: Person
    reviewer: Person
    governance: Person
    comms: Person
    sent: datetime
    decided: datetime
    cleared: datetime
    used: datetime
    ended: datetime

    @property
    def outside(self) -> frozenset[Channel]:
        return frozenset(map(Channel, self.told["consent_channels"])) & OUTSIDE

    def steps(self) -> Iterator[Step]:
        """What happened to it, by the status at which it stands today."""
        yield self.sent, self.submit
        approved, out = (self.decided, self.approve), (self.cleared, self.clear)
        match self.told["status"]:
            case "returned" | "declined":
                yield self.decided, self.give_back
            case "approved":
                yield approved
            case "cleared":
                yield from (approved, out)
            case "withdrawn" if self.outside:
                yield from (approved, out, (self.used, self.use))
                yield self.ended, self.take_consent_back
            case "withdrawn":
                yield from (approved, (self.ended, self.withdraw))
            case "expired":
                yield from (approved, (self.ended, self.expire))

    def submit(self, store: Store) -> None:
        with store.begin(self.writer, self.sent) as work:
            lists = (work.outcome_types(), work.services())
            answers = complete(self.values, *lists, self.sent.date())
            submitting.put_submission(work, answers, self.story_id, self.sent)

    def give_back(self, store: Store) -> None:
        returned = self.told["status"] == "returned"
        action = reviewing.return_to_writer if returned else reviewing.decline
        why = self.told["return_reason"]
        note = (ReturnReason(why["code"]), why["words"])
        action(store, self.story_id, 1, *note, by=self.reviewer, at=self.decided)

    def approve(self, store: Store) -> None:
        reviewing.approve(store, self.story_id, 1, Check, by=self.reviewer, at=self.decided)

    def clear(self, store: Store) -> None:
        note = "" if self.told["legal"] == Legal.NO else LEGAL_NOTE
        signed = {"by": self.governance, "at": self.cleared}
        seen = (self.story_id, 2, self.outside, note, None, self.window)
        publishing.clear(store, *seen, AGAIN, **signed)

    def use(self, store: Store) -> None:
        channel = min(self.outside)
        signed = {"by": self.comms, "at": self.used, "key": self.pull_key}
        publishing.pull(store, self.story_id, channel, USED_FOR[channel], **signed)

    def withdraw(self, store: Store) -> None:
        writing.withdraw(store, self.story_id, 2, by=self.writer, at=self.ended)

    def take_consent_back(self, store: Store) -> None:
        party, day = self.story_id, self.ended.date()
        signed = {"by": self.governance, "at": self.ended}
        consenting.withdraw_consent(store, self.story_id, party, day, **signed)

    def expire(self, store: Store) -> None:
        publishing.expire(store, self.story_id, 2, by=self.governance, at=self.ended)
