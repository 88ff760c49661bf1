"""Upload returns: drop files, see what was recognised, keep what was derived, undo it."""

import streamlit as st

from data import uploads
from data.store.catalogue import nation_in, outcome_types_in
from pages.parts import (
    asking,
    chosen_files,
    label_form,
    messages,
    places,
    reading_files,
    reading_view,
    room_for_files,
    services_of_returns,
    session,
    staff_beside,
    upload_changes,
    upload_history,
)
from stories.actions import uploading
from stories.people import Role

person = session.require(Role.ANALYST)

READING, TURN = "reading", "reading-turn"
ASKED = "What are these files? Say whether they are all of the return or a part of it."


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
    most = chosen_files.most(room_for_files.RETURN_MOST)
    st.caption(
        f"A file may be up to {most} MB, and all that you choose at once up to "
        f"{room_for_files.PERSON_MOST} MB. Put a larger one into a .zip, which makes it 7 to 26 "
        "times smaller."
    )
    turn = session.recall(TURN, 0)
    files = st.file_uploader(
        "Files of returns",
        accept_multiple_files=True,
        max_upload_size=most,
        key=f"files-{turn}",
    )
    chosen_files.why_not()
    if st.button("Read these files", key="read", type="primary", disabled=not files):
        with messages.refusals():
            session.remember(READING, reading_files.read(files))
            session.remember(TURN, turn + 1)
            chosen_files.tidy(leaving=True)
            st.rerun()


def look(reading) -> None:
    """What was found, what would change, and the choice to keep it."""
    reading_view.recognised(reading.files)
    reading_view.problems(reading)
    label_form.show(reading, person)
    whole, counted = True, bool(reading.outcomes or reading.balancing)
    if counted:
        with session.store().read() as connection:
            kinds = outcome_types_in(connection)
            reading_view.counts(reading, kinds)
            reading_view.cannot_tell(kinds)
            whole = upload_changes.show(uploads.changes(connection, reading), kinds)
    with st.container(horizontal=True):
        keep = counted and st.button("Keep these records", key="keep", type="primary")
        aside = st.button("Put aside and keep nothing", key="aside")
    if keep:
        signed = {"by": person, "at": session.now(), "key": session.key_for(READING)}
        with messages.refusals(), st.spinner("Keeping the records"):
            asking.all_given({ASKED: whole is not None})
            uploading.keep_reading(session.store(), reading, whole=whole, **signed)
            _put_aside("Kept. You can undo it below.")
    if aside:
        _put_aside("Nothing was kept.")


def _put_aside(message: str) -> None:
    session.take(READING)
    session.forget_key(READING)
    messages.say_next(message)
    st.rerun()


st.title("Upload returns", anchor=False)
with session.store().read() as connection:
    nation = nation_in(connection)
if why_not := uploading.why_not_of(nation):
    st.info(why_not)
    places.link("import_rows.py", "Import a spreadsheet")
    session.stop()
if (found := session.recall(READING)) is None:
    drop()
else:
    look(found)
upload_history.show(person)
services_of_returns.show(person)
staff_beside.show()
