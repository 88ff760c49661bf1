"""Who is signed in: our own session rows, ended by sign-out, by idleness or by age."""

import hashlib
import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa

from data import tables
from data.store import Store
from data.store.once import insert_once
from data.store.people import person_in
from stories.people import Person

IDLE = timedelta(minutes=30)
LIFETIME = timedelta(hours=10)
SEEN_EVERY = timedelta(minutes=1)  # how often a busy session is written
SESSION = (  # asked on every run of every page, so made once and asked at once
    sa.select(
        tables.sessions.c["created_at", "seen_at", "ended_at"],
        tables.people.c["id", "name", "job", "service", "active"],
        tables.person_roles.c.role,
    )
    .join(tables.people, tables.people.c.id == tables.sessions.c.person_id)
    .outerjoin(tables.person_roles, tables.person_roles.c.person_id == tables.people.c.id)
    .where(tables.sessions.c.hash == sa.bindparam("hash"))
)


def begin(store: Store, person_id: str, at: datetime) -> str:
    """Start a session; the returned token is kept by the browser alone."""
    token = secrets.token_urlsafe(32)
    with store.engine.begin() as connection:
        begin_in(connection, token, person_id, at)
    return token


def begin_in(connection: sa.Connection, token: str, person_id: str, at: datetime) -> bool:
    """Start the session that this token opens; False if it was begun before."""
    return insert_once(
        connection,
        tables.sessions,
        hash=known_as(token),
        person_id=person_id,
        created_at=at,
        seen_at=at,
    )


def is_known(store: Store, token: str) -> bool:
    """Whether a session was ever begun with this token, also one that has ended."""
    table = tables.sessions
    with store.read() as connection:
        found = sa.select(table.c.hash).where(table.c.hash == known_as(token))
        return connection.scalar(found) is not None


def person_of(store: Store, token: str, at: datetime) -> Person | None:
    """Whose session this is, if it still stands."""
    table, known = tables.sessions, known_as(token)
    with store.read() as connection:
        rows = connection.execute(SESSION, {"hash": known}).all()
    person = person_in(rows) if rows and _stands(rows[0], at) else None
    if person is None or not person.active:
        return None
    if at - rows[0].seen_at >= SEEN_EVERY:
        store.note(table.update().where(table.c.hash == known).values(seen_at=at))
    return person


def end(store: Store, token: str, at: datetime) -> None:
    """Sign out: the token is worth nothing from now on."""
    with store.engine.begin() as connection:
        end_in(connection, token, at)


def end_in(connection: sa.Connection, token: str, at: datetime) -> bool:
    """End the session that this token opens; False if there was none to end."""
    table = tables.sessions
    mine = (table.c.hash == known_as(token), table.c.ended_at.is_(None))
    return connection.execute(table.update().where(*mine).values(ended_at=at)).rowcount == 1


def _stands(row, at: datetime) -> bool:
    """One that begins further ahead than any lasts was begun by a wrong clock, and opens nothing.

    Clocks that differ by less end none.
    """
    return row.ended_at is None and at - row.seen_at < IDLE and abs(at - row.created_at) < LIFETIME


def known_as(token: str) -> str:
    """What a session is called in the database, which opens nothing."""
    return hashlib.sha256(token.encode()).hexdigest()
