"""Figures: how they are published, publishing the next edition, and how small is too small."""

import streamlit as st

from data import figures
from pages.parts import messages, places, session
from stories.actions.figures import PUBLISHERS, publish_figures, raise_threshold
from stories.days import day_of
from stories.people import Role
from stories.trends.disclosure import LARGEST_THRESHOLD

person = session.require(Role.LEADER, Role.ANALYST, Role.GOVERNANCE, Role.ADMIN)

HOW = """
Leaders read editions, not counts that move with every record. That protects the people counted:

- Counts of 1 to {most} are hidden. Sometimes another count is hidden with them, so that a hidden
  one cannot be worked out from a total.
- Everybody reads the same edition, so two views of it cannot be subtracted from each other.
- What an edition says of a month changes in a later one only by nothing or by {least} or more, and
  what was hidden stays hidden. A late record may therefore wait until enough have come.
- Small numbers are put together: an outcome that is rare is shown by quarter or by year.
"""

st.title("Figures", anchor=False)
messages.said()
with session.store().read() as connection:
    newest = figures.latest_edition(connection)
    least = figures.threshold_of(connection)
st.markdown(HOW.format(most=least - 1, least=least))
if newest:
    day = session.day(newest.published_at)
    st.markdown(f"**The newest edition is number {newest.number}, published on {day}.**")
else:
    st.info("No edition has been published yet.")

if person.roles.intersection(PUBLISHERS):
    st.header("Publish an edition", anchor=False)
    st.markdown(
        "It takes in every month that is over. Publish once a month, when records are in. "
        "It may take up to a minute."
    )
    if newest and day_of(newest.published_at) >= session.today().replace(day=1):
        st.text("No month has ended since the newest. Publish again only where records came late.")
    if st.button("Publish the figures", type="primary", key="publish"):
        with messages.refusals(), st.spinner("Counting"):
            number = publish_figures(session.store(), by=person, at=session.now())
            messages.say_next(f"Edition {number} is published.")
            st.rerun()

if Role.ADMIN in person.roles:
    st.header("How small is too small", anchor=False)
    st.markdown("This can be raised, and never lowered. It holds from the next edition on.")
    choices = list(range(least, LARGEST_THRESHOLD + 1))
    threshold = st.selectbox("Hide counts below", choices, key="threshold")
    if st.button("Save", key="save-threshold", disabled=threshold == least):
        with messages.refusals():
            raise_threshold(session.store(), threshold, by=person, at=session.now())
            messages.say_next(f"From the next edition on, counts below {threshold} are hidden.")
            st.rerun()

if person.roles & places.LEADING:
    places.link("trends.py", "See the trends")
places.link("home.py", "Back to home")
