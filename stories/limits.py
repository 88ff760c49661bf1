"""How much one person may do in a time: far more than work needs, far less than a machine could."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from stories.errors import StoryError


class Limited(StrEnum):
    """What is counted for each person."""

    DRAFTS = "drafts"
    UPLOADS = "uploads"
    TAKEN = "taken"


@dataclass(frozen=True)
class Limit:
    """`usual`: how many in `within`, unless an administrator set another number.

    `actions` are counted by the lines they leave in the record of actions.
    """

    label: str
    usual: int
    within: timedelta
    per: str
    actions: frozenset[str]


HOUR, DAY = timedelta(hours=1), timedelta(hours=24)
LIMITS: Mapping[Limited, Limit] = {
    Limited.DRAFTS: Limit("Drafts begun", 60, DAY, "24 hours", frozenset({"draft started"})),
    Limited.UPLOADS: Limit(
        "Returns and spreadsheets kept",
        40,
        DAY,
        "24 hours",
        frozenset({"returns kept", "rows imported"}),
    ),
    Limited.TAKEN: Limit(
        "Stories and thanks pulled, and files of them taken",
        200,
        HOUR,
        "hour",
        frozenset({"story pulled", "thanks pulled", "file taken"}),
    ),
}
FEWEST, MOST = 1, 10_000


class TooMuch(StoryError):
    """A person has done this as often as one person may for now."""

    def __init__(self, kind: Limited, most: int) -> None:
        limit = LIMITS[kind]
        self.kind = kind
        super().__init__(
            f"{limit.label}: {most} in the last {limit.per}, which is as many as one person may. "
            "What you have is kept. Try again later, or ask an administrator for a higher limit."
        )


def refuse_too_much(kind: Limited, done: int, most: int) -> None:
    """Refuse one more than the limit; `done` counts what was done before this one."""
    if done >= most:
        raise TooMuch(kind, most)


def checked_limit(kind: Limited, most: int) -> int:
    """The limit, or the StoryError that says which are possible."""
    if not FEWEST <= most <= MOST:
        raise StoryError(f"{LIMITS[kind].label}: give a number from {FEWEST} to {MOST:,}.")
    return most
