"""A target for an outcome that is a share: set by a leader, dated, and never a rank."""

from dataclasses import dataclass
from datetime import datetime

from stories.errors import StoryError
from stories.trends.measures import SHARES


@dataclass(frozen=True)
class Target:
    """At least this percentage. None: there is no target any more."""

    code: str
    percent: int | None
    set_by: str
    set_at: datetime


def check_target(code: str, percent: int | None) -> None:
    """Refuse a target for a bare count, which would reward recording, and one that is no share."""
    if code not in SHARES:
        raise StoryError(
            "This outcome is a count. A target for it would reward recording, so none can be set."
        )
    if percent is not None and not 1 <= percent <= 100:
        raise StoryError("Target: give a whole percentage from 1 to 100.")
