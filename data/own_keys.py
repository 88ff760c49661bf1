"""The keys of single things: each draft, each person's names, the notes of each story have one.

They stand outside the database and outside its backups, and each is locked with the field key.
What is erased loses its key, so nobody opens it again, in no backup however old. A file beside the
erasure ledger, or a database of its own where replicas share no disk (`STORY_KEYS`). On PostgreSQL
a row that was deleted is overwritten when the server next needs its room, so prefer the file.
"""

import os
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, closing, suppress
from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa

MARK = "mark"  # the id of the row that says which collection of keys this is
LEFT_DAYS = 30  # that a backup is usually kept, and so the key of what is there no more
NEW = ".new"  # how a copy ends that is being made
LONGEST = 3600  # seconds that making it may take
MAKING = 4_201_105  # any number, the same on every replica

metadata = sa.MetaData()
KEYS = sa.Table(
    "own_keys",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("thing", sa.String(80), nullable=False, index=True),
    sa.Column("locked", sa.LargeBinary, nullable=False),
    sa.Column("goes_on", sa.Date),  # once it has a day, nothing more is sealed with it
)
_CURRENT = (
    sa.select(KEYS.c.locked)
    .where(KEYS.c.thing == sa.bindparam("thing"), KEYS.c.goes_on.is_(None))
    .order_by(KEYS.c.id)
    .limit(1)
)
_EVERY = sa.select(KEYS.c.locked).where(KEYS.c.thing == sa.bindparam("thing"))


class OwnKeys:
    """Locked keys by the thing that each is for; what they lock is never here."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self._is_made = False

    @property
    def mark(self) -> str:
        """Which collection this is: the database remembers it."""
        with self._reading() as connection:
            return connection.scalar(sa.select(KEYS.c.thing).where(KEYS.c.id == MARK))

    @property
    def mark_if_made(self) -> str | None:
        """The same, and None where there is none; nothing is made to find out."""
        with self.engine.connect().execution_options(writes=False) as connection:
            if not sa.inspect(connection).has_table(KEYS.name):
                return None
            return connection.scalar(sa.select(KEYS.c.thing).where(KEYS.c.id == MARK))

    def current(self, thing: str) -> bytes | None:
        """The key that the thing is sealed with now; None where there is none yet."""
        with self._reading() as connection:
            return connection.scalar(_CURRENT, {"thing": thing})

    def of(self, thing: str) -> list[bytes]:
        """Every key that may open something of it."""
        with self._reading() as connection:
            return list(connection.scalars(_EVERY, {"thing": thing}))

    def things(self) -> set[str]:
        """All that have a key."""
        with self._reading() as connection:
            return set(connection.scalars(sa.select(KEYS.c.thing).where(KEYS.c.id != MARK)))

    def at_hand(self) -> "OwnKeys":
        """All of them, read once: for many things in a row, while nobody else is served."""
        return _AtHand(self.engine)

    def every(self) -> list[sa.Row]:
        """Each key, locked, with the thing that it is for."""
        with self._reading() as connection:
            kept = sa.select(KEYS.c["thing", "locked"]).where(KEYS.c.id != MARK)
            return connection.execute(kept).all()

    def stands_at(self, path: Path) -> bool:
        """Whether this file is where these keys themselves are."""
        url = self.engine.url
        here = Path(url.database or "").resolve()
        return url.get_backend_name() == "sqlite" and here == path.resolve()

    def add(self, locked: Mapping[str, bytes]) -> None:
        """Keep new keys, by thing: they are on the disk before anything is sealed with them."""
        rows = [{"id": str(uuid.uuid4()), "thing": x, "locked": key} for x, key in locked.items()]
        if rows:
            with self._writing() as connection:
                connection.execute(KEYS.insert(), rows)

    def leave(self, things: Iterable[str], on: date) -> list[str]:
        """Seal nothing more with the keys of these; their ids, to be destroyed once that is kept.

        In two steps, so that a step that is undone has lost nothing.
        """
        these = KEYS.c.thing.in_(list(things))
        with self._writing() as connection:
            left = KEYS.update().where(these).values(goes_on=on).returning(KEYS.c.id)
            return list(connection.scalars(left))

    def destroy(self, ids: Iterable[str]) -> None:
        """For good: what they locked is not opened again by anybody."""
        with self._writing() as connection:
            connection.execute(KEYS.delete().where(KEYS.c.id.in_(list(ids))))
        self._leave_no_trace()

    def sweep(self, there: set[str], on: date, days: int = LEFT_DAYS) -> int:
        """Destroy the keys of what is in the database no more, so many days later; how many went.

        Only what nobody erased waits for it, as a draft that was sent: until then a backup that is
        put back still opens it.
        """
        with self._writing() as connection:
            rows = connection.execute(sa.select(KEYS.c["id", "thing", "goes_on"])).all()
            gone = [each for each in rows if each.thing not in there and each.id != MARK]
            fresh = [each.id for each in gone if each.goes_on is None]
            over = [each.id for each in gone if each.goes_on and each.goes_on <= on]
            # What was to go is here still, so that step was undone: it waits like the others.
            undone = [x.id for x in rows if x.thing in there and x.goes_on]
            later = KEYS.update().values(goes_on=on + timedelta(days=days))
            _each(connection, later, fresh + undone)
            _each(connection, KEYS.delete(), over)
        self._leave_no_trace()
        return len(over)

    def lock_anew(self, again: Callable[[bytes, str], bytes]) -> int:
        """Put each key as `again(locked, thing)` gives it, all or none; how many there are."""
        with self._writing() as connection:
            rows = connection.execute(sa.select(KEYS).where(KEYS.c.id != MARK)).all()
            new = [{"one": x.id, "to": again(x.locked, x.thing)} for x in rows]
            change = KEYS.update().where(KEYS.c.id == sa.bindparam("one"))
            if new:
                connection.execute(change.values(locked=sa.bindparam("to")), new)
        self._leave_no_trace()
        return len(new)

    def copy_to(self, path: Path) -> None:
        """A file of its own in the place of the one before: no older copy is to stay."""
        with self._reading() as connection:
            rows = [dict(each) for each in connection.execute(sa.select(KEYS)).mappings()]
        _remove_left(path)
        handle, beside = tempfile.mkstemp(NEW, path.name + ".", path.parent)  # its owner's alone
        os.close(handle)
        try:
            made = sa.create_engine(f"sqlite:///{beside}", hide_parameters=True)
            with made.begin() as connection:
                metadata.create_all(connection)
                connection.execute(KEYS.insert(), rows)
            made.dispose()
            os.replace(beside, path)
        finally:
            Path(beside).unlink(missing_ok=True)

    def take(self, path: Path, mark: str) -> bool:
        """Take in a copy of these keys where none are here yet; whether it is of that mark."""
        if not path.is_file():
            return False
        source = sa.create_engine(f"sqlite:///{path}", hide_parameters=True)
        try:
            with source.connect() as connection:
                rows = [dict(each) for each in connection.execute(sa.select(KEYS)).mappings()]
        except sa.exc.DatabaseError:
            return False
        finally:
            source.dispose()
        if self.things() or mark not in [x["thing"] for x in rows if x["id"] == MARK]:
            return False
        with self._writing() as connection:
            connection.execute(KEYS.delete())
            connection.execute(KEYS.insert(), rows)
        return True

    def _reading(self) -> sa.Connection:
        self._make()
        return self.engine.connect().execution_options(writes=False)

    def _writing(self) -> AbstractContextManager[sa.Connection]:
        self._make()
        return self.engine.begin()

    def _make(self) -> None:
        """The table, and a mark of its own, at the first use."""
        if self._is_made:
            return
        with self.engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MAKING})")
            metadata.create_all(connection)
            known = sa.select(KEYS.c.id).where(KEYS.c.id == MARK)
            if connection.scalar(known) is None:
                row = {"id": MARK, "thing": str(uuid.uuid4()), "locked": b""}
                connection.execute(KEYS.insert().values(**row))
        self._is_made = True

    def _leave_no_trace(self) -> None:
        """SQLite overwrites what it deletes, and keeps it in its log until that is emptied."""
        if self.engine.dialect.name == "sqlite":
            with closing(self.engine.raw_connection()) as raw:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove_left(path: Path) -> None:
    """Half a copy that a process left behind when it was killed holds keys too."""
    for left in path.parent.glob(f"{path.name}.*{NEW}*"):
        with suppress(FileNotFoundError):  # another process may have put it in its place
            if time.time() - left.stat().st_mtime > LONGEST:
                left.unlink()


def _each(connection: sa.Connection, what: sa.Update | sa.Delete, ids: list[str]) -> None:
    if ids:
        one = what.where(KEYS.c.id == sa.bindparam("one"))
        connection.execute(one, [{"one": each} for each in ids])


class _AtHand(OwnKeys):
    """As they stood when they were read, and what was added here."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine)
        with self._reading() as connection:
            rows = connection.execute(sa.select(KEYS).order_by(KEYS.c.id)).all()
        self._of: dict[str, list[bytes]] = {}
        self._current: dict[str, bytes] = {}
        for each in rows:
            self._of.setdefault(each.thing, []).append(each.locked)
            if each.goes_on is None:
                self._current.setdefault(each.thing, each.locked)

    def add(self, locked: Mapping[str, bytes]) -> None:
        super().add(locked)
        self._current |= locked
        for thing, key in locked.items():
            self._of.setdefault(thing, []).append(key)

    def current(self, thing: str) -> bytes | None:
        return self._current.get(thing)

    def of(self, thing: str) -> list[bytes]:
        return self._of.get(thing, [])
