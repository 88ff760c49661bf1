"""Which service answers for what returns tell of an area, where the returns do not say it."""

from collections.abc import Mapping

import sqlalchemy as sa

from data import tables
from data.store.settings import put_settings
from stories.outcomes.catalogue import Area

SETTING = "service of returns: "


def services_of_returns(connection: sa.Connection) -> dict[Area, str]:
    """The service that was chosen for each area; areas without one are left out."""
    table = tables.settings
    names = {SETTING + area: area for area in Area}
    rows = connection.execute(sa.select(table).where(table.c.name.in_(sorted(names))))
    return {names[row.name]: row.value for row in rows if row.value}


def put_services_of_returns(connection: sa.Connection, chosen: Mapping[Area, str | None]) -> None:
    put_settings(connection, {SETTING + area: code or "" for area, code in chosen.items()})
