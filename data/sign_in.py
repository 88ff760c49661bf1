"""Signing in with the organisation's account: it says who somebody is, our tables what they may."""

from datetime import datetime

import sqlalchemy as sa

from data import sessions, tables
from data.store import Store, Work
from data.store.once import insert_once
from data.store.people import person_where
from data.store.trouble import said_as
from stories.errors import NotReached
from stories.identity import Access, Identity
from stories.people import Person, Role

CLOSED = "Your account here is closed. An administrator can open it again."
ELSEWHERE = "Your organisation does not use this service. Sign in with another account."
ENDED = (
    "Your session has ended: that happens when you sign out, after 30 minutes without a step, "
    "and after 10 hours. Sign in again. Your drafts are kept."
)
TOO_OLD = (
    "This sign-in is too old to begin with. Sign in again. If that does not help, tell an "
    "administrator: the clock of this service and that of your organisation's sign-in may differ."
)


def arrive(store: Store, identity: Identity, access: Access, at: datetime) -> Person | None:
    """The person whose sign-in this is, if its session stands.

    A session begins once, within minutes of the sign-in; an ended or copied one opens nothing.
    """
    here = sessions.person_of(store, identity.token, at)
    if here:
        return here
    if _may_begin(store, identity, access, at):
        with said_as(NotReached), store.engine.begin() as connection:
            person = _known(connection, identity, access, at)
            if person.active and sessions.begin_in(connection, identity.token, person.id, at):
                Work(connection, store.keys, person, at).event("signed in", "person", person.id)
    return sessions.person_of(store, identity.token, at)  # another tab may have begun it meanwhile


def leave(store: Store, identity: Identity, at: datetime) -> None:
    """Sign out; whoever kept a copy of the cookie has nothing."""
    with store.engine.begin() as connection:
        person = person_where(connection, identity.person_id)
        if person and sessions.end_in(connection, identity.token, at):
            Work(connection, store.keys, person, at).event("signed out", "person", person.id)


def why_not(store: Store, identity: Identity, access: Access, at: datetime) -> str:
    """Why this sign-in opens nothing, as a sentence that says what to do."""
    with store.read() as connection:
        person = person_where(connection, identity.person_id)
    if not access.lets_in(identity):
        return ELSEWHERE
    if person and not person.active:
        return CLOSED
    began = identity.is_fresh(at) or sessions.is_known(store, identity.token)
    return ENDED if began else TOO_OLD


def _may_begin(store: Store, identity: Identity, access: Access, at: datetime) -> bool:
    return (
        access.lets_in(identity)
        and identity.is_fresh(at)
        and not sessions.is_known(store, identity.token)
    )


def _known(connection: sa.Connection, identity: Identity, access: Access, at: datetime) -> Person:
    """The person as this sign-in tells of them; a newcomer is written down first."""
    row = {
        "id": identity.person_id,
        "name": identity.name,
        "job": "",
        "service": "",
        "active": True,
    }
    new = insert_once(connection, tables.people, **row)
    told = {
        "email": identity.email,
        "suggested": " ".join(sorted(identity.roles)),
        "seen_at": at,
    }
    people = tables.people
    # A closed account may have been erased: signing in must not write its name down again.
    mine = (people.c.id == identity.person_id, people.c.active.is_(True))
    if connection.execute(people.update().where(*mine).values(name=identity.name)).rowcount:
        place = {"tenant": identity.tenant, "subject": identity.subject}
        made = {"person_id": identity.person_id, "first_seen_at": at}
        if not insert_once(connection, tables.identities, **place, **made, **told):
            same = tables.identities.c.person_id == identity.person_id
            connection.execute(tables.identities.update().where(same).values(**told))
    for role in _first_roles(connection, identity, access, new):
        insert_once(connection, tables.person_roles, person_id=identity.person_id, role=role)
    return person_where(connection, identity.person_id)


def _first_roles(
    connection: sa.Connection, identity: Identity, access: Access, new: bool
) -> set[Role]:
    """What a newcomer gets. Who begins is named in the settings, until two administrators are."""
    given = set(access.first_roles - {Role.ADMIN}) if new else set()
    if identity.subject in access.first_admins:
        admins = count_admins(connection)
        if admins == 0 or (new and admins == 1):
            given.add(Role.ADMIN)
    return given


def count_admins(connection: sa.Connection) -> int:
    """How many open accounts hold the admin role."""
    people, roles = tables.people, tables.person_roles
    held = sa.and_(people.c.id == roles.c.person_id, roles.c.role == Role.ADMIN)
    open_accounts = sa.select(sa.func.count()).select_from(people.join(roles, held))
    return connection.scalar(open_accounts.where(people.c.active.is_(True)))
