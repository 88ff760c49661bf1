"""Outcome records, the lists they choose from, and the facts that balance them."""

from datetime import date

import sqlalchemy as sa

from data import tables
from stories.outcomes import (
    AgeBand,
    Area,
    EndReason,
    HowKnown,
    OutcomeRecord,
    OutcomeType,
)


def outcome_types_in(connection: sa.Connection) -> dict[str, OutcomeType]:
    """The catalogue by code, in catalogue order."""
    rows = connection.execute(sa.select(tables.outcome_types)).mappings()
    kinds = [OutcomeType(**{**row, "area": Area(row["area"])}) for row in rows]
    order = list(Area)
    kinds.sort(key=lambda kind: (order.index(kind.area), kind.name))
    return {kind.code: kind for kind in kinds}


def services_in(connection: sa.Connection) -> dict[str, str]:
    """Services by code, in order of name."""
    table = tables.services
    return dict(
        connection.execute(sa.select(table.c.code, table.c.name).order_by(table.c.name)).all()
    )


def outcome_where(connection: sa.Connection, story_id: str) -> OutcomeRecord | None:
    """The outcome a story belongs to."""
    table = tables.outcomes
    row = connection.execute(sa.select(table).where(table.c.story_id == story_id)).first()
    if row is None:
        return None
    return OutcomeRecord(
        id=row.id,
        code=row.code,
        service=row.service,
        month=row.month,
        how_known=HowKnown(row.how_known),
        age_band=AgeBand(row.age_band),
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        end_reason=EndReason(row.end_reason) if row.end_reason else None,
        story_id=row.story_id,
    )


class OutcomeWork:
    _connection: sa.Connection

    def outcome_types(self) -> dict[str, OutcomeType]:
        return outcome_types_in(self._connection)

    def services(self) -> dict[str, str]:
        return services_in(self._connection)

    def outcome_of(self, story_id: str) -> OutcomeRecord | None:
        return outcome_where(self._connection, story_id)

    def put_outcome(self, record: OutcomeRecord) -> None:
        """Keep a record, in the place of an earlier one with the same id."""
        table = tables.outcomes
        self._connection.execute(table.delete().where(table.c.id == record.id))
        self._connection.execute(table.insert().values(**outcome_row(record)))

    def put_balancing(self, code: str, service: str, month: date, people: int) -> None:
        """Keep one balancing count, in the place of an earlier one for the same month."""
        table = tables.balancing_facts
        place = {"code": code, "service": service, "month": month}
        same = sa.and_(*(table.c[name] == value for name, value in place.items()))
        self._connection.execute(table.delete().where(same))
        self._connection.execute(table.insert().values(**place, people=people))


def outcome_row(record: OutcomeRecord) -> dict:
    fields = [
        "id",
        "code",
        "service",
        "month",
        "how_known",
        "age_band",
        "end_reason",
        "story_id",
        "recorded_by",
        "recorded_at",
        "counts",
    ]
    return {name: getattr(record, name) for name in fields}
