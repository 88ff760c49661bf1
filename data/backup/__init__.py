"""A backup: a copy of the database as it stood at one moment, the ledger, and a signed manifest.

The field key is not in it: keep that somewhere else, or what is sealed can never be read again. Nor
are the own keys of single things, or what was erased could be opened in it for ever: one copy of
them stands beside all backups, and each backup puts a new one in its place.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

import sqlalchemy as sa
from alembic.migration import MigrationContext

from data import sealed_words, tables
from data.backup import postgresql, sqlite
from data.backup.trouble import Trouble
from data.keys import Keys
from data.store import Store
from stories.people import SERVICE

MADE = "backup made"
MANIFEST, LEDGER = "manifest.json", "erasures.log"
KEYS = "story-keys.db"  # beside the folders of the backups, never in one
DATABASE = {"sqlite": "database.db", "postgresql": "database.dump"}
ENGINES = {"sqlite": sqlite, "postgresql": postgresql}
COUNTED = (tables.stories, tables.consents, tables.outcomes, tables.thanks, tables.people)


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `line` and `seal` are the end of its record of actions."""

    made_at: str
    database: str  # the kind
    revision: str
    line: int
    seal: str
    counts: Mapping[str, int]
    files: Mapping[str, str]  # SHA-256 by name


def make(store: Store, folder: Path, at: datetime) -> Manifest:
    """Write a whole backup into an empty folder; it is one only once the manifest stands there."""
    _not_over_the_keys(store, folder.parent)
    _empty(folder)
    kind = store.engine.dialect.name
    name = DATABASE[kind]
    stood = ENGINES[kind].copy(store.engine, folder / name, _stands)
    if store.ledger:  # after the copy, so that it knows of every step that the copy knows of
        with store.read() as connection:
            store.ledger.catch_up(connection)
    ledger = store.ledger.path if store.ledger else Path()
    (folder / LEDGER).write_bytes(ledger.read_bytes() if ledger.is_file() else b"")
    files = {each: digest(folder / each) for each in (name, LEDGER)}
    made = Manifest(at.astimezone(UTC).isoformat(), kind, **stood, files=files)
    said = json.dumps({**asdict(made), "signature": store.keys.sign(_signed(made))}, indent=1)
    (folder / MANIFEST).write_text(said + "\n", "utf-8")
    copy_keys(store, folder.parent)
    with store.begin(SERVICE, at) as work:
        work.event(MADE, "database", "backup", line=made.line)
    return made


def copy_keys(store: Store, place: Path) -> None:
    """The own keys as they are now, beside the backups, in the place of the copy before."""
    with store.read() as connection:
        if sealed_words.are_strange(connection, store.keys):
            raise Trouble(f"The database was copied, and no keys. {sealed_words.STRANGE}")
    if store.keys.own is None:
        return
    _not_over_the_keys(store, place)
    try:
        store.keys.own.copy_to(place / KEYS)
    except (OSError, sa.exc.OperationalError):
        raise Trouble(
            "The database was copied, but without the keys of single stories and drafts: nothing "
            f"can be written at {place / KEYS}. Name a new folder in one that this account may "
            "write in."
        ) from None


def read(folder: Path, keys: Keys) -> Manifest:
    """The manifest of a backup that is whole and unchanged; Trouble if it is not."""
    try:
        said = json.loads((folder / MANIFEST).read_text("utf-8"))
        signature = said.pop("signature")
        made = Manifest(**said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Trouble(
            f"There is no whole backup in {folder}: its {MANIFEST} is missing or cannot be read."
        ) from None
    if not keys.has_signed(_signed(made), signature):
        raise Trouble(
            "This backup was not made with the key that FIELD_KEY or FIELD_KEY_FILE names, or its "
            "manifest was changed. Where the key was changed since, put the one of then after "
            "that of today, parted by a comma."
        )
    for name, wanted in made.files.items():
        path = folder / name
        if not path.is_file() or digest(path) != wanted:
            raise Trouble(f"{name} is not as it was when the backup was made. Use another backup.")
    return made


def digest(path: Path) -> str:
    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _stands(connection: sa.Connection) -> dict:
    """What the manifest says of a database, read from the moment that is copied."""
    events = tables.events
    newest = sa.select(events.c.seq, events.c.hash).order_by(events.c.seq.desc()).limit(1)
    row = connection.execute(newest).first()
    return {
        "revision": MigrationContext.configure(connection).get_current_revision() or "",
        "line": row.seq if row else 0,
        "seal": row.hash if row else "",
        "counts": {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table))
            for table in COUNTED
        },
    }


def _not_over_the_keys(store: Store, place: Path) -> None:
    """A copy in the place of the keys themselves would take what is sealed meanwhile with it."""
    if store.keys.own and store.keys.own.stands_at(place / KEYS):
        raise Trouble(
            f"The keys of single stories and drafts are in {place}, where their copy would be put. "
            "Name a folder somewhere else, on another disk."
        )


def _empty(folder: Path) -> None:
    """Make the folder, for its owner alone; never write among what is there already."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Trouble(f"{folder} is not empty. Name a new folder for each backup.")
    except OSError as error:
        raise Trouble(f"{folder} cannot be used: {error.strerror}. Name another one.") from None


def _signed(made: Manifest) -> str:
    return json.dumps(asdict(made), sort_keys=True, separators=(",", ":"))
