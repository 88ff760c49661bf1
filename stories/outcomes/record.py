"""One outcome for one person, in one month, with how we know."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from stories.errors import NotAllowed, StoryError
from stories.outcomes.catalogue import EARLIEST_MONTH, OutcomeType
from stories.people import Person, Role

if TYPE_CHECKING:  # it brings the whole finder, which the process that reads returns never asks
    from stories.redaction import RedactedText


class HowKnown(StrEnum):
    RECORD_CHECKED = "record_checked"
    PARTNER_CONFIRMED = "partner_confirmed"
    PERSON_TOLD_US = "person_told_us"
    WORKER_OBSERVED = "worker_observed"
    WORKER_BELIEVES = "worker_believes"
    CANNOT_KNOW = "cannot_know"


HOW_KNOWN_LABELS = {
    HowKnown.RECORD_CHECKED: "I checked the record",
    HowKnown.PARTNER_CONFIRMED: "Another agency confirmed it",
    HowKnown.PERSON_TOLD_US: "The person told us",
    HowKnown.WORKER_OBSERVED: "I saw it myself",
    HowKnown.WORKER_BELIEVES: "I believe so, as far as I know",
    HowKnown.CANNOT_KNOW: "We cannot know",
}


class AgeBand(StrEnum):
    UNDER_5 = "under_5"
    FROM_5 = "5_to_9"
    FROM_10 = "10_to_15"
    FROM_16 = "16_to_17"
    FROM_18 = "18_to_24"
    FROM_25 = "25_to_64"
    FROM_65 = "65_and_over"
    NOT_SAID = "not_said"


AGE_BAND_LABELS = {
    AgeBand.UNDER_5: "Under 5",
    AgeBand.FROM_5: "5 to 9",
    AgeBand.FROM_10: "10 to 15",
    AgeBand.FROM_16: "16 or 17",
    AgeBand.FROM_18: "18 to 24",
    AgeBand.FROM_25: "25 to 64",
    AgeBand.FROM_65: "65 and over",
    AgeBand.NOT_SAID: "Not said",
}


class EndReason(StrEnum):
    """Why a protection plan ended."""

    SAFER_OUR_WORK = "safer_our_work"
    SAFER_CHANGED = "safer_changed"
    LIVING_ELSEWHERE = "living_elsewhere"
    CAME_INTO_CARE = "came_into_care"
    MOVED_AREA = "moved_area"
    TURNED_18 = "turned_18"
    LEFT_UK = "left_uk"
    DIED = "died"


END_REASON_LABELS = {
    EndReason.SAFER_OUR_WORK: "Safer at home, and the work together helped",
    EndReason.SAFER_CHANGED: "Safer at home, because things changed",
    EndReason.LIVING_ELSEWHERE: "Safe because living elsewhere in the family",
    EndReason.CAME_INTO_CARE: "Came into our care",
    EndReason.MOVED_AREA: "Moved, and another area took over",
    EndReason.TURNED_18: "Turned 18",
    EndReason.LEFT_UK: "Left the country",
    EndReason.DIED: "Died",
}


class Source(StrEnum):
    """By which door a record came."""

    FORM = "form"
    STORY = "story"
    IMPORT = "import"


class Confirmation(StrEnum):
    """What a second person said, where the catalogue asks for one."""

    NOT_NEEDED = "not_needed"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"


SAFER_AT_HOME = frozenset({EndReason.SAFER_OUR_WORK, EndReason.SAFER_CHANGED})
SETTLED = frozenset({Confirmation.NOT_NEEDED, Confirmation.CONFIRMED})  # these are counted
FACTS = ("code", "service", "month", "age_band", "end_reason", "how_known")
GOAL_MOST = 200
MOST_ALIKE = 30  # people recorded by one press


@dataclass(frozen=True)
class OutcomeRecord:
    """One outcome for one person. `month` is the first day of its month."""

    id: str
    code: str
    service: str
    month: date
    how_known: HowKnown
    age_band: AgeBand
    recorded_by: str
    recorded_at: datetime
    end_reason: EndReason | None = None
    story_id: str | None = None
    team: str | None = None
    goal: "RedactedText | None" = None
    source: Source = Source.FORM
    confirmation: Confirmation = Confirmation.NOT_NEEDED
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
    person: str | None = None  # keyed hash of the case number, as returns have it

    @property
    def counts(self) -> bool:
        """Whether it counts as a good outcome: a plan that ended another way does not."""
        return self.end_reason is None or self.end_reason in SAFER_AT_HOME

    def asking_for(self, kind: OutcomeType) -> "OutcomeRecord":
        """The record as it begins: where the catalogue says so, it waits for a second person."""
        waits = Confirmation.WAITING if kind.second_person else Confirmation.NOT_NEEDED
        return replace(self, confirmation=waits, confirmed_by=None, confirmed_at=None)

    def in_place_of(self, earlier: "OutcomeRecord | None", kind: OutcomeType) -> "OutcomeRecord":
        """A story's outcome told again: what a second person said holds while the facts do."""
        if earlier is None or any(getattr(self, each) != getattr(earlier, each) for each in FACTS):
            return self.asking_for(kind)
        said = ("confirmation", "confirmed_by", "confirmed_at")
        return replace(self, **{name: getattr(earlier, name) for name in said})

    def answered(self, is_so: bool, by: Person, at: datetime) -> "OutcomeRecord":
        """A second person's answer. Never that of whoever recorded it."""
        by.must_be(Role.STAFF, Role.REVIEWER)
        if by.id == self.recorded_by:
            raise NotAllowed("You recorded this outcome, so somebody else must confirm it.")
        if self.confirmation is not Confirmation.WAITING:
            raise StoryError("Somebody has answered this already. Reload the page.")
        said = Confirmation.CONFIRMED if is_so else Confirmation.NOT_CONFIRMED
        return replace(self, confirmation=said, confirmed_by=by.id, confirmed_at=at)


def check_outcome(record: OutcomeRecord, kind: OutcomeType, today: date) -> OutcomeRecord:
    """The record, or the sentence that says what is wrong with it."""
    if not kind.is_recorded:
        raise StoryError(f"“{kind.name}” is worked out from other records. Choose another.")
    if not kind.in_use:
        raise StoryError(f"“{kind.name}” is no longer in use here. Choose another outcome.")
    if record.month.day != 1 or record.month < EARLIEST_MONTH:
        raise StoryError("Month: give a month and a year since 1970.")
    if record.month > today:
        raise StoryError("Month: this month has not come yet. Give the month it happened.")
    if kind.asks_end_reason and record.end_reason is None:
        raise StoryError("Why it ended: choose one. It decides whether this counts.")
    if not kind.asks_end_reason and record.end_reason is not None:
        raise StoryError("Why it ended: leave this empty for this outcome.")
    return record
