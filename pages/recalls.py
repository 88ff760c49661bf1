"""Call back: stories that may not be used any more, where they were used, and what became of it."""

import streamlit as st

from data import consents as consents_of
from pages.parts import places, recall_list, session
from stories.people import Role
from stories.recall import ANSWERERS

person = session.require(*ANSWERERS)

st.title("Call back", anchor=False)
st.markdown(
    "These stories may not be used any more. For each use, send the note, and tick it off when "
    "you know what became of it."
)
with session.store().read() as connection:
    waiting = consents_of.called_back(connection, answered=False)
    answered = consents_of.called_back(connection, answered=True)
    coming = consents_of.coming_down(connection, session.today())
if waiting:
    recall_list.show(waiting, person, name_story=True)
else:
    st.info("Nothing is to be called back. A story comes up here when somebody takes it back.")
if coming:
    st.header("To be taken down soon", anchor=False)
    recall_list.show(coming, person, name_story=True, coming=True)
if answered:
    with st.expander(f"Answered already ({len(answered)})"):
        recall_list.show(answered, person, name_story=True)
if Role.GOVERNANCE in person.roles:
    places.link("consents.py", "All consent")
places.link("home.py", "Back to home")
