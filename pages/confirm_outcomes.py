"""Confirm outcomes: a second person says whether what a colleague recorded is so."""

import streamlit as st

from data import outcome_queries
from pages.parts import asking, messages, places, session
from pages.parts.outcome_words import facts_of
from pages.parts.words import named, shown
from stories.actions import recording
from stories.errors import StoryError
from stories.people import Role

person = session.require(Role.STAFF, Role.REVIEWER)
kinds, services = session.outcome_types(), session.services()

YES, NO = "yes", "no"
ANSWERS = {
    YES: "Yes, I have checked and it is so",
    NO: "No, I could not find that it is so. It will not count",
}
SAID = {YES: "Confirmed. It counts from now on.", NO: "Kept, and not counted."}


def ask(record) -> None:
    """One answer for one outcome; nothing is chosen beforehand."""
    answer = asking.choice(
        "Is it so, as the words above say?", ANSWERS, f"answer-{record.id}", radio=True
    )
    if st.button("Save this answer", key=f"save-{record.id}"):
        with messages.refusals():
            if answer is None:
                raise StoryError("Choose one of the two answers first.")
            recording.confirm_outcome(
                session.store(), record.id, answer == YES, by=person, at=session.now()
            )
            messages.say_next(SAID[answer])
            st.rerun()


st.title("Confirm outcomes", anchor=False)
st.markdown(
    "No return can show these outcomes, so a second person looks before they count. Check the "
    "record or ask the worker. You cannot confirm what you recorded yourself."
)
chosen = None
if person.service:
    mine = st.toggle("Only my service", value=True, key="mine")
    chosen = [person.service] if mine else None
with session.store().read() as connection:
    waiting = outcome_queries.to_confirm(connection, person, chosen)
if not waiting:
    st.info("Nothing waits for a second person here.")
for each in waiting:
    with st.container(border=True, gap="small"):
        what, *facts = facts_of(each.record, kinds, services).split("\n")
        named(what, each.record.id)
        shown("\n".join(facts))
        kind = kinds.get(each.record.code)
        shown(f"It counts when: {kind.counts_when}" if kind else "")
        shown(f"Recorded by {each.who} on {session.day(each.record.recorded_at)}")
        ask(each.record)
places.link("home.py", "Back to home")
