"""An import taken back: for how long, in which order, and what stays."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from stories.errors import StoryError

UNDO_DAYS = 30  # after that, people have worked with what it brought


@dataclass(frozen=True)
class Import:
    """One import. `first` is the number of a later one that holds some of the same rows."""

    number: int
    layout: str
    imported_at: datetime
    undone_at: datetime | None = None
    first: int | None = None


@dataclass(frozen=True)
class Undone:
    """What came of undoing: rows taken out, and rows that somebody has worked with since."""

    taken_out: int
    left: int


def may_undo_until(imported_at: datetime) -> datetime:
    """The last moment at which an import can be undone."""
    return imported_at + timedelta(days=UNDO_DAYS)


def check_undo(found: Import, at: datetime) -> None:
    """Refuse what was undone, is too long ago, or lies under another import."""
    if found.undone_at is not None:
        raise StoryError("This import was already undone.")
    if at > may_undo_until(found.imported_at):
        raise StoryError(
            f"An import can be undone for {UNDO_DAYS} days. This one is older, and what it brought "
            "has been published and worked with since."
        )
    if found.first is not None:
        raise StoryError(
            f"Import {found.first} came later and holds some of the same rows. Undo that one first."
        )
