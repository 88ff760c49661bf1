"""Chosen stories: what a panel chose each month, who chose and why; and recording a choice."""

import streamlit as st

from data import panel
from pages.parts import asking, panel_view, places, session
from stories.panel import RECORDERS
from stories.people import Role

person = session.require(*Role)

WORDS_MOST = 200

st.title("Chosen stories", anchor=False)
st.markdown(
    "Each month a mixed panel reads the stories approved in it, chooses the one that mattered "
    "most, and says why. The reasons are what we learn."
)
if person.roles & RECORDERS:
    panel_view.record(person)

with session.store().read() as connection:
    found = panel.choices(connection, person, session.today())
typed = ""
if found:
    asks = "Find a choice by words in its reasons"
    typed = asking.looked_for(asks, "words", WORDS_MOST)
if typed:
    with session.store().read() as connection:
        found = panel.choices(connection, person, session.today(), typed)
if not found and typed:
    st.info("No reason holds all of these words. Try fewer.")
elif not found:
    st.info("No panel has chosen yet. The first choice comes up here with its reasons.")
for chosen in found:
    with st.container(border=True, gap="small"):
        panel_view.shown(chosen)
        panel_view.take_back(chosen, person)
places.link("home.py", "Back to home")
