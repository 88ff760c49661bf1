"""Uploads of returns so far, and taking one back."""

import streamlit as st

from data import uploads
from data.uploads import UploadLine
from pages.parts import messages, places, plain_html, session
from stories.actions import uploading
from stories.people import Person

COLUMNS = ("Upload", "Files", "What became of it")


def show(person: Person) -> None:
    """The history, and a way back."""
    st.header("Uploads so far", anchor=False)
    with session.store().read() as connection:
        lines = uploads.history(connection)
    if not lines:
        st.info("Nothing has been uploaded yet. Uploads stand here once you keep one.")
        return
    table = plain_html.table(COLUMNS, [_row(each) for each in lines], "Uploads, newest first")
    plain_html.show(table)
    st.caption("Leaders see what was kept, or undone, in the next edition of the figures.")
    places.link("publish_figures.py", "Publish the figures")
    standing = {each.id: each for each in lines if not each.undone_at}
    if standing:
        _undo(standing, person)


def _row(each: UploadLine) -> tuple[str, ...]:
    became = f"{each.outcomes + each.facts:,} records, kept by {each.who}"
    if each.undone_at:
        became += f". Undone on {session.day(each.undone_at)}"
    elif not each.whole:
        became += ". A part of the return"
    return _name(each), ", ".join(each.files), became


def _name(each: UploadLine) -> str:
    return f"Upload {each.number}, {session.day(each.at)}, {session.clock(each.at)}"


def _undo(standing: dict[str, UploadLine], person: Person) -> None:
    with st.form("undo"):
        chosen = st.selectbox(
            "Undo an upload",
            standing,
            format_func=lambda upload: _name(standing[upload]),
            key="undo-which",
        )
        st.caption(
            "Its records no longer count. What they replaced, and what was no longer in it, "
            "counts again."
        )
        pressed = st.form_submit_button("Undo this upload", key="undo")
    if pressed:
        with messages.refusals():
            with st.spinner("Undoing it"):
                uploading.undo_upload(session.store(), chosen, by=person, at=session.now())
            messages.say_next(f"Upload {standing[chosen].number} is undone.")
            st.rerun()
