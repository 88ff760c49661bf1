"""Notes on charts: written, agreed to, taken off, and never deleted."""

import sqlalchemy as sa

from data import tables
from data.store.lists import changes_of_service
from stories.errors import NotFound
from stories.redaction import already_redacted
from stories.trends.grain import Grain, period_of
from stories.trends.notes import Note, NoteKind, words_of_change

FIELDS = tuple(tables.chart_notes.c.keys())


def notes_of(connection: sa.Connection, code: str, part: str) -> list[Note]:
    """Notes on one series of one part that stand on its chart, in order of date."""
    table = tables.chart_notes
    query = (
        sa.select(table)
        .where(table.c.code == code, table.c.part == part, table.c.ended_at.is_(None))
        .order_by(table.c.start, table.c.written_at)
    )
    return [_note(row) for row in connection.execute(query)]


def notes_from_lists(connection: sa.Connection, code: str, part: str, grain: Grain) -> list[Note]:
    """Notes on a series of one service: when it was renamed, or another became part of it."""
    return [
        Note(
            id=f"{change.code}-{change.changed_at.isoformat()}",
            code=code,
            part=part,
            kind=NoteKind.EVENT,
            start=period_of(change.from_month, grain),
            words=already_redacted(words),
            written_by=change.changed_by,
            written_at=change.changed_at,
            from_lists=True,
        )
        for change in changes_of_service(connection, part)
        if (words := words_of_change(change))
    ]


def phases_of(connection: sa.Connection, part: str) -> dict[str, list]:
    """Where new phases begin in the series of one part."""
    table = tables.chart_notes
    query = sa.select(table).where(
        table.c.part == part, table.c.kind == NoteKind.REBASE, table.c.ended_at.is_(None)
    )
    found: dict[str, list] = {}
    for note in map(_note, connection.execute(query)):
        if note.moves_limits:
            found.setdefault(note.code, []).append(note.start)
    return found


class NoteWork:
    _connection: sa.Connection

    def note(self, note_id: str) -> Note:
        """The note, also one that was taken off; NotFound where there is none."""
        table = tables.chart_notes
        row = self._connection.execute(sa.select(table).where(table.c.id == note_id)).first()
        if row is None:
            raise NotFound("note")
        return _note(row)

    def notes_on(self, code: str, part: str) -> list[Note]:
        return notes_of(self._connection, code, part)

    def add_note(self, note: Note) -> None:
        row = {name: getattr(note, name) for name in FIELDS} | {"words": note.words.text}
        self._connection.execute(tables.chart_notes.insert().values(**row))

    def sign_note(self, note: Note) -> None:
        """Keep who agreed to a note, or who took it off."""
        table = tables.chart_notes
        signed = ("agreed_by", "agreed_at", "ended_by", "ended_at")
        self._connection.execute(
            table.update()
            .where(table.c.id == note.id)
            .values(**{name: getattr(note, name) for name in signed})
        )


def _note(row: sa.Row) -> Note:
    fields = {**row._mapping, "kind": NoteKind(row.kind), "words": already_redacted(row.words)}
    return Note(**fields)
