"""What got in the way, as stories name it: a list for leaders, of systems and never of people."""

import streamlit as st

from data import barriers
from pages.parts import leading, places, session
from pages.parts.words import cell, shown
from stories.trends.barriers import BARRIER_LABELS, Barrier, barriers_in

person = session.require(*leading.READERS)

INTRO = (
    "Approved stories say what did not work first. Read these as questions about our ways of "
    "working: what can only leaders change? They come from stories that ended well, so what "
    "stopped others is not here. A story may stand in more than one group."
)
FEW = 3  # of each group, so that every group is seen; all of one that is chosen


def one(each: barriers.Told) -> None:
    """What one story says, with its service and the way to the whole of it."""
    with st.container(border=True, gap="small"):
        shown(each.words)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(cell(services.get(each.service, each.service)), width="content")
            places.link("read_story.py", "Read the story", story=each.story_id)


st.title("What got in the way", anchor=False)
services = session.services()
with session.store().read() as connection:
    told = barriers.told(connection, person, session.today())
if not told:
    st.info(
        "No story that you may read says yet what did not work first. The long form asks for it: "
        "“What did not work first”."
    )
    places.link("trends.py", "Back to trends")
    session.stop()

st.markdown(INTRO)
by_kind: dict[Barrier, list[barriers.Told]] = {kind: [] for kind in Barrier}
for each in told:
    for kind in barriers_in(each.words):
        by_kind[kind].append(each)
named = {kind: found for kind, found in by_kind.items() if found}
chosen = st.pills("Show", list(named), format_func=BARRIER_LABELS.get, key="kind", default=None)
for kind, found in named.items():
    if chosen in (None, kind):
        st.header(BARRIER_LABELS[kind], anchor=False)
        shown_here = found if chosen else found[:FEW]
        for each in shown_here:
            one(each)
        if left := len(found) - len(shown_here):
            st.caption(f"{left} more: choose “{BARRIER_LABELS[kind]}” above to read all of them.")
st.caption(
    "Sorted by the words that stories use, which is a first sorting and may be wrong. "
    f"At most {barriers.MOST} are shown, from the newest {barriers.LOOKED_AT:,} approved stories."
)
places.link("trends.py", "Back to trends")
