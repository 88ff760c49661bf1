"""Returns sent again: what they no longer hold stops counting, until they are taken back."""

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from data import tables
from stories.returns.scope import Scope, Scopes, as_text, covers, from_text

WHOLE = 0  # the number of the scope that is all of an upload


class Numbered:
    """Scopes of one upload's records, each kept once under a number."""

    def __init__(self, scopes: Scopes) -> None:
        self._scopes = scopes
        self.numbers: dict[Scope, int] = {scopes.whole: WHOLE}

    def of(self, record) -> int | None:
        scope = self._scopes.of(record)
        return self.numbers.setdefault(scope, len(self.numbers)) if scope else None

    def rows(self, upload_id: str) -> Iterator[dict]:
        for scope, number in self.numbers.items():
            yield {"upload_id": upload_id, "number": number, "parts": as_text(scope)}


def taken_out(sent: Scope, older: Mapping[tuple[str, int], Scope]) -> dict[str, list[int]]:
    """By older upload, the numbers of the scopes that are all in what was sent now."""
    found: dict[str, list[int]] = {}
    for (upload_id, number), scope in older.items():
        if covers(sent, scope):
            found.setdefault(upload_id, []).append(number)
    return found


def scopes_in(connection: sa.Connection, before: int | None = None) -> dict:
    """Scopes of uploads that were not undone, by upload and number; of those before one."""
    scopes, uploads = tables.upload_scopes, tables.uploads
    query = (
        sa.select(scopes)
        .join(uploads, uploads.c.id == scopes.c.upload_id)
        .where(uploads.c.undone_at.is_(None))
    )
    if before is not None:
        query = query.where(uploads.c.number < before)
    rows = connection.execute(query)
    return {(row.upload_id, row.number): from_text(row.parts) for row in rows}


def drop(connection: sa.Connection, upload_id: str, only: sa.ColumnElement | None = None) -> None:
    """Mark what older uploads say of the same returns and this one does not."""
    uploads, table = tables.uploads, tables.derived_records
    upload = connection.execute(sa.select(uploads).where(uploads.c.id == upload_id)).one()
    if not upload.whole:
        return
    sent = scopes_in(connection).get((upload_id, WHOLE), frozenset())
    other = table.alias()
    said = sa.exists().where(other.c.upload_id == upload_id, other.c.key == table.c.key)
    for older, numbers in taken_out(sent, scopes_in(connection, upload.number)).items():
        mine = sa.and_(table.c.upload_id == older, table.c.scope.in_(numbers), ~said)
        connection.execute(
            table.update()
            .where(mine, sa.true() if only is None else only)
            .values(dropped_by=upload_id, standing=False)
        )


def drop_anew(connection: sa.Connection, undone: str) -> None:
    """What an upload dropped that is now undone: other uploads may drop it as well."""
    uploads, table = tables.uploads, tables.derived_records
    others = sa.select(uploads.c.id).where(uploads.c.undone_at.is_(None)).order_by(uploads.c.number)
    for upload_id in connection.scalars(others).all():
        drop(connection, upload_id, table.c.dropped_by == undone)


def is_dropped(records: sa.FromClause) -> sa.ColumnElement:
    """Whether an upload that stands dropped a record."""
    uploads = tables.uploads.alias()
    return sa.exists().where(uploads.c.id == records.c.dropped_by, uploads.c.undone_at.is_(None))
