"""Who agreed to a story being told, where, and until when. No record means refused."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Channel(StrEnum):
    TEAM = "team"
    ORGANISATION = "organisation"
    INSPECTION = "inspection"
    PARTNERS = "partners"
    NEWSLETTER = "newsletter"
    WEBSITE = "website"
    SOCIAL = "social"
    PRESS = "press"
    TRAINING = "training"
    CONFERENCE = "conference"

    @property
    def label(self) -> str:
        return CHANNEL_LABELS[self]


CHANNEL_LABELS = {
    Channel.TEAM: "Our team",
    Channel.ORGANISATION: "The whole organisation",
    Channel.INSPECTION: "Inspectors",
    Channel.PARTNERS: "Partner agencies",
    Channel.NEWSLETTER: "Newsletter",
    Channel.WEBSITE: "Public website",
    Channel.SOCIAL: "Social media",
    Channel.PRESS: "Press and broadcast",
    Channel.TRAINING: "Training",
    Channel.CONFERENCE: "Conferences",
}
INSIDE = frozenset({Channel.TEAM, Channel.ORGANISATION, Channel.INSPECTION, Channel.PARTNERS})
OUTSIDE = frozenset(Channel) - INSIDE


class Asked(StrEnum):
    """How the person was asked."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    LETTER = "letter"


ASKED_LABELS = {
    Asked.IN_PERSON: "In person",
    Asked.PHONE: "By phone or video",
    Asked.LETTER: "By letter, e-mail or form",
}


@dataclass(frozen=True)
class Consent:
    """One person's decision about one story, as it stood at one version."""

    id: str
    story_id: str
    who: str
    how: Asked
    asked_on: date
    expires_on: date
    channels: frozenset[Channel] = field(default_factory=frozenset)
    version: int = 1
    withdrawn_on: date | None = None

    def refusal(self, channel: Channel, on: date) -> str | None:
        """Why this consent does not cover the channel on this day, or None if it does."""
        if self.withdrawn_on is not None and self.withdrawn_on <= on:
            return "The person has taken their consent back."
        if on > self.expires_on:
            return "The consent has run out. Ask the person again."
        if on < self.asked_on:
            return "The consent is dated in the future. Ask governance to correct it."
        if channel not in self.channels:
            return f"Nobody has agreed to this story being used for: {channel.label}."
        return None


def refusal(consents: tuple[Consent, ...], channel: Channel, on: date) -> str | None:
    """Why the channel is closed on this day: no record refuses, and each person must agree."""
    if not consents:
        return "No consent is recorded for this story."
    return next((why for each in consents if (why := each.refusal(channel, on))), None)
