"""Keeping: how long words and names are kept, what goes soon, and doing what is due."""

from datetime import timedelta

import streamlit as st

from data import keeping as keeping_of
from pages.parts import going_soon, messages, places, session
from stories.actions import keeping
from stories.errors import StoryError
from stories.keeping import (
    COUNTED_FROM,
    DRAFT_DAYS,
    FEWEST,
    KEPT_LABELS,
    MOST,
    STAYS,
    Kept,
    is_in_doubt,
)
from stories.people import Role

person = session.require(*keeping.KEEPERS)
RUN_EVERY = timedelta(days=2)


def run(ran, waiting: int) -> None:
    """When it last ran, how many things wait for it, and a button that does them now."""
    st.header("The daily run", anchor=False)
    if ran is None:
        st.warning("It has never run. Ask whoever runs the service to start it once a day.")
    elif is_in_doubt(ran, session.now()):
        st.warning(
            f"It last ran on {session.day(ran)}, and by this clock today is "
            f"{session.day(session.now())}. Because the clock may be wrong, it waits until you "
            "press the button here."
        )
    elif session.now() - ran > RUN_EVERY:
        st.warning(f"It last ran on {session.day(ran)}. It should run once a day.")
    else:
        st.text(f"It last ran on {session.day(ran)} at {session.clock(ran)}.")
    st.text(f"Waiting for the next run: {waiting}." if waiting else "Nothing waits for it today.")
    if st.button("Do what is due now", key="run", type="primary"):
        with messages.refusals(), st.spinner("Doing what is due"):
            done = keeping_of.now(session.store(), session.now(), person)
            if done is None:
                raise StoryError("The daily run is at work just now. Try again in a few minutes.")
            messages.say_next(done.sentence)
            st.rerun()


def times(months: dict[Kept, int]) -> None:
    st.header("How long things are kept", anchor=False)
    st.text(f"Drafts are deleted {DRAFT_DAYS} days after they were last saved.")
    with st.form("months", border=False):
        asked = {}
        for kind, label in KEPT_LABELS.items():
            asked[kind] = st.number_input(
                f"{label}: months {COUNTED_FROM[kind]}",
                FEWEST,
                MOST,
                months[kind],
                key=f"months-{kind}",
            )
            st.caption(STAYS[kind])
        pressed = st.form_submit_button("Save these times", key="save-months")
    if pressed:
        with messages.refusals():
            for kind in (kind for kind in Kept if asked[kind] != months[kind]):
                signed = {"by": person, "at": session.now()}
                keeping.set_months(session.store(), kind, asked[kind], **signed)
            messages.say_next("Saved. Whatever goes is still announced 30 days before.")
            st.rerun()


st.title("Keeping", anchor=False)
st.markdown(
    "Words and names are kept for a time and then removed for good. What goes is announced here "
    "30 days before, and each removal is in the record of actions."
)
with session.store().read() as connection:
    soon = keeping_of.near(connection, session.today())
    named = [keeping_of.called(connection, due) for due in soon[: going_soon.MOST_SHOWN]]
    ran, left = keeping_of.last_run(connection), keeping_of.waiting(connection, session.now())
    set_months = keeping_of.months(connection)
going_soon.show(soon, named, person)
run(ran, left)
times(set_months)
if Role.GOVERNANCE in person.roles:
    st.header("When somebody asks", anchor=False)
    places.link("what_is_held.py", "Show, correct or erase what is held on a person")
places.link("home.py", "Back to home")
