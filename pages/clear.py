"""Clear for outside: the second key. Two lists, then one story and its channels."""

import streamlit as st

from data import queries
from data.queries import StoryCard
from pages.parts import by_reference, clearing, places, session, story_view, variants_form
from stories.people import Role
from stories.statuses import IN_USE, Status

person = session.require(Role.GOVERNANCE)

MOST_SHOWN = 30


def cards(status: Status, nothing: str) -> None:
    """The stories at a status, oldest approval first."""
    with session.store().read() as connection:
        found = queries.stories_at(connection, status)
    if not found:
        st.info(nothing)
    for card in sorted(found, key=lambda each: each.reviewed_at)[:MOST_SHOWN]:
        story_view.card("clear.py", card, approved(card), own=card.submitted_by == person.id)
    if len(found) > MOST_SHOWN:
        st.text(f"These are the oldest {MOST_SHOWN} of {len(found)}.")


def approved(card: StoryCard) -> str:
    return f"approved on {session.day(card.reviewed_at)}"


st.title("Clear for outside", anchor=False)
opened = story_view.asked("clear.py", person)
if opened is None:
    st.write(
        "A reviewer has approved these for use inside. You say whether each may go outside, and "
        "where: only where the people in it agreed."
    )
    st.header("Approved, for use inside", anchor=False)
    cards(Status.APPROVED, "No approved story is waiting. One comes up here after its review.")
    st.header("Cleared for outside", anchor=False)
    cards(Status.CLEARED, "No story is cleared yet. Open an approved one to clear it.")
    by_reference.ask("clear.py", "To find one story among many, open it by its reference.")
    st.stop()

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
