"""People and their roles, as they stand inside the transaction."""

from collections.abc import Collection

import sqlalchemy as sa

from data import tables
from stories.errors import NotAllowed
from stories.people import Person, Role


def person_where(connection: sa.Connection, person_id: str) -> Person | None:
    people, roles = tables.people, tables.person_roles
    row = connection.execute(sa.select(people).where(people.c.id == person_id)).mappings().first()
    if row is None:
        return None
    held = connection.scalars(sa.select(roles.c.role).where(roles.c.person_id == person_id))
    return Person(
        id=row["id"],
        name=row["name"],
        roles=frozenset(Role(role) for role in held),
        job=row["job"],
        service=row["service"],
        active=row["active"],
    )


class PeopleWork:
    _connection: sa.Connection
    person: Person

    def person_by_id(self, person_id: str) -> Person:
        person = person_where(self._connection, person_id)
        if person is None:
            raise NotAllowed("We do not know you any more. Sign in again.")
        return person

    def who_work_here(self, ids: Collection[str]) -> set[str]:
        """Those of these ids that belong to somebody whose account is open."""
        people = tables.people
        here = sa.select(people.c.id).where(people.c.id.in_(ids), people.c.active.is_(True))
        return set(self._connection.scalars(here))


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
