"""What pages read about returns: what an upload would change, the history, what counts rest on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.store.one_event import told_in_care
from data.store.returns import record_key, record_row
from data.store.sent_again import scopes_in, taken_out
from stories.returns import Reading
from stories.returns.scope import CARE, CENSUS, Scope, parts

MOST_UPLOADS = 50
COMPARED = ("month", "people", "age_band", "days", "detail", "category", "later")
COMPARED += ("service", "care_checked")


@dataclass(frozen=True)
class Changes:
    """What keeping a reading would do to the records that stand."""

    new: int
    changed: int
    same: int
    kept: int  # not checked for care, so that the earlier version stands
    dropped: Counter[str]  # by code: said by an older upload of these returns, and not here
    rules: Mapping[str, str]  # of what is dropped, by code
    without_census: bool = False  # a care return alone, of years whose census is here
    aside: int = 0  # closures of need that a care return told before, where they count


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
    whole: bool = True


def changes(connection: sa.Connection, reading: Reading) -> Changes:
    """Compare a reading with what stands: one event has one record, under whichever code."""
    table = tables.derived_records
    records = [*reading.outcomes, *reading.balancing]
    columns = [table.c[name] for name in ("upload_id", "scope", "rule", "key", "code", *COMPARED)]
    rows = connection.execute(sa.select(*columns).where(table.c.standing))
    sent, scopes = parts(reading.files), scopes_in(connection)
    gone = taken_out(sent, scopes)
    said = {record_key(each) for each in records}
    stored: dict[str, dict[str, tuple]] = {}
    dropped: Counter[str] = Counter()
    rules: dict[str, str] = {}
    for upload_id, scope, rule, key, code, *rest in rows:
        stored.setdefault(key, {})[code] = tuple(rest)
        if key not in said and scope in gone.get(upload_id, ()):
            dropped[code] += 1
            rules[code] = rule
    in_care = told_in_care(connection, records)
    new = same = kept = aside = 0
    for each in records:
        before = stored.get(record_key(each))
        if before is None and each.key in in_care:
            aside += 1
        elif before is None:
            new += 1
        elif before.get(each.code) == _compared(each):
            same += 1
        elif each.care_checked is False and any(said[-1] for said in before.values()):
            kept += 1
    changed = len(records) - new - same - kept - aside
    alone = _without_census(sent, scopes.values())
    return Changes(new, changed, same, kept, dropped, rules, alone, aside)


def _without_census(sent: Scope, held: Iterable[Scope]) -> bool:
    """Whether a care return is sent alone, of a year of which a census is here."""
    censuses = {(CENSUS, year) for kind, year in sent if kind.startswith(CARE)}
    return not any(kind == CENSUS for kind, _ in sent) and any(censuses & each for each in held)


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
            row.whole,
        )
        for row in rows
    ]


def label_answers(connection: sa.Connection) -> dict[str, str]:
    """What analysts said that local labels mean."""
    table = tables.label_answers
    return dict(connection.execute(sa.select(table.c.label, table.c.code)).all())
