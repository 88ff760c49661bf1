"""What a finding is: where, what kind, how sure, why, and what to say instead."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    HANDLE = "handle"
    NHS_NUMBER = "nhs_number"
    NI_NUMBER = "ni_number"
    UPN = "upn"
    CASE_REFERENCE = "case_reference"
    PLATE = "plate"
    DATE = "date"
    AGE = "age"
    CONDITION = "condition"
    BACKGROUND = "background"
    FAMILY = "family"
    JOB = "job"
    EVENT = "event"
    MONTH = "month"


class Level(StrEnum):
    BLOCK = "block"  # must be replaced
    ASK = "ask"  # may be kept, with a reason


@dataclass(frozen=True, order=True)
class Finding:
    """One possible identifier; mentions of one person or place share a wordless `entity`."""

    start: int
    end: int
    kind: Kind
    level: Level
    reason: str
    suggestion: str
    entity: str = ""


class Span(NamedTuple):
    """What one recogniser saw, before spans are merged and explained."""

    start: int
    end: int
    kind: Kind
    level: Level = Level.BLOCK


REASON = {
    Kind.PERSON: "it looks like a person's name.",
    Kind.PLACE: "it looks like a place that is smaller than a country.",
    Kind.ORGANISATION: "it looks like the name of a local service, school or group.",
    Kind.ADDRESS: "it looks like part of an address.",
    Kind.POSTCODE: "it looks like a postcode.",
    Kind.PHONE: "it looks like a phone number.",
    Kind.EMAIL: "it looks like an e-mail address.",
    Kind.URL: "it looks like a web address.",
    Kind.HANDLE: "it looks like a name used online.",
    Kind.NHS_NUMBER: "it looks like an NHS number.",
    Kind.NI_NUMBER: "it looks like a National Insurance number.",
    Kind.UPN: "it looks like a pupil number.",
    Kind.CASE_REFERENCE: "it looks like a reference number.",
    Kind.PLATE: "it looks like a vehicle's number plate.",
    Kind.DATE: "it looks like an exact date.",
    Kind.AGE: "an exact age narrows down who it can be.",
    Kind.CONDITION: "an uncommon condition narrows down who it can be.",
    Kind.BACKGROUND: "nationality, language or faith narrows down who it can be.",
    Kind.FAMILY: "the shape of this family narrows down who it can be.",
    Kind.JOB: "an unusual job narrows down who it can be.",
    Kind.EVENT: "people may remember this event, or find it in the news.",
    Kind.MONTH: "a month and year together narrow down who it can be.",
}
OPENING = "This could tell someone who they are: "


def reason(kind: Kind) -> str:
    return OPENING + REASON[kind]
