"""What people say about a date on a chart: an event, or a decision that a new phase begins."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from stories.errors import NotAllowed, StoryError
from stories.outcomes.lists import Change, ListChange, ListKind
from stories.people import Person
from stories.redaction import RedactedText

MOST_WORDS = 300
EARLIEST_SHIFT = 7  # points a shift has to hold before anybody may call it a new phase


class NoteKind(StrEnum):
    EVENT = "event"
    REBASE = "rebase"


NOTE_LABELS = {
    NoteKind.EVENT: "Something happened",
    NoteKind.REBASE: "A new phase begins here: work the limits out anew from this date",
}
# What a change of a service means for its line on the chart.
MEANS = {
    Change.RENAMED: "It is the same service, and its line goes on.",
    Change.MERGED: "They are counted together, also for the time before.",
}


@dataclass(frozen=True)
class Note:
    """A dated note on a series. A rebase counts once everybody it needs has signed it.

    `worse`: at the time, the new phase looked worse than the one before, so that a second person
    has to agree before the limits move. `from_lists`: the list of services says so; nobody takes
    it off.
    """

    id: str
    code: str
    part: str
    kind: NoteKind
    start: date
    words: RedactedText
    written_by: str
    written_at: datetime
    worse: bool = False
    agreed_by: str | None = None
    agreed_at: datetime | None = None
    ended_by: str | None = None
    ended_at: datetime | None = None
    from_lists: bool = False

    @property
    def waits(self) -> bool:
        """Whether a second person still has to agree."""
        return self.worse and self.agreed_by is None

    @property
    def moves_limits(self) -> bool:
        return self.kind is NoteKind.REBASE and not self.waits and self.ended_at is None

    def agree(self, by: Person, at: datetime) -> "Note":
        if not self.waits or self.ended_at is not None:
            raise StoryError("This decision does not wait for anybody.")
        if by.id == self.written_by:
            raise NotAllowed("Someone else must agree to this: it is your own decision.")
        return replace(self, agreed_by=by.id, agreed_at=at)

    def end(self, by: Person, at: datetime) -> "Note":
        """Take it off the chart. It stays in the record."""
        if self.ended_at is not None:
            raise StoryError("This note has already been taken off the chart.")
        return replace(self, ended_by=by.id, ended_at=at)


def words_of_change(change: ListChange) -> str | None:
    """What a chart of a service says of this change of the lists; None where it says nothing."""
    if change.kind is not ListKind.SERVICE or change.change not in MEANS:
        return None
    return f"{change.sentence({})} {MEANS[change.change]}"
