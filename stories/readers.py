"""Who reads an approved story inside: as far as everybody in it agreed, and no further."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from stories.agreement import ChildsView
from stories.consent import Channel, Consent
from stories.people import Person, Role
from stories.statuses import IN_USE, Status
from stories.story import Story


class Reach(StrEnum):
    """How far inside a story may be read, the narrowest first."""

    REVIEW = "review"
    TEAM = "team"
    ORGANISATION = "organisation"


# The channels of which one is enough. Whoever agreed to the whole agreed to its part.
OPENS: Mapping[Reach, frozenset[Channel]] = {
    Reach.TEAM: frozenset({Channel.TEAM, Channel.ORGANISATION}),
    Reach.ORGANISATION: frozenset({Channel.ORGANISATION}),
}


def reach(consents: tuple[Consent, ...], on: date) -> Reach:
    """How far everybody agreed on this day: without a record, or with a child's no, nowhere."""
    for how_far in (Reach.ORGANISATION, Reach.TEAM):
        if consents and all(_opens(each, how_far, on) for each in consents):
            return how_far
    return Reach.REVIEW


def may_read(
    story: Story, consents: tuple[Consent, ...], person: Person, on: date, *, same_service: bool
) -> bool:
    """Whether this person may read the story on this day.

    The writer and the review read it by its status; comms what is cleared and open for a channel;
    a team is whoever works in the story's service, and whoever had a part in it.
    """
    if story.may_be_read_by(person):
        return True
    if not person.active or not person.roles or story.status not in IN_USE:
        return False
    if Role.COMMS in person.roles and _is_open_outside(story, consents, on):
        return True
    match reach(consents, on):
        case Reach.ORGANISATION:
            return True
        case Reach.TEAM:
            return same_service or story.had_a_part(person)
    return False


def _opens(consent: Consent, how_far: Reach, on: date) -> bool:
    if consent.childs_view is ChildsView.DOES_NOT_WANT:
        return False
    return any(consent.refusal(channel, on) is None for channel in OPENS[how_far])


def _is_open_outside(story: Story, consents: tuple[Consent, ...], on: date) -> bool:
    return story.status is Status.CLEARED and any(
        story.refusal(consents, channel, on) is None for channel in story.channels
    )
