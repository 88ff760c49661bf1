"""Setting up: an administrator is led through what an organisation says before anybody writes."""

import streamlit as st

from data.store.settings import organisation_in
from pages.parts import messages, places, session, set_up_said, set_up_steps, words
from stories.organisation import STEP_LABELS, Step
from stories.people import Role

person = session.require(Role.ADMIN)
with session.store().read() as connection:
    here = organisation_in(connection)
asked = st.query_params.get("step", "")

if asked in set(Step):
    step = Step(asked)
    places.link("set_up.py", "All steps")
    st.title(STEP_LABELS[step], anchor=False)
    st.caption(f"Step {list(Step).index(step) + 1} of {len(Step)}. Each step is kept by itself.")
    with messages.refusals():
        if set_up_steps.ask(step, here, person):
            set_up_steps.go_on(step)
    session.stop()

st.title("Set up", anchor=False)
left = here.left
st.write(
    f"{len(Step) - len(left)} of {len(Step)} steps are done. Do them in any order, and stop when "
    "you like: what is done is kept."
    if left
    else "Every step is done. You can change any of them later."
)
if left and st.button(f"Go on with: {STEP_LABELS[left[0]]}", key="go-on", type="primary"):
    places.go("set_up.py", step=left[0])
told = set_up_said.of_each(here)
for step in Step:
    with st.container(border=True, gap="xsmall"):
        words.fact(STEP_LABELS[step], "To do" if step in left else f"Done. {told[step]}".strip())
        if step in left:
            st.caption(set_up_said.WHY[step])
        verb = "Do this" if step in left else "Open"
        places.link("set_up.py", f"{verb}: {STEP_LABELS[step].lower()}", step=step)
st.caption(
    "Who may do what is said under People and roles. Types of outcome can be worded for you in "
    "the Catalogue of outcomes."
)
places.link("people.py", "People and roles")
places.link("limits.py", "Limits for one person")
places.link("home.py", "Back to home")
