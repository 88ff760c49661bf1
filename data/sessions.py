"""Who is signed in: our own session rows, ended by sign-out, by idleness or by age."""

import hashlib
import secrets
from datetime import datetime, timedelta

from data import tables
from data.store import Store
from data.store.people import person_where
from stories.people import Person

IDLE = timedelta(minutes=30)
LIFETIME = timedelta(hours=10)
SEEN_EVERY = timedelta(minutes=1)  # how often a busy session is written


def begin(store: Store, person_id: str, at: datetime) -> str:
    """Start a session; the returned token is kept by the browser alone."""
    token = secrets.token_urlsafe(32)
    with store.engine.begin() as connection:
        connection.execute(
            tables.sessions.insert().values(
                hash=_hash(token), person_id=person_id, created_at=at, seen_at=at
            )
        )
    return token


def person_of(store: Store, token: str, at: datetime) -> Person | None:
    """Whose session this is, if it still stands."""
    table = tables.sessions
    mine = table.c.hash == _hash(token)
    with store.read() as connection:
        row = connection.execute(table.select().where(mine)).first()
        person = person_where(connection, row.person_id) if row and _stands(row, at) else None
    if person is None or not person.active:
        return None
    if at - row.seen_at >= SEEN_EVERY:
        with store.engine.begin() as connection:
            connection.execute(table.update().where(mine).values(seen_at=at))
    return person


def end(store: Store, token: str, at: datetime) -> None:
    """Sign out: the token is worth nothing from now on."""
    table = tables.sessions
    with store.engine.begin() as connection:
        connection.execute(
            table.update()
            .where(table.c.hash == _hash(token), table.c.ended_at.is_(None))
            .values(ended_at=at)
        )


def _stands(row, at: datetime) -> bool:
    return row.ended_at is None and at - row.seen_at < IDLE and at - row.created_at < LIFETIME


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
