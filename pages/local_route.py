"""The local route: whom to tell when somebody is at risk now, as everybody who writes sees it."""

import streamlit as st

from data import people
from pages.parts import asking, at_risk, messages, session
from stories.actions import settling
from stories.people import Role

person = session.require(Role.ADMIN)
with session.store().read() as connection:
    now = people.local_route(connection)

st.title("Local route", anchor=False)
st.write(
    "This is shown at once to whoever writes that somebody may be at risk now, and on the page "
    "where a story begins. Write it for a person who is in a hurry: whom to call, on which number, "
    "by day and by night, for children and for adults."
)
words = st.text_area(
    "Whom to tell, and how", now, max_chars=asking.BOX_MOST, height=200, key="route"
)
if st.button("Save the local route", key="save", type="primary"):
    with messages.refusals():
        settling.set_local_route(session.store(), words, by=person, at=session.now())
        messages.say_next("Saved. Everybody who writes sees it from now on.")
        st.rerun()

st.header("As it is shown now", anchor=False)
at_risk.route("Somebody may be at risk now. Do this first.")
