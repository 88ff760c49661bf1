"""Keeping what was derived from returns: the latest version of each event stands."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

import sqlalchemy as sa

from data import tables
from stories.errors import NotFound, StoryError
from stories.ids import is_id
from stories.people import Person
from stories.returns import Fact, Outcome, Reading

BATCH = 2_000
FILE_NAME = 200


class ReturnWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def add_upload(self, upload_id: str, reading: Reading) -> int:
        """Keep all of a reading; it replaces what stood of the same events, and says how much."""
        table = tables.uploads
        number = self._connection.scalar(sa.select(sa.func.max(table.c.number))) or 0
        self._connection.execute(
            table.insert().values(
                id=upload_id,
                number=number + 1,
                uploaded_by=self.person.id,
                uploaded_at=self._at,
                outcomes=len(reading.outcomes),
                facts=len(reading.balancing),
            )
        )
        self._add_files(upload_id, reading)
        rows = _rows(upload_id, reading)
        while batch := list(islice(rows, BATCH)):
            self._connection.execute(tables.derived_records.insert(), batch)
        return self._let_stand(upload_id)

    def _add_files(self, upload_id: str, reading: Reading) -> None:
        counts = ("read", "counted", "refused", "incomplete", "repeated")
        files = [
            {
                "upload_id": upload_id,
                "position": position,
                "name": each.name[-FILE_NAME:],
                "kind": each.kind,
                **{name: getattr(each, name) for name in counts},
            }
            for position, each in enumerate(reading.files)
        ]
        if files:
            self._connection.execute(tables.upload_files.insert(), files)

    def _let_stand(self, upload_id: str) -> int:
        """Put the versions of this upload in the place of the ones that stood."""
        table = tables.derived_records
        new = table.alias()
        replaced = sa.exists().where(
            new.c.upload_id == upload_id, new.c.code == table.c.code, new.c.key == table.c.key
        )
        stood = self._connection.execute(
            table.update().where(table.c.standing, replaced).values(standing=False)
        )
        self._connection.execute(
            table.update().where(table.c.upload_id == upload_id).values(standing=True)
        )
        return stood.rowcount

    def undo_upload(self, upload_id: str) -> None:
        """Take an upload back: what it replaced stands again."""
        uploads, table = tables.uploads, tables.derived_records
        same = uploads.c.id == upload_id
        row = self._connection.execute(sa.select(uploads).where(same)).first()
        if not is_id(upload_id) or row is None:
            raise NotFound("upload")
        if row.undone_at is not None:
            raise StoryError("This upload was already undone.")
        self._connection.execute(
            uploads.update().where(same).values(undone_by=self.person.id, undone_at=self._at)
        )
        self._connection.execute(
            table.update().where(table.c.upload_id == upload_id).values(standing=False)
        )
        self._stand_again(upload_id)

    def _stand_again(self, upload_id: str) -> None:
        table, uploads = tables.derived_records, tables.uploads
        gone, other, of_other = table.alias(), table.alias(), uploads.alias()
        taken_back = sa.exists().where(
            gone.c.upload_id == upload_id, gone.c.code == table.c.code, gone.c.key == table.c.key
        )
        latest = (
            sa.select(sa.func.max(of_other.c.number))
            .join(other, other.c.upload_id == of_other.c.id)
            .where(
                of_other.c.undone_at.is_(None),
                other.c.code == table.c.code,
                other.c.key == table.c.key,
            )
            .correlate(table)
            .scalar_subquery()
        )
        number = (
            sa.select(uploads.c.number)
            .where(uploads.c.id == table.c.upload_id)
            .correlate(table)
            .scalar_subquery()
        )
        self._connection.execute(
            table.update().where(taken_back, number == latest).values(standing=True)
        )


def record_key(each: Outcome | Fact) -> str:
    """What names a record beside its code: its event, or for a count its rule's month."""
    return each.key or f"at {each.month:%Y-%m}"


def _rows(upload_id: str, reading: Reading) -> Iterator[dict]:
    for each in (*reading.outcomes, *reading.balancing):
        yield {"upload_id": upload_id, **record_row(each)}


def record_row(each: Outcome | Fact) -> dict:
    """A record's columns; a text of many files is cut to what a person can read."""
    is_outcome = isinstance(each, Outcome)
    row = {
        "code": each.code,
        "key": record_key(each),
        "is_outcome": is_outcome,
        "standing": False,
        "rule": each.rule,
        "person": each.person,
        "month": each.month,
        "people": 1 if is_outcome else each.people,
        "age_band": each.age_band,
        "days": each.days,
        "detail": each.detail,
        "files": "\n".join(each.files)[:4_000],
    }
    more = {"category": "", "later": "", "also": "", "care_checked": None}
    if is_outcome:
        later = "; ".join(f"{months} months: {held}" for months, held in each.later)
        more = {
            "category": each.category,
            "later": later,
            "also": " ".join(each.also),
            "care_checked": each.care_checked,
        }
    return row | more
