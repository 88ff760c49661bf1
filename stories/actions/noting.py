"""Notes on charts, and decisions that a new phase begins."""

from datetime import date, datetime

from stories.errors import StoryError
from stories.ids import new_id, one_key
from stories.people import Person, Role
from stories.redaction import RedactedText
from stories.text import limited
from stories.trends import Reading
from stories.trends.control import Better
from stories.trends.notes import EARLIEST_SHIFT, MOST_WORDS, Note, NoteKind

MOST_PART = 60  # letters of what a chart may be of, such as a service
MAY_NOTE = (Role.LEADER, Role.ANALYST)


def add_note(
    store,
    reading: Reading,
    part: str,
    kind: NoteKind,
    start: date,
    words: RedactedText,
    *,
    by: Person,
    at: datetime,
    key: str,
) -> Note:
    """Put a dated note on a chart as it was seen. The same key puts it there once.

    A decision that a new phase begins needs seven points on either side, and, where the new phase
    looks worse than the one before, a second person who agrees.
    """
    with store.begin(by, at) as work:
        work.person.must_be(*MAY_NOTE)
        if not limited("What happened", words.text, MOST_WORDS):
            raise StoryError("What happened: write a sentence, so that others know why.")
        limited("Part of the chart", part, MOST_PART)
        if start not in [moment.start for moment in reading.moments]:
            raise StoryError("When: choose one of the dates on the chart.")
        if kind is NoteKind.REBASE:
            _check_phase(reading, start, work.notes_on(reading.code, part))
        note = Note(
            new_id(),
            reading.code,
            part,
            kind,
            start,
            words,
            work.person.id,
            at,
            worse=kind is NoteKind.REBASE and looks_worse(reading, start),
        )
        if work.first_time("note", one_key(key), note.id):
            work.add_note(note)
            work.event(
                "chart note added", "chart", reading.code, part=part, kind=kind,
                start=start.isoformat(), waits=note.waits,
            )  # fmt: skip
        return note


def agree_to_note(store, note_id: str, *, by: Person, at: datetime) -> Note:
    """Be the second person for a new phase that looks worse."""
    return _sign(store, note_id, "new phase agreed", lambda note, who: note.agree(who, at), by, at)


def end_note(store, note_id: str, *, by: Person, at: datetime) -> Note:
    """Take a note off its chart; it stays in the record."""
    return _sign(store, note_id, "chart note ended", lambda note, who: note.end(who, at), by, at)


def looks_worse(reading: Reading, start: date) -> bool:
    """Whether the points from here on lie, in the middle, on the worse side of those before."""
    before = [each.value for each in reading.moments if each.start < start]
    after = [each.value for each in reading.moments if each.start >= start]
    means = [
        sum(values) / len(values)
        for part in (before, after)
        if (values := [value for value in part if value is not None])
    ]
    if len(means) < 2 or reading.chart.better is Better.NEITHER:
        return False
    return (means[1] < means[0]) == (reading.chart.better is Better.HIGHER)


def _check_phase(reading: Reading, start: date, notes: list[Note]) -> None:
    given = [each.start for each in reading.moments if each.value is not None]
    sides = (sum(each < start for each in given), sum(each >= start for each in given))
    if min(sides) < EARLIEST_SHIFT:
        raise StoryError(
            f"A new phase needs at least {EARLIEST_SHIFT} points before it and from it on, so that "
            "a change is known to have lasted. Add a note that something happened instead."
        )
    if any(note.kind is NoteKind.REBASE and note.start == start for note in notes):
        raise StoryError("Somebody has already decided that a new phase begins on this date.")


def _sign(store, note_id: str, action: str, change, by: Person, at: datetime) -> Note:
    with store.begin(by, at) as work:
        work.person.must_be(*MAY_NOTE)
        note = change(work.note(note_id), work.person)
        work.sign_note(note)
        work.event(action, "chart", note.code, part=note.part, start=note.start.isoformat())
        return note
