"""Outcome records, and the facts that balance them."""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.catalogue import outcome_types_in
from data.store.lists import services_in, teams_in
from data.store.telling_once import join_these
from stories.errors import NotFound
from stories.outcomes import (
    AgeBand,
    Confirmation,
    EndReason,
    HowKnown,
    OutcomeRecord,
    OutcomeType,
    Source,
)
from stories.outcomes.lists import Team
from stories.redaction import already_redacted
from stories.returns.joining import person_of

FIELDS = (
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
    "team",
    "goal",
    "source",
    "confirmation",
    "confirmed_by",
    "confirmed_at",
    "person",
)


def outcome_where(connection: sa.Connection, story_id: str) -> OutcomeRecord | None:
    """The outcome a story belongs to."""
    table = tables.outcomes
    row = connection.execute(sa.select(table).where(table.c.story_id == story_id)).first()
    return outcome_from(row) if row else None


def outcome_from(row: sa.Row) -> OutcomeRecord:
    """A record from a row of the outcomes table."""
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
        team=row.team,
        goal=already_redacted(row.goal) if row.goal else None,
        source=Source(row.source),
        confirmation=Confirmation(row.confirmation),
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
        person=row.person,
    )


class OutcomeWork:
    _connection: sa.Connection
    _keys: Keys
    _asked_at: datetime
    _kinds: dict[str, OutcomeType] | None

    def outcome_types(self) -> dict[str, OutcomeType]:
        """The catalogue as it holds on this day, read once: what reads it here changes none."""
        if self._kinds is None:
            self._kinds = outcome_types_in(self._connection, self._asked_at.date())
        return self._kinds

    def services(self) -> dict[str, str]:
        return services_in(self._connection)

    def teams(self) -> dict[str, Team]:
        return teams_in(self._connection)

    def outcome(self, outcome_id: str) -> OutcomeRecord:
        """The record as it stands; NotFound where there is none."""
        table = tables.outcomes
        row = self._connection.execute(sa.select(table).where(table.c.id == outcome_id)).first()
        if row is None:
            raise NotFound("outcome")
        return outcome_from(row)

    def outcome_of(self, story_id: str) -> OutcomeRecord | None:
        return outcome_where(self._connection, story_id)

    def put_outcome(self, record: OutcomeRecord) -> None:
        """Keep a record, in the place of an earlier one with the same id."""
        table, row = tables.outcomes, outcome_row(record)
        same = table.c.id == record.id
        if self._connection.execute(table.update().where(same).values(**row)).rowcount == 0:
            self._connection.execute(table.insert().values(**row))
        join_these(self._connection, [record.id])

    def about(self, code: str, case_number: str) -> str | None:
        """The keyed hash of whom an outcome is about; None where no number is given."""
        return person_of(self._keys.for_returns, code, case_number)

    def is_recorded(self, record: OutcomeRecord) -> bool:
        """Whether this outcome of the same person and month stands already, by case number."""
        table = tables.outcomes
        same = (table.c[name] == getattr(record, name) for name in ("person", "code", "month"))
        return record.person is not None and self._connection.scalar(
            sa.select(sa.exists().where(*same, table.c.id != record.id))
        )

    def add_outcomes(self, records: Sequence[OutcomeRecord]) -> None:
        """Keep new records, however many."""
        if records:
            self._connection.execute(tables.outcomes.insert(), [outcome_row(r) for r in records])
            join_these(self._connection, [each.id for each in records if each.person])

    def link_outcome(self, outcome_id: str, story_id: str) -> None:
        """A further outcome of a story that has its own already."""
        row = {"outcome_id": outcome_id, "story_id": story_id}
        self._connection.execute(tables.outcome_stories.insert().values(**row))

    def put_balancing(self, code: str, service: str, month: date, people: int) -> None:
        """Keep one balancing count, in the place of an earlier one for the same month."""
        table = tables.balancing_facts
        place = {"code": code, "service": service, "month": month}
        same = sa.and_(*(table.c[name] == value for name, value in place.items()))
        self._connection.execute(table.delete().where(same))
        self._connection.execute(table.insert().values(**place, people=people))


def outcome_row(record: OutcomeRecord) -> dict:
    row = {name: getattr(record, name) for name in FIELDS}
    return {**row, "goal": record.goal.text if record.goal else None}
