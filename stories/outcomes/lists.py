"""Services and teams over time: renamed, merged, closed, and never forgotten."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from stories.errors import StoryError
from stories.text import limited

NAME_MOST = 60


class ListKind(StrEnum):
    SERVICE = "service"
    TEAM = "team"


class Change(StrEnum):
    ADDED = "added"
    RENAMED = "renamed"
    MERGED = "merged"
    CLOSED = "closed"
    LEAD = "lead"


@dataclass(frozen=True)
class Team:
    """A team of a service. A merged or closed team keeps its records and takes no new ones."""

    code: str
    name: str
    service: str
    lead_id: str | None = None
    merged_into: str | None = None
    closed_from: date | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_from is None


@dataclass(frozen=True)
class ListChange:
    """One line of a list's history. `from_month` is the first month in which it held."""

    kind: ListKind
    code: str
    change: Change
    was: str
    became: str
    from_month: date
    changed_by: str
    changed_at: datetime
    agreed_by: str | None = None  # the second administrator, where records named it already

    def sentence(self, names: dict[str, str]) -> str:
        """What happened, in words; `names` gives the names of people by id."""
        when = f"{self.from_month:%B %Y}"
        match self.change:
            case Change.ADDED:
                return f"{self.became} was added in {when}."
            case Change.RENAMED:
                return f"{self.was} has been called {self.became} since {when}."
            case Change.MERGED:
                return f"{self.was} became part of {self.became} in {when}."
            case Change.CLOSED:
                return f"{self.was} closed in {when}. Its records stay."
            case Change.LEAD:
                return f"{names.get(self.became, 'Nobody')} has led {self.was} since {when}."
        raise ValueError(self.change)


def list_name(kind: ListKind, typed: str, taken: dict[str, str]) -> str:
    """The name, or the sentence that says why it cannot be one."""
    label = f"Name of the {kind}"
    name = limited(label, typed, NAME_MOST)
    if not name:
        raise StoryError(f"{label}: write what people call it.")
    if name.casefold() in {each.casefold() for each in taken.values()}:
        raise StoryError(f"{label}: there is one of this name already. Choose another name.")
    return name


def list_code(name: str, taken: set[str]) -> str:
    """A code made of the name, such as family-help-north, that nothing else has."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:50] or "list"
    code, number = plain, 2
    while code in taken:
        code, number = f"{plain}-{number}", number + 1
    return code


def first_month(month: date, today: date) -> date:
    """The month a change begins, if it is the first of a month no later than this one."""
    if month.day != 1 or month > today:
        raise StoryError("From which month: give a month that has begun.")
    return month
