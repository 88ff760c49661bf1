"""python -m data.backup [FOLDER]: copy the database, while the service runs, into a new folder.

Without FOLDER it is one in BACKUPS, named by the moment, and those whose days are over are removed;
python -m data.backup --remove-old does that alone.
"""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from data import backup
from data.backup import expiry
from data.config import Settings
from data.keeping import last_run
from data.opening import open_store
from data.store import Store
from stories.errors import StoryError
from stories.keeping import ClockInDoubt, is_in_doubt

REMOVE = "--remove-old"
USAGE = (
    "Say where to: python -m data.backup FOLDER, a new folder on another disk. Or name in BACKUPS "
    f"the folder that holds them all; then python -m data.backup, or {REMOVE}, needs no other."
)


def main(argv: Sequence[str]) -> int:
    """Print what was copied or removed; 1 with a sentence if nothing was, 2 if nowhere is named."""
    settings, at = Settings(), datetime.now(UTC)
    match argv, settings.backups:
        case [], Path() as place:
            folder = place / f"{at:%Y-%m-%d-%H%M%S}"
        case [option], Path() as place if option == REMOVE:
            folder = None
        case [given], _ if not given.startswith("-"):
            folder, place = Path(given), None
        case _:
            print(USAGE)
            return 2
    store = open_store(settings)
    try:
        last = _last_run(store) if place else None
        if folder:
            _copy(store, folder, at)
        if is_in_doubt(last, at):
            raise ClockInDoubt(last, at)
        if place:
            print(expiry.remove_and_tell(store, place, settings.backup_days, at))
    except StoryError as trouble:
        print(trouble)
        return 1
    finally:
        store.close()
    return 0


def _last_run(store: Store) -> datetime | None:
    """The last day that is sure: the daily run's, and where there is none the last backup's.

    Asked before another is made: a clock that jumped ahead would vouch for itself.
    """
    with store.read() as connection:
        return last_run(connection) or last_run(connection, backup.MADE)


def _copy(store: Store, folder: Path, at: datetime) -> None:
    made = backup.make(store, folder, at)
    held = ", ".join(f"{count:,} {name}" for name, count in made.counts.items())
    print(f"Copied: {held}, and {made.line:,} lines of the record of actions.")
    print("The key is not in this folder. Keep a copy of it somewhere else.")
    print(f"The keys of single stories and drafts are beside it, in {backup.KEYS}. Keep the newest")
    print("copy of them alone: an older one opens what was erased meanwhile.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
