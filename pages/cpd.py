"""A record of learning (CPD) from one's own approved story: the regulator's questions."""

import streamlit as st

from data import cpd, queries
from pages.documents.own_copy import cpd_sheet
from pages.parts import cpd_form, messages, places, saving, session
from pages.parts.words import shown
from stories.cpd import cpd_record, still_open
from stories.people import Role

person = session.require(Role.STAFF)
store = session.store()

st.title("Record of learning (CPD)", anchor=False)
if not (asked := st.query_params.get("story")):
    st.info(
        "A record is made from one of your own stories. Open one that was approved under My "
        "stories: the way to its record is there."
    )
    places.link("my_stories.py", "Go to my stories")
    session.stop()
places.link("my_stories.py", "Back to my stories")
with messages.refusals():
    with store.read() as connection:
        story = queries.story_for(connection, asked, person, session.today())
        answers = cpd.cpd_answers(connection, store.keys, story, person)
    shown(f"From your story “{story.title}”, {story.reference}")
    st.write(
        "These are the questions a regulator asks. Every answer is saved as you leave it, sealed, "
        "and nobody else reads it. Leave out what could tell somebody who it is."
    )
    values = cpd_form.ask(story, answers, person)
    st.header("Keep it", anchor=False)
    if problems := still_open(values):
        lines = [f"- {sentence}" for _, sentence in problems]
        st.info("\n".join(["Before you can save it:", "", *lines]))
        session.stop()
    record = cpd_record(story, values, person)
    st.write("Save it, and add it to your own record with your regulator.")
    saving.sheet(cpd_sheet(record, person.name, person.job), "it", f"cpd-{story.reference}")
