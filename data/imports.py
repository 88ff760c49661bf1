"""What pages read of imports: the history, and what undoing one would do."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.store.importing import stands_as_imported, touched
from stories.importing.layout import FACTS
from stories.importing.undoing import Undone, may_undo_until

MOST = 50


@dataclass(frozen=True)
class ImportLine:
    """One import in the history."""

    id: str
    number: int
    layout: str
    who: str
    at: datetime
    kept: int
    known: int
    left_out: int
    undone_at: datetime | None

    def may_be_undone(self, at: datetime) -> bool:
        return self.undone_at is None and at <= may_undo_until(self.at)


def history(connection: sa.Connection) -> list[ImportLine]:
    """The newest imports, the newest first."""
    table, people = tables.imports, tables.people
    rows = connection.execute(
        sa.select(table, people.c.name)
        .join(people, people.c.id == table.c.imported_by)
        .order_by(table.c.number.desc())
        .limit(MOST)
    )
    return [
        ImportLine(
            row.id,
            row.number,
            row.layout,
            row.name,
            row.imported_at,
            row.kept,
            row.known,
            row.left_out,
            row.undone_at,
        )
        for row in rows
    ]


def undoing(connection: sa.Connection, line: ImportLine) -> Undone:
    """What undoing this import would take out now, and what it would leave."""
    if line.layout == FACTS.name:
        table, stays = tables.imported_facts, ~stands_as_imported()
        rows = sa.select(stays.label("stays")).where(table.c.import_id == line.id)
    else:
        table, outcomes = tables.imported_rows, tables.outcomes
        rows = (
            sa.select(touched().label("stays"))
            .join_from(table, outcomes, outcomes.c.id == table.c.outcome_id)
            .where(table.c.import_id == line.id)
        )
    found = rows.subquery()
    left = sa.func.count().filter(found.c.stays)
    every, stay = connection.execute(sa.select(sa.func.count(), left).select_from(found)).one()
    return Undone(every - stay, stay)
