"""Which service answers for what returns tell of an area, where the returns do not say it."""

from collections.abc import Mapping

import sqlalchemy as sa

from data.store.settings import put_settings, settings_in
from stories.outcomes.catalogue import Area

SETTING = "service of returns: "


def services_of_returns(connection: sa.Connection) -> dict[Area, str]:
    """The service that was chosen for each area; areas without one are left out."""
    return {area: code for area, code in settings_in(connection, SETTING, Area).items() if code}


def put_services_of_returns(connection: sa.Connection, chosen: Mapping[Area, str | None]) -> None:
    """Keep the service of each of these areas; None takes one out."""
    put_settings(connection, {SETTING + area: code or "" for area, code in chosen.items()})
