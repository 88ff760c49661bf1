"""Whether outcomes of returns lasted, linked over all uploads that stand by their keyed hashes."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice

import sqlalchemy as sa

from data import tables
from stories.returns import Held, Source, Span
from stories.returns.coverage import Coverage
from stories.returns.lasting import LINKED, LOOKED_AT, Ended, Later, linked

BATCH = 2_000
Seen = dict[str, dict[str, set[date]]]


def later_text(later: Later) -> str:
    """As a record keeps it: 6 months: stayed off; 12 months: not yet known."""
    return "; ".join(f"{months} months: {held}" for months, held in later)


def later_from(text: str) -> Later:
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


def link(connection: sa.Connection) -> None:
    """Work out anew for every outcome that stands whether it lasted."""
    table = tables.derived_lasting
    connection.execute(table.delete())
    rows = _rows(connection, coverage_in(connection), _seen(connection))
    while batch := list(islice(rows, BATCH)):
        connection.execute(table.insert(), batch)


def _seen(connection: sa.Connection) -> Seen:
    """Months of what tells for or against, by person and code."""
    table = tables.derived_records
    rows = connection.execute(
        sa.select(table.c.person, table.c.code, table.c.month).where(
            table.c.standing, table.c.code.in_(LOOKED_AT), table.c.person != ""
        )
    )
    seen: Seen = defaultdict(dict)
    for person, code, month in rows:
        seen[person].setdefault(code, set()).add(month)
    return seen


def _rows(connection: sa.Connection, coverage: Coverage, seen: Seen) -> Iterator[dict]:
    table = tables.derived_records
    columns = [table.c[name] for name in ("code", "key", "person", "month", "later")]
    # Read whole before the first row is written: one connection does both.
    outcomes = connection.execute(
        sa.select(*columns).where(table.c.standing, table.c.is_outcome, table.c.later != "")
    ).all()
    for code, key, person, month, text in outcomes:
        later = later_from(text)
        if code in LINKED:
            later = linked(Ended(code, month, later), seen.get(person, {}), coverage)
        for months, held in later:
            yield {"code": code, "key": key, "months": months, "month": month, "held": held}
