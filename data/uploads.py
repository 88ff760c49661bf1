"""What pages read about returns: what an upload would change, the history, what counts rest on."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.store.returns import record_key, record_row
from stories.returns import Reading

MOST_UPLOADS = 50
COMPARED = ("month", "people", "age_band", "days", "detail", "category", "later", "care_checked")


@dataclass(frozen=True)
class Changes:
    """What keeping a reading would do to the records that stand."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True)
class UploadLine:
    """One upload in the history."""

    id: str
    number: int
    who: str
    at: datetime
    outcomes: int
    facts: int
    undone_at: datetime | None
    files: tuple[str, ...]


@dataclass(frozen=True)
class Rest:
    """What a count rests on: one rule, one upload, its files."""

    rule: str
    upload: int
    at: datetime
    files: str
    people: int


def changes(connection: sa.Connection, reading: Reading) -> Changes:
    """Compare a reading with what stands."""
    table = tables.derived_records
    records = [*reading.outcomes, *reading.balancing]
    codes = {each.code for each in records}
    columns = [table.c[name] for name in ("code", "key", *COMPARED)]
    rows = connection.execute(sa.select(*columns).where(table.c.standing, table.c.code.in_(codes)))
    stored = {(row.code, row.key): tuple(row[2:]) for row in rows}
    new = same = 0
    for each in records:
        before = stored.get((each.code, record_key(each)))
        if before is None:
            new += 1
        elif before == _compared(each):
            same += 1
    return Changes(new, len(records) - new - same, same)


def _compared(each) -> tuple:
    row = record_row(each)
    return tuple(row[name] for name in COMPARED)


def history(connection: sa.Connection) -> list[UploadLine]:
    """Uploads, newest first."""
    uploads, people, files = tables.uploads, tables.people, tables.upload_files
    rows = connection.execute(
        sa.select(uploads, people.c.name)
        .join(people, people.c.id == uploads.c.uploaded_by)
        .order_by(uploads.c.number.desc())
        .limit(MOST_UPLOADS)
    ).all()
    named: dict[str, list[str]] = {}
    for upload, name in connection.execute(
        sa.select(files.c.upload_id, files.c.name)
        .where(files.c.upload_id.in_([row.id for row in rows]))
        .order_by(files.c.position)
    ):
        named.setdefault(upload, []).append(name)
    return [
        UploadLine(
            row.id,
            row.number,
            row.name,
            row.uploaded_at,
            row.outcomes,
            row.facts,
            row.undone_at,
            tuple(named.get(row.id, ())),
        )
        for row in rows
    ]


def derived_counts(
    connection: sa.Connection, code: str, since: date, until: date
) -> list[tuple[date, int]]:
    """How many people a code stands for by month, as derived; views of an outcome among them."""
    table = tables.derived_records
    shown = sa.or_(
        table.c.code == code, (sa.literal(" ") + table.c.also + " ").contains(f" {code} ")
    )
    rows = connection.execute(
        sa.select(table.c.month, sa.func.sum(table.c.people))
        .where(table.c.standing, shown, table.c.month.between(since, until))
        .group_by(table.c.month)
        .order_by(table.c.month)
    )
    return [(month, int(people)) for month, people in rows]


def rests_on(connection: sa.Connection, code: str, month: date) -> list[Rest]:
    """What the count of this code in this month rests on."""
    table, uploads = tables.derived_records, tables.uploads
    rows = connection.execute(
        sa.select(
            table.c.rule,
            uploads.c.number,
            uploads.c.uploaded_at,
            table.c.files,
            sa.func.sum(table.c.people),
        )
        .join(uploads, uploads.c.id == table.c.upload_id)
        .where(table.c.standing, table.c.code == code, table.c.month == month)
        .group_by(table.c.rule, uploads.c.number, uploads.c.uploaded_at, table.c.files)
        .order_by(uploads.c.number, table.c.rule)
    )
    return [Rest(*row[:4], int(row[4])) for row in rows]
