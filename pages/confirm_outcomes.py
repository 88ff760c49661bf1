"""Confirm outcomes: a second person says whether what a colleague recorded is so."""

from functools import partial

import streamlit as st

from data import outcome_queries
from data.outcome_queries import Waiting
from pages.parts import asking, in_turn, messages, places, session
from pages.parts.in_turn import Card
from pages.parts.outcome_words import facts_of
from pages.parts.words import shown
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


def ask(waits: Waiting) -> None:
    """One outcome, and one answer for it; nothing is chosen beforehand."""
    record, kind = waits.record, kinds.get(waits.record.code)
    _, *facts = facts_of(record, kinds, services).split("\n")
    recorded = f"Recorded by {waits.who} on {session.day(record.recorded_at)}"
    shown(" · ".join([*facts, recorded]))
    if kind:
        shown(f"It counts when: {kind.counts_when}")
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


def card(waits: Waiting) -> Card:
    what, when, age, *_ = facts_of(waits.record, kinds, services).split("\n")
    return Card(waits.record.id, what, f"{when} · {age}", partial(ask, waits))


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
in_turn.show(map(card, waiting))
places.link("home.py", "Back to home")
