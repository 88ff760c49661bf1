"""Clear for outside: the second key. What may go, what may not, then one story's channels."""

import streamlit as st

from pages.parts import (
    by_reference,
    clear_lists,
    clearing,
    places,
    session,
    story_view,
    variants_form,
)
from stories.people import Role
from stories.statuses import IN_USE, Status

person = session.require(Role.GOVERNANCE)

st.title("Clear for outside", anchor=False)
opened = story_view.asked("clear.py", person)
if opened is None:
    st.write(
        "A reviewer has approved these for use inside. You say if each may go outside, and to "
        "which places. Choose only those that the people in it said yes to."
    )
    clear_lists.show(person)
    by_reference.ask("clear.py", "To find one story among many, open it by its reference.")
    session.stop()

left = story_view.show(opened, person)
places.link("consents.py", "Keep the consent of this story", story=opened.story.id)

st.header("Your decision", anchor=False)
story = opened.story
if story.submitted_by == person.id:
    st.info("You told this story, so somebody else must clear it for outside.")
elif story.had_a_part(person):
    st.info("You had a part in this story, so somebody else must decide about it.")
elif story.may_move(Status.CLEARED, person) and story.reviewed_by == person.id:
    st.info("You approved this story, so somebody else must clear it for outside.")
elif story.may_move(Status.CLEARED, person):
    clearing.ask(opened, person, left)
    clearing.give_back(story, person)
elif story.status is Status.CLEARED:
    clearing.take_back(story, person)
else:
    st.info(f"There is nothing to decide. {story_view.state(story)}")
if story.status in IN_USE:
    variants_form.show(story, person)
