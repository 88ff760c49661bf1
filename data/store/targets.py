"""Targets for outcomes: the newest of each counts."""

import sqlalchemy as sa

from data import tables
from stories.trends.targets import Target


def targets_in(connection: sa.Connection) -> dict[str, Target]:
    """The targets that hold today, by code."""
    rows = connection.execute(sa.select(tables.targets).order_by(tables.targets.c.set_at))
    newest = {row.code: Target(row.code, row.percent, row.set_by, row.set_at) for row in rows}
    return {code: target for code, target in newest.items() if target.percent is not None}


class TargetWork:
    _connection: sa.Connection

    def targets(self) -> dict[str, Target]:
        return targets_in(self._connection)

    def put_target(self, target: Target) -> None:
        row = {name: getattr(target, name) for name in tables.targets.c.keys()}  # noqa: SIM118
        self._connection.execute(tables.targets.insert().values(**row))
