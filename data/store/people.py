"""People and their roles, as they stand inside the transaction."""

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa

from data import tables
from stories.errors import NotAllowed, NotFound
from stories.people import Person, Role

PERSON = (  # asked on every run of every page, so made once
    sa.select(tables.people, tables.person_roles.c.role)
    .outerjoin(tables.person_roles, tables.person_roles.c.person_id == tables.people.c.id)
    .where(tables.people.c.id == sa.bindparam("person"))
)


def person_where(connection: sa.Connection, person_id: str) -> Person | None:
    return person_in(connection.execute(PERSON, {"person": person_id}).all())


def person_in(rows: Sequence[sa.Row]) -> Person | None:
    """The person these rows are about, one for each role; None where there is no row."""
    if not rows:
        return None
    person = rows[0]
    return Person(
        id=person.id,
        name=person.name,
        roles=frozenset(Role(row.role) for row in rows if row.role is not None),
        job=person.job,
        service=person.service,
        active=person.active,
    )


class PeopleWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def person_by_id(self, person_id: str) -> Person:
        """The person as they are now; NotAllowed where nobody has this id any more."""
        person = person_where(self._connection, person_id)
        if person is None:
            raise NotAllowed("We do not know you any more. Sign in again.")
        return person

    def who_work_here(self, ids: Collection[str]) -> set[str]:
        """Those of these ids that belong to somebody whose account is open."""
        people = tables.people
        here = sa.select(people.c.id).where(people.c.id.in_(ids), people.c.active.is_(True))
        return set(self._connection.scalars(here))

    def is_known(self, person_id: str) -> bool:
        return person_where(self._connection, person_id) is not None

    def admins(self) -> set[str]:
        """Whoever holds the admin role in an open account; held still until this work ends."""
        people, roles = tables.people, tables.person_roles
        held = (
            sa.select(people.c.id)
            .join(roles, roles.c.person_id == people.c.id)
            .where(roles.c.role == Role.ADMIN, people.c.active.is_(True))
            .with_for_update()
        )
        return set(self._connection.scalars(held))

    def set_roles(self, person_id: str, roles: Collection[Role]) -> None:
        """Exactly these roles: what is missing is added, what is over is taken."""
        table = tables.person_roles
        held = person_where(self._connection, person_id).roles
        mine = table.c.person_id == person_id
        over = table.delete().where(mine, table.c.role.in_(held - set(roles)))
        self._connection.execute(over)
        for role in sorted(set(roles) - held):
            self._connection.execute(table.insert().values(person_id=person_id, role=role))

    def set_active(self, person_id: str, active: bool) -> None:
        people = tables.people
        self._connection.execute(
            people.update().where(people.c.id == person_id).values(active=active)
        )

    def end_sessions(self, person_id: str) -> int:
        """End every session of the person that has not ended; returns how many."""
        table = tables.sessions
        mine = (table.c.person_id == person_id, table.c.ended_at.is_(None))
        ended = self._connection.execute(table.update().where(*mine).values(ended_at=self._at))
        return ended.rowcount

    def end_session(self, known_as: str) -> bool:
        """End one session; False if it had ended."""
        table = tables.sessions
        one = (table.c.hash == known_as, table.c.ended_at.is_(None))
        ended = self._connection.execute(table.update().where(*one).values(ended_at=self._at))
        return ended.rowcount == 1

    def end_other_sessions(self, person_id: str, keep: str) -> int:
        """End every session of the person but one; returns how many."""
        table = tables.sessions
        others = (table.c.person_id == person_id, table.c.hash != keep, table.c.ended_at.is_(None))
        ended = self._connection.execute(table.update().where(*others).values(ended_at=self._at))
        return ended.rowcount

    def whose_session(self, known_as: str) -> str:
        """The id of the person whose session it is; NotFound where it is nobody's."""
        table = tables.sessions
        query = sa.select(table.c.person_id).where(table.c.hash == known_as)
        found = self._connection.scalar(query)
        if found is None:
            raise NotFound("session")
        return found

    def add_admin_proposal(self, proposal_id: str, person_id: str) -> None:
        self._connection.execute(
            tables.admin_proposals.insert().values(
                id=proposal_id,
                person_id=person_id,
                proposed_by=self.person.id,
                proposed_at=self._at,
            )
        )

    def open_proposal(self, proposal_id: str) -> sa.Row:
        """A proposal that nobody has answered."""
        table = tables.admin_proposals
        waiting = (table.c.id == proposal_id, table.c.decided_at.is_(None))
        found = self._connection.execute(sa.select(table).where(*waiting).with_for_update()).first()
        if found is None:
            raise NotFound("proposal")
        return found

    def open_proposal_for(self, person_id: str) -> bool:
        """Whether a proposal that nobody has answered names this person."""
        table = tables.admin_proposals
        waiting = (table.c.person_id == person_id, table.c.decided_at.is_(None))
        return self._connection.scalar(sa.select(sa.exists().where(*waiting)))

    def decide_admin_proposal(self, proposal_id: str, agreed: bool) -> None:
        table = tables.admin_proposals
        signed = {"decided_by": self.person.id, "decided_at": self._at, "agreed": agreed}
        self._connection.execute(table.update().where(table.c.id == proposal_id).values(**signed))


def add_person(connection: sa.Connection, person: Person) -> None:
    connection.execute(
        tables.people.insert().values(
            id=person.id,
            name=person.name,
            job=person.job,
            service=person.service,
            active=person.active,
        )
    )
    if rows := [{"person_id": person.id, "role": role} for role in sorted(person.roles)]:
        connection.execute(tables.person_roles.insert(), rows)
