"""Services and teams, and how they changed."""

from datetime import date

import sqlalchemy as sa

from data import tables
from data.store.once import insert_once
from stories.ids import new_id
from stories.outcomes.lists import Change, ListChange, ListKind, Team

MOST_CHANGES = 100
_MERGES = tables.service_merges
MERGERS = sa.select(_MERGES.c["code", "into_code"]).where(
    _MERGES.c.code.in_(sa.bindparam("codes", expanding=True))
)


def services_in(connection: sa.Connection) -> dict[str, str]:
    """Services by code, in order of name; those that became part of another are left out."""
    table, merges = tables.services, tables.service_merges
    merged = sa.exists().where(merges.c.code == table.c.code)
    query = sa.select(table.c.code, table.c.name).where(~merged).order_by(table.c.name)
    return dict(connection.execute(query).all())


def every_service_in(connection: sa.Connection) -> dict[str, str]:
    """Every service there ever was by code, in order of name."""
    table = tables.services
    query = sa.select(table.c.code, table.c.name).order_by(table.c.name)
    return dict(connection.execute(query).all())


def teams_in(connection: sa.Connection) -> dict[str, Team]:
    """Every team there ever was by code, in order of name."""
    table = tables.teams
    rows = connection.execute(sa.select(table).order_by(table.c.name)).mappings()
    return {row["code"]: Team(**row) for row in rows}


def list_changes_in(connection: sa.Connection) -> list[ListChange]:
    """The newest changes first."""
    table = tables.list_changes
    order = (table.c.changed_at.desc(), table.c.id)
    return _changes(connection, sa.select(table).order_by(*order).limit(MOST_CHANGES))


def changes_of_service(connection: sa.Connection, code: str) -> list[ListChange]:
    """What happened to a service, and to those that became part of it, oldest first."""
    table, merges = tables.list_changes, tables.service_merges
    joined = sa.select(merges.c.code).where(merges.c.into_code == code)
    query = sa.select(table).where(
        table.c.kind == ListKind.SERVICE, sa.or_(table.c.code == code, table.c.code.in_(joined))
    )
    return _changes(connection, query.order_by(table.c.from_month, table.c.changed_at))


def _changes(connection: sa.Connection, query: sa.Select) -> list[ListChange]:
    columns = [each for each in tables.list_changes.c if each.name != "id"]
    rows = connection.execute(query.with_only_columns(*columns)).mappings()
    return [
        ListChange(**{**row, "kind": ListKind(row["kind"]), "change": Change(row["change"])})
        for row in rows
    ]


def current_service(service: sa.ColumnElement) -> sa.ColumnElement:
    """For a query: the service that a code belongs to today, after every merger."""
    merges = tables.service_merges
    into = sa.select(merges.c.into_code).where(merges.c.code == service).scalar_subquery()
    return sa.func.coalesce(into, service)


def are_one(connection: sa.Connection, one: str, other: str) -> bool:
    """Whether two codes are the same service today, after every merger."""
    if one == other:
        return True
    into = dict(connection.execute(MERGERS, {"codes": [one, other]}).all())
    return into.get(one, one) == into.get(other, other)


class ListWork:
    _connection: sa.Connection

    def every_service(self) -> dict[str, str]:
        return every_service_in(self._connection)

    def add_service(self, code: str, name: str) -> None:
        self._connection.execute(tables.services.insert().values(code=code, name=name))

    def rename_service(self, code: str, name: str) -> None:
        table = tables.services
        self._connection.execute(table.update().where(table.c.code == code).values(name=name))

    def merge_service(self, code: str, into: str, month: date) -> None:
        """Whatever became part of this one before becomes part of the other one with it."""
        table, teams = tables.service_merges, tables.teams
        earlier = table.c.into_code == code
        self._connection.execute(table.update().where(earlier).values(into_code=into))
        insert_once(self._connection, table, code=code, into_code=into, from_month=month)
        self._connection.execute(teams.update().where(teams.c.service == code).values(service=into))

    def add_team(self, team: Team) -> None:
        row = {name: getattr(team, name) for name in tables.teams.c.keys()}  # noqa: SIM118
        self._connection.execute(tables.teams.insert().values(**row))

    def change_team(self, code: str, **values: object) -> None:
        table = tables.teams
        self._connection.execute(table.update().where(table.c.code == code).values(**values))

    def add_list_change(self, change: ListChange) -> None:
        row = {name: getattr(change, name) for name in tables.list_changes.c.keys()[1:]}
        self._connection.execute(tables.list_changes.insert().values(**row, id=new_id()))
