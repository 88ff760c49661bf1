"""The target of an outcome, in words, and for a leader the way to set it."""

import streamlit as st

from pages.parts import messages, session
from stories.actions.targets import set_target
from stories.people import Person, Role
from stories.trends import Reading, telling
from stories.trends.measures import Kind

NOTE = (
    "A target is a promise to people, never a number to beat others by. Setting or changing one "
    "is kept in the record of actions."
)


def show(reading: Reading, person: Person) -> None:
    """What the limits say of the target; nothing where the outcome is a count."""
    if reading.kind is not Kind.SHARE:
        return
    target = reading.chart.target
    if target is not None:
        st.markdown(f"**Target: at least {target:.0f}%.** {telling.target_words(reading)}")
    if Role.LEADER in person.roles and st.toggle("Set a target", key=f"setting-{reading.code}"):
        _form(reading)


def _form(reading: Reading) -> None:
    before = reading.chart.target
    percent = st.number_input(
        "At least this percentage. Empty: no target",
        1,
        100,
        None if before is None else int(before),
        step=1,
        key=f"target-{reading.code}",
    )
    st.caption(NOTE)
    if st.button("Keep this target", key=f"keep-target-{reading.code}"):
        with messages.refusals():
            set_target(
                session.store(), reading.code, percent, by=session.person(), at=session.now()
            )
            said = "taken away" if percent is None else f"at least {percent}%"
            messages.say_next(f"The target is {said}.")
            st.rerun()
