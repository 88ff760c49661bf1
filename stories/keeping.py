"""How long words and names are kept, and what stays when they go: the count, month and answer."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from stories.days import in_words
from stories.errors import StoryError
from stories.redaction import redact
from stories.sections import Section
from stories.statuses import MOVES, Status
from stories.story import Story

WARNING_DAYS = 30  # nothing goes before it has been announced this long
LONGER_MONTHS = 12  # how much longer one is kept when somebody asks for it
LONGEST_PAUSE = timedelta(days=7)  # without a daily run; after a longer one somebody is asked
DRAFT_DAYS = 30  # since it was last saved; the writer sees the day on the draft


class Kept(StrEnum):
    """What goes when its time is over."""

    STORY = "story"
    CONSENT = "consent"
    THANKS = "thanks"


KEPT_LABELS = {
    Kept.STORY: "Words of a story",
    Kept.CONSENT: "Names of people who agreed",
    Kept.THANKS: "Words of a thank-you",
}
COUNTED_FROM = {
    Kept.STORY: "since the story was last sent or decided",
    Kept.CONSENT: "since the consent ended",
    Kept.THANKS: "since it was passed on",
}
STAYS = {
    Kept.STORY: "The count, the month, the outcome and whether it lasted stay.",
    Kept.CONSENT: "Which kind of person agreed to what, and when, stays.",
    Kept.THANKS: "Who said it by kind, and when, stays.",
}
# The usual number of months, and the fewest and the most that may be set.
MONTHS: Mapping[Kept, int] = {Kept.STORY: 60, Kept.CONSENT: 12, Kept.THANKS: 60}
FEWEST, MOST = 1, 300
GONE = "These words are no longer kept"


@dataclass(frozen=True)
class Due:
    """Something that is kept for a time. `goes_on` is None until it has been announced."""

    kind: Kept
    subject_id: str
    due_on: date
    goes_on: date | None = None

    @property
    def day(self) -> date:
        """The day it goes: never before its time, and never before the day announced."""
        return max(self.due_on, self.goes_on or self.due_on)

    def to_announce(self, today: date) -> bool:
        return self.goes_on is None and self.due_on <= today + timedelta(days=WARNING_DAYS)

    def goes(self, today: date) -> bool:
        """Whether it goes today: announced for 30 days, and its day has come."""
        return self.goes_on is not None and self.day <= today

    def is_near(self, today: date) -> bool:
        """Whether it was announced and its day is within 30 days."""
        return self.goes_on is not None and self.day <= today + timedelta(days=WARNING_DAYS)


class ClockInDoubt(StoryError):
    """The clock may have jumped ahead, and what is removed never comes back."""

    def __init__(self, last: datetime, at: datetime) -> None:
        super().__init__(
            f"Nothing was removed. The last run was on {in_words(last)}, and by this clock today "
            f"is {in_words(at)}. If the clock is wrong, put it right. If it is right, somebody "
            "with the governance or admin role presses Do what is due now, under Keeping."
        )


def is_in_doubt(last: datetime | None, at: datetime) -> bool:
    """Whether the run of every day was so long ago that the clock may have jumped ahead."""
    return last is not None and at - last > LONGEST_PAUSE


def announced_for(due: Due, today: date) -> date:
    """The day it goes: its own, and never sooner than 30 days from now."""
    return max(due.due_on, today + timedelta(days=WARNING_DAYS))


def without_words(story: Story) -> Story:
    """What stays of a story when its time is over: what it was about, never what it said."""
    ends = Status.EXPIRED in MOVES[story.status]
    return replace(
        story.without_channels(story.channels) if story.status is Status.CLEARED else story,
        words={Section.TITLE: redact(GONE, {})},
        statements={},
        words_version=story.words_version + 1,
        version=story.version + 1,
        status=Status.EXPIRED if ends else story.status,
        together=(),
        contributors=frozenset(),
        thanks_line="",
        reason_words="",
        legal_note="",
        opened=frozenset(),
    )


def checked_months(months: int) -> int:
    """The number of months, or the StoryError that says which are possible."""
    if not FEWEST <= months <= MOST:
        raise StoryError(f"Months: give a number from {FEWEST} to {MOST}.")
    return months


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
