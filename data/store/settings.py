"""Settings that an organisation makes its own, one line each."""

import sqlalchemy as sa

from data import tables

LOCAL_ROUTE = "local route"


def setting_in(connection: sa.Connection, name: str) -> str:
    """What it is set to; empty where nobody has set it."""
    table = tables.settings
    return connection.scalar(sa.select(table.c.value).where(table.c.name == name)) or ""


class SettingWork:
    _connection: sa.Connection

    def local_route(self) -> str:
        return setting_in(self._connection, LOCAL_ROUTE)

    def put_local_route(self, words: str) -> None:
        table = tables.settings
        self._connection.execute(table.delete().where(table.c.name == LOCAL_ROUTE))
        self._connection.execute(table.insert().values(name=LOCAL_ROUTE, value=words))
