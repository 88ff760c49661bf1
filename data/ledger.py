"""The erasure ledger: what was taken away, in a file outside the database.

A restored backup knows nothing of what was erased after it was made; the ledger does. Each line
says what kind of thing it was, by a keyed hash, and when; never a word, never an id.
"""

import logging
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.audit import event_from
from stories.audit import Event
from stories.erasure import TAKES_AWAY, Gone, Line, gone_by

log = logging.getLogger(__name__)


class Ledger:
    """An append-only file, readable by its owner alone."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self.path = path
        self._keys = keys

    def known_as(self, kind: Gone, place: str) -> str:
        return self._keys.known_as(f"{kind}/{place}")

    def append(self, events: Iterable[Event]) -> int:
        """Write what these events took away; returns how many lines that made."""
        written = [
            f"{event.at.isoformat()} {kind} {self.known_as(kind, place)} {event.hash}\n"
            for event in events
            for kind, place in gone_by(event)
        ]
        if written:
            _append(self.path, "".join(written))
        return len(written)

    def note(self, events: Iterable[Event]) -> None:
        """The same after a step that is done: it stays done, and catch_up() writes it later."""
        try:
            self.append(events)
        except OSError as error:
            log.error("The erasure ledger could not be written: %s", error.strerror)

    def lines(self) -> list[Line]:
        """Every line, in order; none where there is no file yet."""
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return []
        return [_line(each) for each in text.splitlines() if each.strip()]

    def missing(self, connection: sa.Connection) -> list[Event]:
        """Events of the record that took something away and are not in the ledger."""
        known = {line.event for line in self.lines()}
        return [each for each in takings(connection) if each.hash not in known and gone_by(each)]

    def catch_up(self, connection: sa.Connection) -> int:
        """Write what is missing, as after a disk was full; returns how many lines that made."""
        return self.append(self.missing(connection))


def takings(connection: sa.Connection) -> list[Event]:
    """Events that may have taken something away, in order."""
    table = tables.events
    query = sa.select(table).where(table.c.action.in_(sorted(TAKES_AWAY))).order_by(table.c.seq)
    return [event_from(row) for row in connection.execute(query)]


def _line(text: str) -> Line:
    at, kind, known_as, event = text.split()
    return Line(datetime.fromisoformat(at), Gone(kind), known_as, event)


def _append(path: Path, text: str) -> None:
    """One write to the end of the file, on the disk before anybody goes on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, text.encode())
        os.fsync(handle)
    finally:
        os.close(handle)
