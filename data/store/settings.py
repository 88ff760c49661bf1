"""Settings that an organisation makes its own, one line each."""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

import sqlalchemy as sa

from data import tables
from stories.consent import Channel
from stories.organisation import Basis, Lawful, Organisation, Schedule, Special, Step

LOCAL_ROUTE = "local route"
NATION = "nation"
NAME, CONTACT = "organisation", "organisation contact"
CHANNELS = "channels"
LAWFUL = "lawful basis"
SETTLED = "settled: "
Kind = TypeVar("Kind", bound=StrEnum)


def setting_in(connection: sa.Connection, name: str) -> str:
    """What it is set to; empty where nobody has set it."""
    table = tables.settings
    return connection.scalar(sa.select(table.c.value).where(table.c.name == name)) or ""


def settings_in(connection: sa.Connection, prefix: str, kinds: Iterable[Kind]) -> dict[Kind, str]:
    """What each kind is set to, its name after a prefix; kinds that nobody set are left out."""
    table = tables.settings
    names = {prefix + kind: kind for kind in kinds}
    rows = connection.execute(sa.select(table).where(table.c.name.in_(sorted(names))))
    return {names[row.name]: row.value for row in rows}


def organisation_in(connection: sa.Connection) -> Organisation:
    """What the organisation has settled so far."""
    said = dict(connection.execute(sa.select(tables.settings)).all())
    services, teams = (
        connection.scalar(sa.select(sa.func.count()).select_from(table))
        for table in (tables.services, tables.teams)
    )
    return Organisation(
        name=said.get(NAME, ""),
        contact=said.get(CONTACT, ""),
        nation_chosen=NATION in said,
        services=services,
        teams=teams,
        channels=_channels(said.get(CHANNELS)),
        lawful=_lawful(said.get(LAWFUL)),
        has_route=LOCAL_ROUTE in said,
        settled=frozenset(step for step in Step if SETTLED + step in said),
    )


def channels_in(connection: sa.Connection) -> frozenset[Channel]:
    """Where stories may go here: everywhere until somebody chose."""
    return Organisation(channels=_channels(setting_in(connection, CHANNELS))).used


class SettingWork:
    _connection: sa.Connection

    def local_route(self) -> str:
        return setting_in(self._connection, LOCAL_ROUTE)

    def put_local_route(self, words: str) -> None:
        self._put({LOCAL_ROUTE: words})

    def organisation(self) -> Organisation:
        return organisation_in(self._connection)

    def channels_used(self) -> frozenset[Channel]:
        return channels_in(self._connection)

    def open_channels(self) -> dict[Channel, int]:
        """How many stories are open for each outside channel now."""
        table = tables.story_channels
        query = sa.select(table.c.channel, sa.func.count()).group_by(table.c.channel)
        return {Channel(name): count for name, count in self._connection.execute(query)}

    def put_organisation(self, name: str, contact: str) -> None:
        self._put({NAME: name, CONTACT: contact})

    def put_channels(self, used: Iterable[Channel]) -> None:
        self._put({CHANNELS: json.dumps(sorted(used))})

    def put_lawful(self, lawful: Lawful) -> None:
        self._put({LAWFUL: json.dumps(vars(lawful))})

    def put_settled(self, step: Step) -> None:
        self._put({SETTLED + step: "yes"})

    def _put(self, values: Mapping[str, str]) -> None:
        put_settings(self._connection, values)


def put_settings(connection: sa.Connection, values: Mapping[str, str]) -> None:
    """Each in the place of what stood there."""
    table = tables.settings
    connection.execute(table.delete().where(table.c.name.in_(sorted(values))))
    rows = [{"name": name, "value": value} for name, value in values.items()]
    connection.execute(table.insert(), rows)


def _channels(said: str | None) -> frozenset[Channel] | None:
    return frozenset(map(Channel, json.loads(said))) if said else None


def _lawful(said: str | None) -> Lawful | None:
    if not said:
        return None
    given = json.loads(said)
    return Lawful(
        Basis(given["basis"]),
        Special(given["special"]),
        Schedule(given["schedule"]),
        given["document"],
    )
