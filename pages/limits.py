"""Limits: how much one person may do in a time, so that nobody can fill or empty the service."""

import streamlit as st

from data.store.limits import limits_in
from pages.parts import messages, places, session
from stories.actions import settling
from stories.limits import FEWEST, LIMITS, MOST
from stories.people import Role

person = session.require(Role.ADMIN)
with session.store().read() as connection:
    now = limits_in(connection)

st.title("Limits for one person", anchor=False)
st.write(
    "These limits are far above what work needs. They stop a program, or an account that somebody "
    "else got hold of. Whoever meets one is told when to go on, and loses nothing."
)
with st.form("limits", border=False):
    asked = {
        kind: st.number_input(
            f"{limit.label}: most per {limit.per}",
            FEWEST,
            MOST,
            now[kind],
            key=f"most-{kind}",
        )
        for kind, limit in LIMITS.items()
    }
    pressed = st.form_submit_button("Save these limits", type="primary", key="save-limits")
if pressed:
    with messages.refusals():
        for kind in (each for each in LIMITS if asked[each] != now[each]):
            signed = {"by": person, "at": session.now()}
            settling.set_limit(session.store(), kind, asked[kind], **signed)
        messages.say_next("Saved. They hold from now on.")
        st.rerun()
places.link("set_up.py", "Back to Set up")
