"""What must stay gone when a backup is restored: read from the record of actions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from stories.audit import Event
from stories.people import Role
from stories.statuses import MOVES, Status
from stories.story import Story

RESTORED = "database restored"
LINES = "ledger"  # the fact of it that says how many lines the ledger had
AGAIN = "done again after a restore"
SOMEBODY = "Somebody who left"  # in place of a name that was erased


class Gone(StrEnum):
    """What an action took away: words, or a right to use or to do something.

    Imports and returns that were undone are not among them: no words, and easily undone again.
    """

    DRAFT = "draft"
    WORDS = "words"
    NAMES = "names"
    THANKS = "thanks"
    VARIANT = "variant"
    STORY = "story"
    EXPIRED = "expired"
    OUTSIDE = "outside"
    CONSENT = "consent"
    ACCOUNT = "account"
    ROLE = "role"
    PERSON = "person"


@dataclass(frozen=True)
class Line:
    """One thing that is gone. `known_as` is made from its ids and a key, so it tells nothing."""

    at: datetime
    kind: Gone
    known_as: str
    event: str  # the seal of the event that did it


# What each action of the record takes away, where its subject alone says which.
_SUBJECT: Mapping[str, Gone] = {
    "draft deleted": Gone.DRAFT,
    "old draft deleted": Gone.DRAFT,
    "thanks taken back": Gone.THANKS,
    "story withdrawn": Gone.STORY,
    "story expired": Gone.EXPIRED,
    "story taken back inside": Gone.OUTSIDE,
    "channels closed": Gone.OUTSIDE,
    "account closed": Gone.ACCOUNT,
    "account erased": Gone.PERSON,
}
_REMOVED = {"story": Gone.WORDS, "consent": Gone.NAMES, "thanks": Gone.THANKS}

Places = list[tuple[Gone, str]]


def _consent_recorded(event: Event) -> Places:
    """Only a narrower consent takes something away."""
    return [(Gone.OUTSIDE, event.subject_id)] if event.facts.get("closed") else []


def _consent_taken_back(event: Event) -> Places:
    party = f"{event.subject_id}/{event.facts.get('party', '')}"
    return [(Gone.STORY, event.subject_id), (Gone.CONSENT, party)]


def _names_erased(event: Event) -> Places:
    words = [(Gone.WORDS, event.subject_id)] if event.facts.get("words") else []
    return [(Gone.NAMES, str(event.facts.get("party", ""))), *_consent_taken_back(event), *words]


def _roles_changed(event: Event) -> Places:
    return [(Gone.ROLE, f"{event.subject_id}/{role}") for role in event.facts.get("taken", ())]


_SAID: Mapping[str, Callable[[Event], Places]] = {
    "removed": lambda event: [(_REMOVED[event.subject_kind], event.subject_id)],
    "consent recorded": _consent_recorded,
    "consent taken back": _consent_taken_back,
    "names erased": _names_erased,
    "roles changed": _roles_changed,
    "administrator taken off": lambda event: [(Gone.ROLE, f"{event.subject_id}/{Role.ADMIN}")],
    "variant removed": lambda event: [
        (Gone.VARIANT, f"{event.subject_id}/{event.facts.get('form', '')}")
    ],
}
TAKES_AWAY = frozenset(_SUBJECT) | frozenset(_SAID)


def gone_by(event: Event) -> Places:
    """What an event took away, each with the ids that name it; most take nothing away."""
    if event.action in _SUBJECT:
        return [(_SUBJECT[event.action], event.subject_id)]
    said = _SAID.get(event.action)
    return said(event) if said else []


def out_of_use(story: Story, to: Status) -> Story | None:
    """The story withdrawn or expired once more; None where it is out of use already."""
    if to not in MOVES[story.status]:
        return None
    back = inside(story) or story
    return replace(back, status=to, version=story.version + 1)


def inside(story: Story) -> Story | None:
    """The story with every outside channel closed; None where none is open."""
    return story.without_channels(story.channels) if story.status is Status.CLEARED else None
