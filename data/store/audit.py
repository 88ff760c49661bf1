"""The chained record of actions, and receipts that make a repeated click harmless."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.store.once import insert_once
from stories.audit import FIRST, Event, seal
from stories.people import Person

CHAIN_LOCK = 4_201_101  # any number, the same on every replica


class AuditWork:
    _connection: sa.Connection
    _at: datetime
    person: Person
    events: list[Event]  # what this transaction has added to the chain

    def event(self, action: str, subject_kind: str, subject_id: str, **facts: object) -> Event:
        """Add one event to the end of the chain. Facts are kinds and numbers, never words."""
        hold_chain(self._connection)
        table = tables.events
        last = self._connection.execute(
            sa.select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)
        ).first()
        seq, previous = (last.seq + 1, last.hash) if last else (1, FIRST)
        facts = json.loads(json.dumps(facts))
        event = Event(
            seq, self._at, self.person.id, action, subject_kind, subject_id, facts, previous
        )
        event = replace(event, hash=seal(event))
        row = {name: getattr(event, name) for name in table.c.keys()}  # noqa: SIM118
        self._connection.execute(table.insert().values(**{**row, "facts": json.dumps(facts)}))
        self.events.append(event)
        return event

    def first_time(self, action: str, key: str, subject_id: str) -> bool:
        """Whether this person's action has a new key; if so, remember what it stands for."""
        return insert_once(
            self._connection,
            tables.receipts,
            person_id=self.person.id,
            action=action,
            key=key,
            subject_id=subject_id,
            at=self._at,
        )

    def receipt(self, action: str, key: str) -> str | None:
        """What this person's key stood for, if they used it."""
        return receipt_in(self._connection, self.person, action, key)


def hold_chain(connection: sa.Connection) -> None:
    """Nobody else adds to the chain until this transaction ends; on SQLite it writes alone."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(CHAIN_LOCK)))


RECEIPT = sa.select(tables.receipts.c.subject_id).where(  # asked on every run of a form
    *(tables.receipts.c[name] == sa.bindparam(name) for name in ("person_id", "action", "key"))
)


def receipt_in(connection: sa.Connection, person: Person, action: str, key: str) -> str | None:
    return connection.scalar(RECEIPT, {"person_id": person.id, "action": action, "key": key})


def events_in(connection: sa.Connection) -> Iterator[Event]:
    """Every event in order, as they stand in the database."""
    for row in connection.execute(sa.select(tables.events).order_by(tables.events.c.seq)):
        yield event_from(row)


def event_from(row: sa.Row) -> Event:
    return Event(
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        action=row.action,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        facts=json.loads(row.facts),
        previous=row.previous,
        hash=row.hash,
    )
