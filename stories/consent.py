"""Who agreed to a story being told, where, and until when. No record means refused."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stories.agreement import (
    Capacity,
    ChildsView,
    Identity,
    Shown,
    Speaker,
    Subject,
    still_to_ask,
)
from stories.errors import StoryError
from stories.identifiers import find


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
YEARS = 2  # how long a consent lasts unless the person says otherwise
MOST_YEARS = 5  # then the person is asked again, whatever they said
SOON_DAYS = 30  # how long before a consent runs out somebody is told


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
    """One person's decision about one story, as it stood at one version.

    `party` is the same for every version of one person's consent in one story.
    """

    id: str
    story_id: str
    who: str
    how: Asked
    asked_on: date
    expires_on: date
    channels: frozenset[Channel] = field(default_factory=frozenset)
    version: int = 1
    withdrawn_on: date | None = None
    party: str = ""
    subject: Subject | None = None
    speaker: Speaker | None = None
    childs_view: ChildsView | None = None
    capacity: Capacity | None = None
    asked_by: str | None = None
    understood: bool = False
    identity: Identity | None = None
    shown: Shown | None = None  # whether they have seen the final text, or why not
    seen_words_version: int | None = None  # the words of which that was said
    recorded_by: str | None = None

    @property
    def still_to_ask(self) -> list[str]:
        """What keeps this consent from opening any outside channel."""
        return still_to_ask(
            self.subject,
            self.speaker,
            self.childs_view,
            self.capacity,
            self.understood,
            self.identity,
        )

    def unseen(self, words_version: int) -> str | None:
        """What is left to do before these words go outside, or None."""
        if self.shown is not None and self.seen_words_version == words_version:
            return None
        return "Somebody has not seen the final text. Show it to them, or record why not."

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
        if channel in OUTSIDE and (missing := self.still_to_ask):
            return missing[0]
        return None

    def refuse_if_wrong(self, today: date) -> None:
        """What no record may say. Raises StoryError with the sentence that mends it."""
        if not self.who.strip():
            raise StoryError("Who agreed: say who, by role (such as “the mother”).")
        if find(self.who):
            raise StoryError("Who agreed: use a role, never a name. Names have a box of their own.")
        if self.asked_on > today:
            raise StoryError("When they were asked: this day has not come yet.")
        if self.expires_on < max(self.asked_on, today):
            raise StoryError("Until when: give a day that is still to come.")
        if self.expires_on > years_later(self.asked_on, MOST_YEARS):
            raise StoryError(
                f"Until when: at most {MOST_YEARS} years after they were asked. "
                "Then ask the person again."
            )

    def runs_out_soon(self, today: date) -> bool:
        return 0 <= (self.expires_on - today).days <= SOON_DAYS


def refusal(
    consents: tuple[Consent, ...], channel: Channel, on: date, words_version: int
) -> str | None:
    """Why the channel is closed on this day to these words.

    No record refuses, and each person must agree; for outside, each must have seen the words too.
    """
    if not consents:
        return "No consent is recorded for this story."
    if why := next((why for each in consents if (why := each.refusal(channel, on))), None):
        return why
    if channel not in OUTSIDE:
        return None
    return next((why for each in consents if (why := each.unseen(words_version))), None)


def opened(
    consents: tuple[Consent, ...], channels: Iterable[Channel], on: date, words_version: int
) -> frozenset[Channel]:
    """Those of the channels that consent opens on this day to these words."""
    return frozenset(x for x in channels if not refusal(consents, x, on, words_version))


def years_later(day: date, years: int) -> date:
    """The same day so many years on; 28 February where 29 is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
