"""A story: its words, its statuses, and who may move it from one to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from stories.combined import refuse_too_much_together
from stories.consent import OUTSIDE, Channel, Consent, refusal
from stories.errors import IllegalMove, NotAllowed, NotCleared, StoryError, UnresolvedFindings
from stories.people import Person, Role
from stories.redaction import RedactedText, still_identifying
from stories.review import refuse_unless_light
from stories.sections import Section
from stories.statements import Statement, carried_over
from stories.statuses import (
    EDITABLE,
    JUDGEMENTS,
    MOVES,
    READERS,
    READS_INSIDE,
    STATUS_LABELS,
    Status,
    Whose,
)
from stories.telling import Honesty, Legal, ReturnReason, Told
from stories.window import ALWAYS, Window
from stories.wording import Worded


@dataclass(frozen=True)
class Story(Worded):
    """A submitted story as it stands at one version. Every change makes a new one."""

    id: str
    reference: str
    words: Mapping[Section, RedactedText]
    service: str
    outcome: str
    submitted_by: str
    submitted_at: datetime
    legal: Legal = Legal.NO
    honesty: Honesty = Honesty.AS_WORKER_BELIEVES
    content_note: str = ""
    themes: frozenset[str] = field(default_factory=frozenset)
    together: tuple[str, ...] = ()
    contributors: frozenset[str] = field(default_factory=frozenset)
    thanks_line: str = ""
    status: Status = Status.SUBMITTED
    version: int = 1
    words_version: int = 1
    reviewed_by: str | None = None
    reviewed_at: datetime | None = None
    reason: ReturnReason | None = None
    reason_words: str = ""
    cleared_by: str | None = None
    cleared_at: datetime | None = None
    channels: frozenset[Channel] = field(default_factory=frozenset)
    legal_note: str = ""
    edited_by: str | None = None  # the reviewer whose words these are, where one changed them
    honesty_month: date | None = None  # of Honesty.OUTCOME_CHECKED
    opened: frozenset[Section] = field(default_factory=frozenset)
    statements: Mapping[Section, tuple[Statement, ...]] = field(default_factory=dict)
    year_only: bool = False  # of its outcome the year is known, and that about right
    window: Window = ALWAYS  # the days of its use outside

    def as_read_by(self, person: Person) -> "Story":
        """The story with the words this person may read: worries and views stay with the review."""
        own = person.id == self.submitted_by
        if own or READS_INSIDE & person.roles:
            return self
        return self.as_it_leaves()

    def open_section(self, section: Section, by: Person) -> "Story":
        """Let a section that stays inside go where the rest of the story goes."""
        self._may_be_opened(section, by)
        return replace(self, version=self.version + 1, opened=self.opened | {section})

    def close_section(self, section: Section, by: Person) -> "Story":
        """Keep a section inside after all."""
        self._may_be_opened(section, by)
        return replace(self, version=self.version + 1, opened=self.opened - {section})

    def send_again(self, changed: "Story", by: Person, at: datetime) -> "Story":
        """The writer's new words: back to the queue, every earlier approval void."""
        moved = self._move(Status.SUBMITTED, by, submitted_at=at, **_UNDECIDED)
        answers = (
            "words",
            "statements",
            "service",
            "outcome",
            "legal",
            "honesty",
            "content_note",
            "themes",
        )
        people = ("together", "contributors", "thanks_line", "year_only")
        taken = {name: getattr(changed, name) for name in (*answers, *people)}
        return replace(
            moved,
            words_version=self.words_version + 1,
            edited_by=None,
            honesty_month=None,
            **taken,
        )

    def may_be_edited_by(self, person: Person) -> bool:
        """Whether this person may change a few words: a reviewer, of a story not their own."""
        reviewer = person.active and Role.REVIEWER in person.roles
        return reviewer and not self.had_a_part(person) and self.status in EDITABLE

    def edit_lightly(
        self,
        words: Mapping[Section, RedactedText],
        written: Mapping[Section, str],
        by: Person,
        at: datetime,
    ) -> "Story":
        """A reviewer's few changed words: back to the queue, every earlier approval void.

        `written` holds the writer's last own words, from which the size of an edit is counted.
        """
        if not self.may_be_edited_by(by):
            raise NotAllowed("You cannot change these words. A reviewer who had no part in it can.")
        if words.keys() != self.words.keys():
            raise StoryError("A story keeps its sections. Change words inside them.")
        now, changed = ({part: said.text for part, said in x.items()} for x in (self.words, words))
        if not all(text.strip() for text in changed.values()):
            raise StoryError("A section cannot be left empty. Return the story instead.")
        refuse_unless_light(written, now, changed)
        return self._with_words(words, at, edited_by=by.id)

    def restore(self, words: Mapping[Section, RedactedText], by: Person, at: datetime) -> "Story":
        """The writer's own words in place of an edit that changed their meaning: to the queue."""
        by.must_be(Role.STAFF)
        if by.id != self.submitted_by:
            raise NotAllowed("Only the writer can say that an edit changed their meaning.")
        if self.edited_by is None or self.status not in EDITABLE:
            raise StoryError("No reviewer's edit stands in this story now. Open it again.")
        return self._with_words(words, at, edited_by=None)

    def return_to_writer(
        self, reason: ReturnReason, words: str, by: Person, at: datetime
    ) -> "Story":
        """Back to its writer, with a reason and a few words on what to change."""
        return self._decide(Status.RETURNED, reason, words, by, at)

    def decline(self, reason: ReturnReason, words: str, by: Person, at: datetime) -> "Story":
        """Ended for good, with a reason and a few words."""
        return self._decide(Status.DECLINED, reason, words, by, at)

    def approve(self, by: Person, at: datetime) -> "Story":
        """Approve for use inside, after a fresh look finds nothing that identifies."""
        self._refuse_own_edit(by)
        signed = {"reviewed_by": by.id, "reviewed_at": at, "reason": None, "reason_words": ""}
        moved = self._move(Status.APPROVED, by, only_from=Status.SUBMITTED, **signed)
        self._refuse_if_identifying()
        return moved

    def clear(
        self,
        channels: frozenset[Channel],
        consents: tuple[Consent, ...],
        by: Person,
        at: datetime,
        legal_note: str = "",
        told: Told | None = None,
        window: Window = ALWAYS,
    ) -> "Story":
        """Clear for outside use: a second person, consent for each channel, the law answered.

        `told` is how governance says it is told; without it the writer's answer stays.
        """
        if by.id == self.reviewed_by:
            raise NotAllowed("You approved this story. Somebody else must clear it for outside.")
        self._refuse_own_edit(by)
        if not channels or not channels <= OUTSIDE:
            raise StoryError("Where may it be used outside: choose at least one place.")
        if self.legal != Legal.NO and not legal_note.strip():
            raise StoryError(
                "A court case, complaint or inquiry into a death was named. Write why it is safe "
                "to use."
            )
        on = at.date()
        window.refuse_if_wrong(on)
        refused = [why for each in sorted(channels) if (why := self.refusal(consents, each, on))]
        if refused:
            raise NotCleared(list(dict.fromkeys(refused)))
        moved = self._move(
            Status.CLEARED,
            by,
            cleared_by=by.id,
            cleared_at=at,
            channels=channels,
            legal_note=legal_note.strip(),
            window=window,
        )
        self._refuse_if_identifying()
        if told is None:
            return moved
        told.refuse_if_it_is_still_to_come(on)
        return replace(moved, honesty=told.honesty, honesty_month=told.month)

    def refusal(self, consents: tuple[Consent, ...], channel: Channel, on: date) -> str | None:
        """Why these words may not be used for the channel on this day, by consent alone."""
        return refusal(consents, channel, on, self.words_version)

    def take_back_inside(self, by: Person) -> "Story":
        """Close every outside channel; the story stays in use inside."""
        return self._move(Status.APPROVED, by, only_from=Status.CLEARED, **_NOT_OUTSIDE)

    def close_channels(self, closed: frozenset[Channel], by: Person) -> "Story":
        """Close some outside channels; with the last of them the story goes back inside."""
        if not self.channels - closed:
            return self.take_back_inside(by)
        if not self.may_move(Status.APPROVED, by):
            raise NotAllowed("Your role does not let you close channels of this story.")
        return self.without_channels(closed)

    def without_channels(self, closed: frozenset[Channel]) -> "Story":
        """The same with these channels closed, as time alone may close them."""
        if left := self.channels - closed:
            return replace(self, version=self.version + 1, channels=left)
        return replace(self, status=Status.APPROVED, version=self.version + 1, **_NOT_OUTSIDE)

    def withdraw(self, by: Person) -> "Story":
        """Out of every list and every channel."""
        return self._move(Status.WITHDRAWN, by, **_NOT_OUTSIDE)

    def expire(self, by: Person) -> "Story":
        """Out of use, because its time is over."""
        return self._move(Status.EXPIRED, by, **_NOT_OUTSIDE)

    def may_move(self, to: Status, by: Person) -> bool:
        """Whether this person may move the story there, by the table alone."""
        if to in JUDGEMENTS and by.id in self.contributors:
            return False
        own = by.id == self.submitted_by
        return by.active and any(
            move.role in by.roles and (move.whose is Whose.OWN) == own
            for move in MOVES[self.status].get(to, ())
        )

    def had_a_part(self, person: Person) -> bool:
        """Whether the person told this story or is listed as part of it: never its judge."""
        return person.id == self.submitted_by or person.id in self.contributors

    def may_be_read_by(self, person: Person) -> bool:
        """Whether this person may open it, by the table of who reads a status."""
        own = person.id == self.submitted_by
        return person.active and (own or bool(READERS[self.status] & person.roles))

    def _with_words(
        self, words: Mapping[Section, RedactedText], at: datetime, edited_by: str | None
    ) -> "Story":
        """Other words: back to the queue, every earlier approval void; its place there stays."""
        waiting = self.status is Status.SUBMITTED
        statements = {
            section: carried_over(marked, self.words[section].text, words[section].text)
            for section, marked in self.statements.items()
        }
        return replace(
            self,
            words=words,
            statements=statements,
            words_version=self.words_version + 1,
            version=self.version + 1,
            status=Status.SUBMITTED,
            submitted_at=self.submitted_at if waiting else at,
            **{**_UNDECIDED, "edited_by": edited_by},
        )

    def _may_be_opened(self, section: Section, by: Person) -> None:
        """Only before approval, so that governance clears what the reviewer approved."""
        if self.status is not Status.SUBMITTED:
            raise IllegalMove(
                "What stays inside is decided before a story is approved. Return it first."
            )
        if not self.may_move(Status.APPROVED, by):
            raise NotAllowed("Only a reviewer decides this, and never about their own story.")
        if section not in self.guarded:
            raise StoryError("This story has no such section that stays inside.")

    def _decide(
        self, to: Status, reason: ReturnReason, words: str, by: Person, at: datetime
    ) -> "Story":
        if not words.strip():
            raise StoryError("Write a few words for the person who told this story.")
        return self._move(
            to, by, reviewed_by=by.id, reviewed_at=at, reason=reason, reason_words=words.strip()
        )

    def _move(
        self, to: Status, by: Person, *, only_from: Status | None = None, **changes: object
    ) -> "Story":
        """`only_from` keeps apart two ways that lead to one status: approving and taking back."""
        if to not in MOVES[self.status] or only_from not in (None, self.status):
            raise IllegalMove(
                f"This story is {STATUS_LABELS[self.status].lower()}, so it cannot become "
                f"{STATUS_LABELS[to].lower()}. Open it again to see what can be done."
            )
        if not self.may_move(to, by):
            raise NotAllowed(
                "Somebody else must decide about a story that you had a part in."
                if self.had_a_part(by)
                else f"Your role does not let you move this story to {STATUS_LABELS[to].lower()}."
            )
        return replace(self, status=to, version=self.version + 1, **changes)

    def _refuse_own_edit(self, by: Person) -> None:
        if by.id == self.edited_by:
            raise NotAllowed("You changed words of this story. Somebody else must decide.")

    def _refuse_if_identifying(self) -> None:
        if left := still_identifying(self.words, self.findings):
            raise UnresolvedFindings([each for findings in left.values() for each in findings])
        refuse_too_much_together(self.words, self.findings)


_NOT_OUTSIDE: dict = {
    "cleared_by": None,
    "cleared_at": None,
    "channels": frozenset(),
    "legal_note": "",
    "window": ALWAYS,
}
_UNDECIDED: dict = {
    "reviewed_by": None,
    "reviewed_at": None,
    "reason": None,
    "reason_words": "",
    "opened": frozenset(),
    **_NOT_OUTSIDE,
}


def age_in_working_days(since: date, today: date) -> int:
    """Weekdays from the day after `since` up to and including `today`."""
    days = (today - since).days
    weeks, rest = divmod(max(days, 0), 7)
    return weeks * 5 + sum((since.weekday() + step) % 7 < 5 for step in range(1, rest + 1))
