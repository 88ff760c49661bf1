"""Opening a story by the reference that somebody read out or wrote down."""

import streamlit as st

from data import reviews
from pages.parts import asking, messages, places, session
from stories.errors import NotFound


def ask(file: str, why: str) -> None:
    """A box for the reference. Whether the person may read that story, its own page decides."""
    with st.form("by-reference"):
        st.write(why)
        typed = st.text_input(
            "Reference", key="reference", placeholder="MD-XXXX-XXXX", max_chars=asking.LINE_MOST
        )
        pressed = st.form_submit_button("Find it", key="find-reference")
    if pressed:
        with messages.refusals():
            with session.store().read() as connection:
                story_id = reviews.story_by_reference(connection, typed)
            if story_id is None:
                raise NotFound("reference")
            places.go(file, story=story_id)
