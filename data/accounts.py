"""Reading accounts for administrators: who is here, what waits, which sessions stand."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from data import sessions, tables
from data.store.people import person_where
from stories.errors import NotFound
from stories.people import Person, Role


@dataclass(frozen=True)
class Account:
    """A person with what their organisation says of them; empty in a demonstration."""

    person: Person
    email: str = ""
    suggested: frozenset[Role] = frozenset()
    first_seen_at: datetime | None = None
    seen_at: datetime | None = None


@dataclass(frozen=True)
class Proposal:
    """An administrator who waits for a second administrator's word."""

    id: str
    person_id: str
    name: str
    proposed_by: str
    proposer: str
    at: datetime


@dataclass(frozen=True)
class Standing:
    """A session that has not ended."""

    began_at: datetime
    seen_at: datetime
    known_as: str


def accounts(connection: sa.Connection, words: str = "", most: int = 200) -> list[Account]:
    """Accounts in order of name; those whose name or address holds the words, if any are given."""
    people, told = tables.people, tables.identities
    query = _accounts().order_by(sa.func.lower(people.c.name), people.c.id).limit(most)
    if words := words.strip():
        holds = [
            column.icontains(words, autoescape=True)
            for column in (people.c.name, people.c.job, told.c.email)
        ]
        query = query.where(sa.or_(*holds))
    rows = connection.execute(query).all()
    held = _roles(connection, [row.id for row in rows])
    return [_account(row, held.get(row.id, frozenset())) for row in rows]


def account(connection: sa.Connection, person_id: str) -> Account:
    """One account; NotFound if there is none with this id."""
    person = person_where(connection, person_id)
    if person is None:
        raise NotFound("person")
    row = connection.execute(_accounts().where(tables.people.c.id == person_id)).one()
    return _account(row, person.roles)


def waiting(connection: sa.Connection) -> list[Account]:
    """Open accounts without a role, those who came first at the top."""
    people, roles, told = tables.people, tables.person_roles, tables.identities
    held = sa.exists().where(roles.c.person_id == people.c.id)
    query = _accounts().where(people.c.active.is_(True), ~held).order_by(told.c.first_seen_at)
    return [_account(row, frozenset()) for row in connection.execute(query)]


def proposals(connection: sa.Connection) -> list[Proposal]:
    """Proposed administrators whom nobody has answered, oldest first."""
    table = tables.admin_proposals
    whom, who = tables.people.alias("whom"), tables.people.alias("who")
    rows = connection.execute(
        sa.select(table, whom.c.name.label("whom"), who.c.name.label("who"))
        .join(whom, whom.c.id == table.c.person_id)
        .join(who, who.c.id == table.c.proposed_by)
        .where(table.c.decided_at.is_(None))
        .order_by(table.c.proposed_at)
    )
    return [
        Proposal(row.id, row.person_id, row.whom, row.proposed_by, row.who, row.proposed_at)
        for row in rows
    ]


def standing(connection: sa.Connection, person_id: str, at: datetime) -> list[Standing]:
    """The sessions of a person that stand at this moment, newest first."""
    table = tables.sessions
    query = (
        sa.select(table.c.created_at, table.c.seen_at, table.c.hash)
        .where(
            table.c.person_id == person_id,
            table.c.ended_at.is_(None),
            table.c.seen_at > at - sessions.IDLE,
            table.c.created_at > at - sessions.LIFETIME,
        )
        .order_by(table.c.created_at.desc())
    )
    return [Standing(row.created_at, row.seen_at, row.hash) for row in connection.execute(query)]


def _accounts() -> sa.Select:
    people, told = tables.people, tables.identities
    return sa.select(
        people, told.c.email, told.c.suggested, told.c.first_seen_at, told.c.seen_at
    ).outerjoin(told, told.c.person_id == people.c.id)


def _roles(connection: sa.Connection, ids: list[str]) -> dict[str, frozenset[Role]]:
    table, held = tables.person_roles, {}
    for row in connection.execute(sa.select(table).where(table.c.person_id.in_(ids))):
        held.setdefault(row.person_id, set()).add(Role(row.role))
    return {person_id: frozenset(roles) for person_id, roles in held.items()}


def _account(row: sa.Row, roles: frozenset[Role]) -> Account:
    return Account(
        person=Person(row.id, row.name, roles, row.job, row.service, row.active),
        email=row.email or "",
        suggested=frozenset(Role(each) for each in (row.suggested or "").split()),
        first_seen_at=row.first_seen_at,
        seen_at=row.seen_at,
    )
