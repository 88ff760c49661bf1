"""One outcome for one person, in one month, with how we know."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from stories.errors import StoryError
from stories.outcomes.catalogue import OutcomeType


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

SAFER_AT_HOME = frozenset({EndReason.SAFER_OUR_WORK, EndReason.SAFER_CHANGED})
EARLIEST_MONTH = date(1970, 1, 1)


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

    @property
    def counts(self) -> bool:
        """Whether it counts as a good outcome: a plan that ended another way does not."""
        return self.end_reason is None or self.end_reason in SAFER_AT_HOME


def check_outcome(record: OutcomeRecord, kind: OutcomeType, today: date) -> OutcomeRecord:
    """The record, or the sentence that says what is wrong with it."""
    if not kind.is_recorded:
        raise StoryError(f"“{kind.name}” is worked out from other records. Choose another.")
    if record.month.day != 1 or record.month < EARLIEST_MONTH:
        raise StoryError("Month: give a month and a year since 1970.")
    if record.month > today:
        raise StoryError("Month: this month has not come yet. Give the month it happened.")
    if kind.asks_end_reason and record.end_reason is None:
        raise StoryError("Why the plan ended: choose one. It decides whether this counts.")
    if not kind.asks_end_reason and record.end_reason is not None:
        raise StoryError("Why the plan ended: leave this empty for this outcome.")
    return record
