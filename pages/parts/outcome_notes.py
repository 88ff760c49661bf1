"""Dated notes on a chart, and decisions that a new phase begins: by people, with a reason."""

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from data import queries
from data.store import Store
from data.store.notes import notes_from_lists, notes_of
from pages.parts import asking, messages, session
from pages.parts.chart_rows import letter
from pages.parts.leading import Published
from pages.parts.words import shown
from stories.actions import noting
from stories.errors import StoryError, UnresolvedFindings
from stories.people import Person
from stories.redaction import redact
from stories.text import tidy
from stories.trends import Reading
from stories.trends.grain import Grain, name_of
from stories.trends.notes import NOTE_LABELS, Note, NoteKind

ADDED = "Your note is on the chart."
WAITS = "Your decision is kept. It moves the limits once a second person agrees."


def of(reading: Reading, part: str, held: Published) -> tuple[Note, ...]:
    """What people noted, and what the list of services says, in order of date."""
    return _of(session.store(), held.at, reading.code, part, reading.grain)


@lru_cache(maxsize=64)
def _of(store: Store, _at: int, code: str, part: str, grain: Grain) -> tuple[Note, ...]:
    with store.read_copy() as connection:
        written = notes_of(connection, code, part)
        told = notes_from_lists(connection, code, part, grain)
    return tuple(sorted([*told, *written], key=lambda note: note.start))


def show(reading: Reading, part: str, notes: Sequence[Note], person: Person) -> None:
    """What people have noted, and for those who may, a form for another note."""
    may = bool(person.roles.intersection(noting.MAY_NOTE))
    if not notes and not may:
        return
    st.subheader("What happened when", anchor=False)
    st.caption("A note beside a change does not say that one made the other.")
    names = _names() if notes else {}
    for number, note in enumerate(notes):
        _row(letter(number), note, reading, names, person if may else None)
    if may:
        key = f"adding-{reading.code}-{part}"
        if st.toggle("Add a note to the chart", key=key):
            _form(reading, part, person)


def _names() -> dict[str, str]:
    with session.store().read() as connection:
        return queries.names(connection)


def _row(sign: str, note: Note, reading: Reading, names: dict, person: Person | None) -> None:
    with st.container(border=True, gap="small"):
        what = "A new phase begins" if note.kind is NoteKind.REBASE else "Noted"
        what = "The service changed" if note.from_lists else what
        st.markdown(f"**{sign}. {name_of(note.start, reading.grain)}. {what}**")
        shown(note.words.text)
        signed = f"{names.get(note.written_by, 'Somebody')}, {session.day(note.written_at)}"
        if note.agreed_by:
            signed += f". Agreed by {names.get(note.agreed_by)}, {session.day(note.agreed_at)}"
        shown(signed)
        if note.worse:
            begin = name_of(note.start, reading.grain)
            st.markdown(f"The new phase is worse than before {begin}. That stays on the chart.")
        if person is None or note.from_lists:
            return
        if note.waits and note.written_by != person.id:
            _button("I agree that the limits start anew here", "agree", note, noting.agree_to_note)
        elif note.waits:
            st.markdown("It waits for a second person, because the new phase looks worse.")
        _button("Take this off the chart", "end", note, noting.end_note)


def _button(label: str, name: str, note: Note, action) -> None:
    if st.button(label, key=f"{name}-{note.id}"):
        with messages.refusals():
            action(session.store(), note.id, by=session.person(), at=session.now())
            st.rerun()


def _form(reading: Reading, part: str, person: Person) -> None:
    starts = [moment.start for moment in reading.moments]
    key = f"{reading.code}-{part}"
    start = st.selectbox(
        "When",
        starts[::-1],
        format_func=lambda each: name_of(each, reading.grain),
        key=f"when-{key}",
    )
    kind = st.radio(
        "What kind of note", NOTE_LABELS, format_func=NOTE_LABELS.get, key=f"kind-{key}"
    )
    words = st.text_area(
        "What happened, in a sentence. No names, places or dates: the chart shows the date",
        asking.standing(f"words-{key}"),
        key=f"words-{key}",
        max_chars=asking.BOX_MOST,
    )
    if st.button("Add this note", key=f"add-{key}"):
        with messages.refusals():
            note = _add(reading, part, NoteKind(kind), start, words, person)
            session.forget_key(f"note-{key}")
            messages.say_next(WAITS if note.waits else ADDED)
            st.rerun()


def _add(reading: Reading, part: str, kind: NoteKind, start, words: str, person: Person) -> Note:
    try:
        told = redact(tidy(words), {})
    except UnresolvedFindings as error:
        raise StoryError(
            f"{len(error.findings)} of these words could identify somebody, or say when or where. "
            "Say it without names, places, ages and dates."
        ) from None
    return noting.add_note(
        session.store(),
        reading,
        part,
        kind,
        start,
        told,
        by=person,
        at=session.now(),
        key=session.key_for(f"note-{reading.code}-{part}"),
    )
