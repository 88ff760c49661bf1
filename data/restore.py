"""Putting a backup in the place of the database: python -m data.restore FOLDER, service stopped.

Everything that was erased since the backup was made is erased again before anybody can see it.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from alembic.script import ScriptDirectory

from data import audit, backup, migrate, sealed_words, tables
from data.backup import Manifest
from data.backup.expiry import Kept
from data.backup.trouble import Trouble
from data.config import Settings
from data.keys import Keys
from data.ledger import takings
from data.opening import open_store
from data.store import Store, search
from data.store.audit import events_in
from data.store.settings import put_settings, setting_in
from stories.audit import first_broken
from stories.days import LONDON
from stories.erasure import LINES, RESTORED, Line, gone_by
from stories.errors import StoryError
from stories.people import SERVICE

OVER = "--over-what-is-there"
OLD = "--though-its-days-are-over"
WITHOUT = "--without-their-keys"
USAGE = (
    "Say which: python -m data.restore FOLDER, with the service stopped. Where a database stands "
    f"already, add {OVER}: what came since the backup is lost."
)
TAKEN = (
    "There is a database where this would go. To put the backup in its place, and lose what came "
    f"since, add {OVER}."
)


@dataclass(frozen=True)
class Restored:
    """What came of it: how much was erased again, how much no key opened any more, and what a check
    of the record says.
    """

    manifest: Manifest
    again: int
    lost: int
    record: str


def restore(
    store: Store,
    folder: Path,
    at: datetime,
    *,
    over: bool = False,
    days: int | None = None,
    without: bool = False,
) -> Restored:
    """Put a backup in place of the database; `over` says that what stands there may go.

    `days` is how old it may be; None for any age. `without`: its own keys are lost for good, so
    what they locked goes.
    All or nothing: unless everything fits, what stood there stays. Nobody is signed in afterwards.
    """
    manifest = backup.read(folder, store.keys)
    _fits(store, manifest)
    if days is not None:
        _not_too_old(folder, manifest, days, at)
    engines = backup.ENGINES[manifest.database]
    lines = _ledger_lines(store, folder)
    if not (over or engines.is_empty(store.engine)):
        raise Trouble(TAKEN)
    with engines.putting(store.engine, folder / backup.DATABASE[manifest.database]) as engine:
        new = Store(engine, store.keys.forgiving(), store.ledger)
        with new.read() as connection:
            _is_what_was_kept(connection, manifest, lines)
            if not without:
                _has_its_keys(connection, store.keys, folder.parent / backup.KEYS)
        migrate.upgrade(new.engine)
        again = _erase_again(new, manifest, lines, at)
        with new.engine.begin() as connection:
            lost = sealed_words.let_lost_go(connection, store.keys)
            if without:
                put_settings(connection, {sealed_words.MARK: ""})
            sealed_words.settle(connection, store.keys)
            search.catch_up(connection)
            return Restored(manifest, again, lost, audit.check(connection).sentence)


def _fits(store: Store, manifest: Manifest) -> None:
    """Refuse a backup of the other kind of database, or of a later version of the service."""
    kind = store.engine.dialect.name
    if manifest.database != kind:
        raise Trouble(
            f"This backup is of {manifest.database}, and DATABASE_URL names {kind}. Name a "
            "database of the same kind."
        )
    known = {each.revision for each in ScriptDirectory(str(migrate.SCRIPTS)).walk_revisions()}
    if manifest.revision not in known:
        raise Trouble("A later version of this service made the backup. Install that version.")


def _not_too_old(folder: Path, manifest: Manifest, days: int, at: datetime) -> None:
    if Kept(folder, datetime.fromisoformat(manifest.made_at)).is_over(days, at):
        raise Trouble(
            f"This backup is more than {days} days old (BACKUP_DAYS), so it should be gone: it "
            "holds what was erased since, and what nobody keeps any more. Use a newer one. If "
            f"there is none, add {OLD}: what the erasure ledger knows of is erased again."
        )


def _ledger_lines(store: Store, folder: Path) -> list[Line]:
    """The ledger as it stands today, which knows more than the copy in the backup."""
    kept = folder / backup.LEDGER
    if not store.ledger.path.is_file() and kept.stat().st_size:
        raise Trouble(
            "The erasure ledger is not where ERASURE_LEDGER says, so what was erased since the "
            f"backup would come back. Put it there. If it is lost, copy {kept} there, and go by "
            "hand through what people asked to have erased since."
        )
    return store.ledger.lines()


def _is_what_was_kept(connection: sa.Connection, manifest: Manifest, lines: Sequence[Line]) -> None:
    """The chain holds and ends where the manifest says; the ledger knows what the chain knows."""
    table = tables.events
    if first_broken(events_in(connection)) is not None:
        raise Trouble("The record of actions in this backup was changed. Use another backup.")
    end = connection.scalar(sa.select(table.c.hash).order_by(table.c.seq.desc()).limit(1))
    if (end or "") != manifest.seal:
        raise Trouble("This backup does not end where its manifest says. Use another backup.")
    known = {line.event for line in lines}
    lacks = [each for each in takings(connection) if gone_by(each) and each.hash not in known]
    if lacks:
        raise Trouble(
            f"The erasure ledger lacks {len(lacks)} of the steps that the backup knows of: it was "
            "cut short, or is another service's. Put the right one where ERASURE_LEDGER says."
        )


def _has_its_keys(connection: sa.Connection, keys: Keys, copy: Path) -> None:
    """Refuse a backup whose own keys are not here, or do not unlock.

    A new machine takes them from their copy.
    """
    known = setting_in(connection, sealed_words.MARK)
    if sealed_words.are_strange(connection, keys) and not keys.own.take(copy, known):
        raise Trouble(
            "The keys of single stories and drafts are not where STORY_KEYS says, so names, notes "
            f"and drafts would not open. Put their newest copy at {copy}, and on a new machine "
            f"let STORY_KEYS name a new file. If they are lost, add {WITHOUT}: what they locked "
            "is removed."
        )
    if keys.own and not keys.unlocks_own():
        raise Trouble(
            "The keys of single stories and drafts were locked with another FIELD_KEY since this "
            "backup was made, so names, notes and drafts would not open. Give both, the newest "
            "first, parted by a comma."
        )


def _erase_again(store: Store, manifest: Manifest, lines: Sequence[Line], at: datetime) -> int:
    """End every session and do again what the restored record knows nothing of, in one step."""
    with store.begin(SERVICE, at) as work:
        pending = work.not_known_here(lines)
        work.end_every_session()
        facts = {"made": manifest.made_at, "line": manifest.line, "steps": len(pending)}
        facts[LINES] = len(lines)
        work.event(RESTORED, "database", "backup", **facts)
        return work.take_away_again(pending)


def main(argv: Sequence[str]) -> int:
    """Print what was done; 1 with a sentence if nothing was, 2 if no folder was named."""
    folders = [each for each in argv if each not in (OVER, OLD, WITHOUT)]
    if len(folders) != 1 or folders[0].startswith("-"):
        print(USAGE)
        return 2
    settings = Settings()
    asked = {"over": OVER in argv, "days": None if OLD in argv else settings.backup_days}
    asked["without"] = WITHOUT in argv
    store = open_store(settings)
    try:
        done = restore(store, Path(folders[0]), datetime.now(LONDON), **asked)
    except StoryError as trouble:
        print(trouble)
        return 1
    finally:
        store.close()
    print(f"The database is as it was at {done.manifest.made_at[:16].replace('T', ' ')} UTC.")
    print(f"Erased or closed again, because that was done since: {done.again}. {done.record}")
    gone = "Answers, names and notes taken out, since the key of each was destroyed or is lost"
    print(f"{gone}: {done.lost}.")
    print(
        "Everybody must sign in again. Uses of stories since then are not in the log: ask comms. "
        "Imports and returns undone since stand again: undo them. Stories edited or sent back "
        "since have the words of then, and drafts sent since are drafts again: tell their writers."
    )
    if done.manifest.database == "postgresql":
        print("Run python -m data.grants again for the account of the service.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
