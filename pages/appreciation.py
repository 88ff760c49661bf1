"""Thanks to you: private words from writers of stories that you had a part in."""

import streamlit as st

from data import appreciation, queries
from pages.parts import places, session
from pages.parts.words import cell, named, shown
from stories.people import Role

person = session.require(*Role)
today = session.today()
with session.store().read() as connection:
    found = appreciation.for_person(connection, person, today)
    tries = {
        each.story_id: appreciation.tries_of(
            connection, queries.story_for(connection, each.story_id, person, today), person
        )
        for each in found
        if each.reference
    }

st.title("Thanks to you", anchor=False)
st.write(
    "When a colleague tells a story that you had a part in, and it is approved, their thanks "
    "stand here. Only you see this page, and nobody counts it."
)
if not found:
    st.info("Nothing yet. When somebody lists you as part of a story, you will find it here.")
for each in found:
    with st.container(border=True, gap="xsmall"):
        shown(each.line or "Thank you for your part in this.")
        if not each.reference:
            st.caption(f"{cell(each.writer)}, {session.day(each.approved_at)}")
            st.text("The story itself stays with the review: nobody agreed to more readers.")
            continue
        st.caption(f"{cell(each.writer)}, {session.day(each.approved_at)}, about the story:")
        named(each.title, each.story_id)
        for said in tries[each.story_id]:
            st.caption(f"{cell(said.who)} will try:")
            shown(said.words)
        places.link("read_story.py", "Read this story", story=each.story_id)
places.link("thanks.py", "Back to thanks")
