"""A thank-you in the person's own words, redacted."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from stories.redaction import RedactedText


class SaidBy(StrEnum):
    CHILD = "child"
    YOUNG_PERSON = "young person"
    CARE_LEAVER = "care leaver"
    ADULT = "adult"
    PARENT = "parent"
    CARER = "carer"
    FAMILY_MEMBER = "family member"


SAID_BY_LABELS = {
    SaidBy.CHILD: "A child",
    SaidBy.YOUNG_PERSON: "A young person",
    SaidBy.CARE_LEAVER: "A care-experienced adult",
    SaidBy.ADULT: "An adult who draws on support",
    SaidBy.PARENT: "A parent",
    SaidBy.CARER: "A carer",
    SaidBy.FAMILY_MEMBER: "Another family member",
}


class SaidTo(StrEnum):
    WORKER = "a worker"
    TEAM = "a team"
    SERVICE = "the whole service"


class AboutWhen(StrEnum):
    THIS_YEAR = "this year"
    FEW_YEARS = "a few years ago"
    DECADES = "decades ago"


@dataclass(frozen=True)
class Thanks:
    """Words of thanks. Passing on and publishing are two permissions."""

    id: str
    words: RedactedText
    said_by: SaidBy
    said_to: SaidTo
    service: str
    about_when: AboutWhen
    said_on: date
    may_pass_on: bool
    may_publish: bool
    logged_by: str
    logged_at: datetime
