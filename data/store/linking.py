"""Whether outcomes of returns lasted, linked over all uploads that stand by their keyed hashes."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

import sqlalchemy as sa

from data import tables
from stories.returns import Held, Source, Span
from stories.returns.coverage import Coverage
from stories.returns.lasting import LINKED, LOOKED_AT, Ended, Later, linked

BATCH = 2_000
FEW = 0.25  # of the records that stand
Seen = dict[str, dict[str, set[date]]]


def later_text(later: Later) -> str:
    """As a record keeps it: 6 months: stayed off; 12 months: not yet known."""
    return "; ".join(f"{months} months: {held}" for months, held in later)


@lru_cache(maxsize=1_024)
def _later(text: str) -> Later:
    parts = (part.partition(" months: ") for part in text.split("; ") if part)
    return tuple((int(months), Held(held)) for months, _, held in parts)


def coverage_in(connection: sa.Connection) -> Coverage:
    """The days that the uploads which stand cover."""
    spans, uploads = tables.upload_spans, tables.uploads
    rows = connection.execute(
        sa.select(spans.c.source, spans.c.first, spans.c.last)
        .join(uploads, uploads.c.id == spans.c.upload_id)
        .where(uploads.c.undone_at.is_(None))
    )
    return Coverage(Span(Source(source), first, last) for source, first, last in rows)


def link(connection: sa.Connection, upload_id: str, before: Coverage) -> None:
    """Work out anew whether outcomes lasted: of whom an upload touches.

    Where the days that are covered have changed, so may what is known of anybody. Where it touches
    many, all at one go is quicker.
    """
    coverage, table = coverage_in(connection), tables.derived_lasting
    anybody = coverage != before or not _touches_few(connection, upload_id)
    gone = table.delete()
    if not anybody:
        records = tables.derived_records
        theirs = sa.select(records.c.key).where(_touched(records, upload_id))
        gone = gone.where(table.c.key.in_(theirs))
    connection.execute(gone)
    rows = _rows(connection, coverage, None if anybody else upload_id)
    while batch := list(islice(rows, BATCH)):
        connection.execute(table.insert(), batch)


def _touches_few(connection: sa.Connection, upload_id: str) -> bool:
    table = tables.derived_records
    ours = sa.or_(table.c.upload_id == upload_id, table.c.dropped_by == upload_id)
    count = sa.select(sa.func.count()).select_from(table)
    standing = connection.scalar(count.where(table.c.standing))
    return connection.scalar(count.where(ours)) <= FEW * standing


def _touched(records: sa.FromClause, upload_id: str | None) -> sa.ColumnElement:
    """Whether a record is of somebody of whom an upload says something, or no longer does."""
    if upload_id is None:
        return sa.true()
    of = tables.derived_records.alias()
    ours = sa.or_(of.c.upload_id == upload_id, of.c.dropped_by == upload_id)
    return records.c.person.in_(sa.select(of.c.person).where(ours, of.c.person != ""))


def _seen(connection: sa.Connection, upload_id: str | None) -> Seen:
    """Months of what tells for or against, by person and code."""
    table = tables.derived_records
    rows = connection.execute(
        sa.select(table.c.person, table.c.code, table.c.month).where(
            table.c.standing,
            table.c.code.in_(LOOKED_AT),
            table.c.person != "",
            _touched(table, upload_id),
        )
    )
    seen: Seen = defaultdict(dict)
    for person, code, month in rows:
        seen[person].setdefault(code, set()).add(month)
    return seen


def _rows(connection: sa.Connection, coverage: Coverage, upload_id: str | None) -> Iterator[dict]:
    table, seen = tables.derived_records, _seen(connection, upload_id)
    columns = [table.c[name] for name in ("code", "key", "person", "month", "later")]
    # Read whole before the first row is written: one connection does both.
    outcomes = connection.execute(
        sa.select(*columns).where(
            table.c.standing, table.c.is_outcome, table.c.later != "", _touched(table, upload_id)
        )
    ).all()
    for code, key, person, month, text in outcomes:
        later = _later(text)
        if code in LINKED:
            later = linked(Ended(code, month, later), seen.get(person, {}), coverage)
        for months, held in later:
            yield {"code": code, "key": key, "months": months, "month": month, "held": held}
