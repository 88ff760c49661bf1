"""A reviewer's changed words as the writer sees them, and saying that they changed the meaning."""

import streamlit as st

from pages.parts import messages, session, words
from pages.parts.story_view import Opened
from stories.actions import editing
from stories.differences import marked
from stories.people import Person
from stories.sections import SECTION_LABELS


def show(opened: Opened, person: Person) -> None:
    """Who changed words and when, each difference, and the way back; nothing where none stands."""
    story, edits = opened.story, opened.tellings.edits
    if story.edited_by is None:
        return
    latest = edits[-1]
    with st.container(border=True, gap="small"):
        st.markdown("**A reviewer changed a few of your words**")
        words.shown(f"{latest.who}, reviewer, on {session.day(latest.at)}")
        st.caption("Struck through was taken out; marked was put in.")
        for section, told in story.words.items():
            before = opened.tellings.written.get(section, "")
            if before != told.text:
                st.caption(SECTION_LABELS[section])
                st.markdown(words.with_marks(marked(before, told.text)))
        st.text("Is this still what you meant? If it is, there is nothing to do.")
        if st.button("This changes my meaning", key=f"restore-{story.id}-{story.version}"):
            _restore(opened, person)


def _restore(opened: Opened, person: Person) -> None:
    with messages.refusals():
        story = opened.story
        editing.restore_words(session.store(), story.id, story.version, by=person, at=session.now())
        messages.say_next("Your own words stand again, and a reviewer reads them anew.")
        st.rerun()
