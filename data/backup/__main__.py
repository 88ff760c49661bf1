"""python -m data.backup FOLDER: copy the database, while the service runs, into a new folder."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from data import backup
from data.opening import open_store
from stories.errors import StoryError

USAGE = "Say where to: python -m data.backup FOLDER, a new folder on another disk."


def main(argv: Sequence[str]) -> int:
    """Print what was copied; 1 with a sentence if nothing was, 2 if no folder was named."""
    if len(argv) != 1 or argv[0].startswith("-"):
        print(USAGE)
        return 2
    store = open_store()
    try:
        made = backup.make(store, Path(argv[0]), datetime.now(UTC))
    except StoryError as trouble:
        print(trouble)
        return 1
    finally:
        store.engine.dispose()
    held = ", ".join(f"{count:,} {name}" for name, count in made.counts.items())
    print(f"Copied: {held}, and {made.line:,} lines of the record of actions.")
    print("The key is not in this folder. Keep a copy of it somewhere else.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
