"""Read a story that has been approved for use inside, or cleared for outside."""

import streamlit as st

from data import queries
from pages.parts import messages, places, reading, session, story_thanks, talking, trying
from pages.parts.words import fact, shown
from stories.draft import THEME_LABELS
from stories.errors import NotFound
from stories.people import Role
from stories.sections import SECTION_LABELS
from stories.statuses import IN_USE

person = session.require(*Role)

st.title("Read a story", anchor=False)

story = None
with messages.refusals():
    with session.store().read() as connection:
        story = queries.story_for(
            connection, st.query_params.get("story", ""), person, session.today()
        )
    if story.status not in IN_USE:
        story = None
        raise NotFound("story")

    reading.headline(story.title)
    st.caption(f"{story.honesty_label}. {reading.minutes(story)}.")
    if story.content_note:
        with st.container(border=True):
            shown(f"Before you read: this story speaks of {story.content_note}.")

    for section in story.body:
        st.header(SECTION_LABELS[section], anchor=False)
        if kind := reading.kind_line(section, story):
            st.caption(kind)
        reading.told(section, story)

    with st.container(border=True):
        if story.together:
            fact("Who did it together", reading.joined(story.together).capitalize())
        if story.themes:
            fact("What it shows", ", ".join(sorted(THEME_LABELS.get(t, t) for t in story.themes)))
        fact("Outcome", session.outcome_types()[story.outcome].name)
        fact("Reference", story.reference)

    story_thanks.show(story, person)
    talking.over(story)
    trying.ask(story, person)

if story is None:
    st.text(
        "A story is read by as many as its people agreed to: its own team, or everybody who works "
        "here. One that was taken back, or whose time is over, is read by nobody."
    )
places.link("home.py", "Back to home")
