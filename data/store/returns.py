"""Keeping what was derived from returns: the latest version of each event stands."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice

import sqlalchemy as sa

from data import derived, tables
from data.store import one_event
from data.store.answers_for import put_services_of_returns, services_of_returns
from data.store.linking import coverage_in, later_text, link
from data.store.once import insert_or_take
from data.store.sent_again import Numbered, drop, drop_anew, is_dropped
from data.store.telling_once import join_all
from stories.errors import NotFound, StoryError
from stories.ids import is_id
from stories.outcomes.catalogue import Area
from stories.people import Person
from stories.returns import Fact, Outcome, Reading
from stories.returns.lasting import STANDS
from stories.returns.scope import Scopes
from stories.trends.edition import YEARS
from stories.trends.from_returns import RETURNS
from stories.trends.monthly import whole_months_before

BATCH = 2_000
FILE_NAME = 200  # letters of its end
FILES_TEXT = 4_000  # letters of the names of all files of one record
CHECKED = 10**9  # above the number of any upload


class ReturnWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def add_upload(self, upload_id: str, reading: Reading, *, whole: bool = True) -> int:
        """Keep all of a reading; it replaces what stood of the same events, and says how much.

        Where it is the whole return of a year that was sent before, it also takes the place of
        what it no longer holds.
        """
        table, before = tables.uploads, coverage_in(self._connection)
        number = self._connection.scalar(sa.select(sa.func.max(table.c.number))) or 0
        self._connection.execute(
            table.insert().values(
                id=upload_id,
                number=number + 1,
                uploaded_by=self.person.id,
                uploaded_at=self._at,
                outcomes=len(reading.outcomes),
                facts=len(reading.balancing),
                whole=whole,
            )
        )
        self._add_files(upload_id, reading)
        scopes = Numbered(Scopes(reading))
        rows = _rows(upload_id, reading, scopes)
        while batch := list(islice(rows, BATCH)):
            self._connection.execute(tables.derived_records.insert(), batch)
        self._connection.execute(tables.upload_scopes.insert(), list(scopes.rows(upload_id)))
        spans = [{"upload_id": upload_id, **each._asdict()} for each in reading.spans]
        if spans:
            self._connection.execute(tables.upload_spans.insert(), spans)
        replaced = self._let_stand(upload_id)
        drop(self._connection, upload_id)
        self._stand_again(upload_id)
        link(self._connection, upload_id, before)
        join_all(self._connection)
        return replaced

    def put_label_answers(self, answers: Mapping[str, str]) -> None:
        """Keep what labels mean; a new answer takes the place of an earlier one."""
        signed = {"answered_by": self.person.id, "answered_at": self._at}
        for label, code in answers.items():
            row = {"label": label, "code": code, **signed}
            insert_or_take(self._connection, tables.label_answers, sa.true(), **row)

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
        """Put the versions of this upload in the place of the ones that stood.

        An end of a plan that was not checked for care takes no place of one that was.
        """
        table = tables.derived_records
        other, mine = table.alias(), table.c.upload_id == upload_id
        weaker = sa.and_(other.c.care_checked.is_(False), table.c.care_checked.is_(True))
        replaced = sa.exists().where(
            other.c.upload_id == upload_id, other.c.key == table.c.key, ~weaker
        )
        stood = self._connection.execute(
            table.update().where(table.c.standing, ~mine, replaced).values(standing=False)
        )
        kept = sa.exists().where(other.c.key == table.c.key, other.c.standing)
        self._connection.execute(table.update().where(mine, ~kept).values(standing=True))
        return stood.rowcount

    def undo_upload(self, upload_id: str) -> None:
        """Take an upload back: what it replaced stands again."""
        uploads, table = tables.uploads, tables.derived_records
        before = coverage_in(self._connection)
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
        drop_anew(self._connection, upload_id)
        self._stand_again(upload_id, undone=True)
        link(self._connection, upload_id, before)
        join_all(self._connection)

    def _stand_again(self, upload_id: str, undone: bool = False) -> None:
        """Of every event that an upload dropped, let the best version that is left stand.

        Of one taken back, so too of every event that it said itself; and always of the closures
        of need that may be what a care return tells.
        """
        table, uploads = tables.derived_records, tables.uploads
        gone, other, of_other = table.alias(), table.alias(), uploads.alias()
        touched = sa.or_(gone.c.dropped_by == upload_id, one_event.closures(gone))
        if undone:
            touched = sa.or_(touched, gone.c.upload_id == upload_id)
        again = table.c.key.in_(sa.select(gone.c.key).where(touched))
        best = (
            sa.select(sa.func.max(_rank(of_other, other)))
            .join(other, other.c.upload_id == of_other.c.id)
            .where(of_other.c.undone_at.is_(None), other.c.key == table.c.key, ~is_dropped(other))
            .correlate(table)
            .scalar_subquery()
        )
        rank = (
            sa.select(_rank(uploads, table))
            .where(uploads.c.id == table.c.upload_id)
            .correlate(table)
            .scalar_subquery()
        )
        self._connection.execute(
            table.update().where(again, table.c.standing).values(standing=False)
        )
        self._connection.execute(table.update().where(again, rank == best).values(standing=True))
        one_event.set_aside(self._connection)

    def told_by_returns(self, code: str, area: Area, until: date) -> dict[tuple[str, date], int]:
        """Whole counts of a code from returns by service and month; none where none tells.

        What no service answers for counts under RETURNS.
        """
        return derived.whole_counts_by_service(self._connection, code, area, until)

    def services_of_returns(self) -> dict[Area, str]:
        return services_of_returns(self._connection)

    def set_services_of_returns(self, chosen: Mapping[Area, str | None]) -> None:
        put_services_of_returns(self._connection, chosen)

    def lasting_in_returns(self, code: str, today: date) -> dict[int, list]:
        """For each window of an outcome that returns tell: where its people of five years stand."""
        months = whole_months_before(today, YEARS)
        found = derived.lasting_counts(self._connection, code, months[0], months[-1])
        return {
            window: [(RETURNS, month, STANDS[held], people) for month, held, people in rows]
            for window, rows in found.items()
        }


def _rank(uploads: sa.FromClause, records: sa.FromClause) -> sa.ColumnElement:
    """The later upload ranks higher, and above all of them what was checked for care."""
    return uploads.c.number + sa.case((records.c.care_checked.is_(False), 0), else_=CHECKED)


def record_key(each: Outcome | Fact) -> str:
    """What names a record: its event with what it answers, or for a count its code and month."""
    return each.key or f"{each.code} at {each.month:%Y-%m}"


def _rows(upload_id: str, reading: Reading, scopes: Numbered) -> Iterator[dict]:
    for each in (*reading.outcomes, *reading.balancing):
        yield {"upload_id": upload_id, **record_row(each), "scope": scopes.of(each)}


def record_row(each: Outcome | Fact) -> dict:
    """A record's columns; a text of many files is cut to what a person can read."""
    is_outcome = isinstance(each, Outcome)
    return {
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
        "files": "\n".join(each.files)[:FILES_TEXT],
        "service": each.service or None,
        "category": each.category if is_outcome else "",
        "later": later_text(each.later) if is_outcome else "",
        "also": " ".join(each.also) if is_outcome else "",
        "care_checked": each.care_checked,
    }
