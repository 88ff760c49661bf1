"""Putting a new key in the place of the old one: python -m data.rotate.

Stop the service first: one that runs would go on sealing with the old key. With FIELD_KEY_FILE the
command does all of it: a new key is written above the old, everything is sealed anew, the own key
of each draft, name and note is locked with the new one, then the old one goes; if it is stopped
half way, both keys stay and it can be run again. With FIELD_KEY, put the new key before the old
one, parted by a comma; run this; then do what it says. The key that hashes the identifiers of
returns stays as it was, so that a return is known when it comes again.
"""

import os
import sys
import tempfile
from pathlib import Path

from data import keys, sealed_words
from data.config import Settings
from data.opening import open_store
from data.store import Store

OLDER = "Keep the old key, away from the service, as long as a backup that was made with it."


def seal_anew(store: Store) -> int:
    """Open everything that is sealed and seal it again, all or nothing; how much that was.

    Then the own keys of single things are locked with the first key: each stays what it was, so
    that the backups that are kept can still be restored, with both keys named.
    """
    with store.engine.begin() as connection:
        sealed_words.settle(connection, store.keys)
        count = sealed_words.seal_anew(connection, store.keys)
    if store.keys.own:
        store.keys.lock_anew()
    return count


def rotate_file(path: Path) -> int:
    """A new key above the old ones, everything sealed anew, then the new one alone."""
    _write(path, [keys.new_text(), *path.read_text("utf-8").split()])
    store = open_store()
    count = seal_anew(store)
    store.close()
    newest = path.read_text("utf-8").split()[0]
    _write(path, [newest, keys.returns_text(store.keys)])
    return count


def _write(path: Path, lines: list[str]) -> None:
    """Put a whole file in place of the old one, readable by its owner alone."""
    handle, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        file.write("\n".join(lines))
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def main() -> int:
    """Print what was sealed anew; 2 where FIELD_KEY names no new key before the old one."""
    settings = Settings()
    if not settings.field_key.get_secret_value():
        count = rotate_file(settings.field_key_file)
        print(f"{count} sealed again with a new key. Start the service again. {OLDER}")
        return 0
    parts = settings.field_key.get_secret_value().replace(",", " ").split()
    if len([each for each in parts if not each.startswith(keys.RETURNS)]) < 2:
        print("Put a new key before the old one in FIELD_KEY, parted by a comma. Make one with:")
        print('python -c "from data import keys; print(keys.new_text())"')
        return 2
    store = open_store(settings)
    count = seal_anew(store)
    store.close()
    print(
        f"{count} sealed again with the first key. Take the old key out of FIELD_KEY now, and put"
    )
    print(f"this after the first, parted by a comma: {keys.returns_text(store.keys)}")
    print(OLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main())
