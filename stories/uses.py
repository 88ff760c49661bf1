"""What is kept of a use: the page it appeared on, who reaches for a story now, and a rest."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from stories.days import in_words
from stories.errors import StoryError
from stories.text import limited

ADDRESS_MOST = 500
REASON_MOST = 200
MOST_LINKS = 10
REACH_LASTS = timedelta(minutes=3)  # each open page says anew that it is open, well within it
LONGEST_REST = timedelta(days=366)
# No sign that could end an address where it is shown, and no name or password before the host.
ADDRESS = re.compile(r"https://([A-Za-z0-9.-]+)(?::443)?(?:[/?#][A-Za-z0-9/?#%&=+~_.,:;@!$*()-]*)?")
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
INSIDE = frozenset({"local", "localhost", "internal", "intranet", "lan", "home", "corp"})
WRONG = (
    "Where it appeared: copy the whole address of the page from the browser. "
    "It begins with https:// and needs no password."
)


@dataclass(frozen=True)
class Link:
    """A page on which a use appeared."""

    id: str
    pull_id: str
    address: str


@dataclass(frozen=True)
class Rest:
    """A story that is to be left alone until a day, by somebody who says why."""

    story_id: str
    until: date
    reason: str
    rested_by: str
    rested_at: datetime

    def refusal(self, on: date) -> str | None:
        """Why it is not reached for on this day, or None."""
        if on >= self.until:
            return None
        return (
            f"It rests until {in_words(self.until)}. "
            "Its page says why; end the rest there if it must be used now."
        )


def checked_address(typed: str) -> str:
    """The address of a page on the open web; StoryError with what to do where it is not one."""
    found = ADDRESS.fullmatch(text := limited("Where it appeared", typed, ADDRESS_MOST))
    if found is None or not _is_open_host(found[1].lower()):
        raise StoryError(WRONG)
    return text


def _is_open_host(host: str) -> bool:
    """Whether the open web could know it: a name with an ending, no number, nothing inside."""
    labels = host.split(".")
    fits = all(LABEL.fullmatch(each) for each in labels)
    return len(labels) > 1 and fits and labels[-1] not in INSIDE and not labels[-1].isdigit()


def refuse_rest(until: date, today: date) -> None:
    """A rest ends on a day to come, within a year."""
    if not today < until <= today + LONGEST_REST:
        raise StoryError("Rest until: give a day to come, at most a year from now.")
