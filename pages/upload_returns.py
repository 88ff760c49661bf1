"""Upload returns: drop files, see what was recognised, keep what was derived, undo it."""

import streamlit as st

from data import uploads
from data.store.catalogue import outcome_types_in
from pages.parts import label_form, messages, reading_files, reading_view, session
from stories.actions import uploading
from stories.people import Role

person = session.require(Role.ANALYST)

READING, TURN = "reading", "reading-turn"
LARGEST_MB = 400


def drop() -> None:
    """Files in, a reading out; nothing is kept yet."""
    st.markdown(
        "Drop the children in need census, the SSDA903, Annex A, client level data, or SAC and "
        "ASCOF tables. Drop every year and return you have **together**: only then can we see "
        "whether a plan was replaced by care, and who came back."
    )
    st.caption(
        "We read the files, keep counts and codes, and throw the files away. No name, date of "
        "birth, postcode or worker is kept. Identifiers become codes that only this service's key "
        "can make."
    )
    turn = session.recall(TURN, 0)
    files = st.file_uploader(
        "Files of returns",
        accept_multiple_files=True,
        max_upload_size=LARGEST_MB,
        key=f"files-{turn}",
    )
    if st.button("Read these files", key="read", type="primary", disabled=not files):
        with messages.refusals():
            session.remember(READING, reading_files.read(files))
            session.remember(TURN, turn + 1)
            st.rerun()


def look(reading) -> None:
    """What was found, what would change, and the choice to keep it."""
    reading_view.recognised(reading.files)
    reading_view.problems(reading)
    label_form.show(reading, person)
    if reading.outcomes or reading.balancing:
        with session.store().read() as connection:
            kinds = outcome_types_in(connection)
            reading_view.counts(reading, kinds)
            reading_view.cannot_tell(kinds)
            reading_view.will_change(uploads.changes(connection, reading))
        if st.button("Keep these records", key="keep", type="primary"):
            key = session.key_for(READING)
            with messages.refusals():
                signed = {"by": person, "at": session.now(), "key": key}
                uploading.keep_reading(session.store(), reading, **signed)
                _put_aside()
                messages.say_next("Kept. You can undo it below.")
                st.rerun()
    if st.button("Put aside and keep nothing", key="aside"):
        _put_aside()
        st.rerun()


def _put_aside() -> None:
    session.take(READING)
    session.forget_key(READING)


def before() -> None:
    """The history, and a way back."""
    st.header("Uploads so far", anchor=False)
    with session.store().read() as connection:
        lines = uploads.history(connection)
    if not lines:
        st.info("Nothing has been uploaded yet. Uploads stand here once you keep one.")
        return
    shown = [reading_view.line(each) for each in lines]
    st.table(shown, hide_index=True, border="horizontal", alt="Uploads, newest first")
    standing = {each.id: f"Upload {each.number}" for each in lines if not each.undone_at}
    if not standing:
        return
    with st.form("undo"):
        chosen = st.selectbox(
            "Undo an upload", standing, format_func=standing.get, key="undo-which"
        )
        st.caption("Its records no longer count. What they replaced counts again.")
        pressed = st.form_submit_button("Undo this upload", key="undo")
    if pressed:
        with messages.refusals():
            uploading.undo_upload(session.store(), chosen, by=person, at=session.now())
            messages.say_next(f"{standing[chosen]} is undone.")
            st.rerun()


st.title("Upload returns", anchor=False)
if (found := session.recall(READING)) is None:
    drop()
else:
    look(found)
before()
