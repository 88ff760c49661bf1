"""How we decide together, as stories tell it."""

import streamlit as st

from data import barriers
from pages.parts import heard_view, leading, places, session
from pages.parts.words import cell
from stories.draft import THEME_LABELS, Theme
from stories.trends.heard import Together, Topic

person = session.require(*leading.READERS)

LABELS = {
    Together.SHARED_DECISION: "Tell of a shared decision",
    Together.FAMILY: "Name the person, family or friends among those who did it",
    Together.AGENCIES: "Name another service or agency among those who did it",
    Together.VIEWS: "Say where views differed",
    Together.CHANGED_COURSE: "Say what did not work first",
}
MEANS = (
    "Good decisions are made with people, between services, and with room for views that differ. "
    "This shows how often stories tell of that. A story that does not tell of it may still be one: "
    "the short form does not ask."
)

st.title("How we decide together", anchor=False)
found = heard_view.newest()
st.markdown(MEANS)
heard_view.which_year(found)
heard_view.table(found, LABELS, "Stories that", {"How many": Topic.TOGETHER})
st.markdown(
    "Where views differed stays with the review, so that people may speak openly. It is counted "
    "here and not shown."
)

st.header("Stories to read", anchor=False)
with session.store().read() as connection:
    stories = {
        theme: barriers.told_together(connection, theme, person, session.today())
        for theme in (Theme.SHARED_DECISION, Theme.AGENCIES_TOGETHER, Theme.FAMILY_LED)
    }
for theme, held in stories.items():
    st.subheader(THEME_LABELS[theme], anchor=False)
    if not held:
        st.markdown("No story that you may read tells of this yet.")
    for story_id, title in held:
        places.link("read_story.py", cell(title), story=story_id)
st.caption("The newest stories of each theme that you may read, chosen for no other reason.")
places.link("trends.py", "Back to trends")
