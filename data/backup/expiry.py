"""Backups whose days are over: what was erased since they were made still stands in them."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.backup import DATABASE, LEDGER, MANIFEST
from data.backup.trouble import Trouble
from data.store import Store
from stories.people import SERVICE

REMOVED = "old backups removed"
FEWEST_DAYS, MOST_DAYS = 1, 366  # that a backup may be kept
WRONG_DAYS = (
    f"BACKUP_DAYS: give {FEWEST_DAYS} to {MOST_DAYS} days, since a backup holds what was erased "
    "after it was made."
)
OURS = {MANIFEST, LEDGER, *DATABASE.values()}


@dataclass(frozen=True)
class Kept:
    """A backup that stands somewhere, also one that was not finished."""

    folder: Path
    made_at: datetime

    def is_over(self, days: int, at: datetime) -> bool:
        """Whether it was made more than so many days ago."""
        return at - self.made_at > timedelta(days=days)


def kept_in(place: Path) -> list[Kept]:
    """Every backup right under this folder, the oldest first; anything else is left alone."""
    folders = [each for each in _entries(place) if each.is_dir() and not each.is_symlink()]
    found = [Kept(each, made_at(each)) for each in folders if _is_ours(each)]
    return sorted(found, key=lambda each: each.made_at)


def made_at(folder: Path) -> datetime:
    """As its manifest says, or its files where there is none that can be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = datetime.fromisoformat(json.loads((folder / MANIFEST).read_text("utf-8"))["made_at"])
        return said if said.tzinfo else said.replace(tzinfo=UTC)
    newest = max((each.stat().st_mtime for each in _entries(folder)), default=0)
    return datetime.fromtimestamp(newest, UTC)


def over_in(place: Path, days: int, at: datetime) -> list[Kept]:
    """Those whose days are over."""
    return [each for each in kept_in(place) if each.is_over(days, at)]


def remove(store: Store, place: Path, days: int, at: datetime) -> int:
    """Remove those whose days are over, in one line of the record; how many went.

    The newest that is whole stays, however old: without it a lost disk would be the end. Trouble
    where one cannot be removed, which keeps none of the others.
    """
    if not are_days(days):
        raise Trouble(WRONG_DAYS)
    whole = [each for each in kept_in(place) if (each.folder / MANIFEST).is_file()]
    going = [each for each in over_in(place, days, at) if each not in whole[-1:]]
    stay = [each.folder for each in going if not _took_away(each.folder)]
    gone = len(going) - len(stay)
    if gone:
        with store.begin(SERVICE, at) as work:
            work.event(REMOVED, "database", "backup", count=gone, days=days)
    if stay:
        raise Trouble(
            f"{len(stay)} of the old backups could not be removed. Remove them by hand, or run "
            f"this as the account that made them. The first is {stay[0]}."
        )
    return gone


def are_days(days: int) -> bool:
    """Whether a backup may be kept for so many."""
    return FEWEST_DAYS <= days <= MOST_DAYS


def remove_and_tell(store: Store, place: Path, days: int, at: datetime) -> str:
    """The same, and a sentence on it."""
    return f"Backups older than {days} days that were removed: {remove(store, place, days, at)}."


def _took_away(folder: Path) -> bool:
    """Take a backup away; whether it is gone now, also where another process was quicker."""
    with suppress(OSError):
        for file in folder.iterdir():
            file.unlink(missing_ok=True)
        folder.rmdir()
    return not folder.exists()


def _is_ours(folder: Path) -> bool:
    """Whether nothing but files of a backup stand in it, one of a database among them."""
    every = _entries(folder)
    held = {each.name for each in every if each.is_file() and not each.is_symlink()}
    return len(held) == len(every) and held <= OURS and not held.isdisjoint(DATABASE.values())


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
