"""What goes soon because its time is over, and a way to keep it longer."""

from collections.abc import Sequence

import streamlit as st

from pages.parts import messages, session, words
from stories.actions import keeping
from stories.keeping import KEPT_LABELS, LONGER_MONTHS, STAYS, Due
from stories.people import Person

MOST_SHOWN = 100


def show(every: Sequence[Due], named: Sequence[str], person: Person) -> None:
    """All of it, and of the soonest what each is called and a way to keep it longer."""
    st.header("Going within 30 days", anchor=False)
    if not every:
        st.text("Nothing goes within 30 days.")
    for due, called in zip(every, named, strict=False):
        with st.container(border=True, gap="xsmall"):
            words.fact(KEPT_LABELS[due.kind] + (f", {called}" if called else ""), STAYS[due.kind])
            st.text(f"Goes on {session.day(due.day)}.")
            key = f"longer-{due.kind}-{due.subject_id}"
            label = f"Keep {LONGER_MONTHS} months longer"
            if st.button(label, key=key):
                with messages.refusals():
                    signed = {"by": person, "at": session.now()}
                    later = keeping.keep_longer(session.store(), due.kind, due.subject_id, **signed)
                    messages.say_next(f"Kept until {session.day(later.day)}.")
                    st.rerun()
    if len(every) > len(named):
        st.text(f"These are the soonest {len(named)} of {len(every)}.")
