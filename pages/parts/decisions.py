"""A reviewer's decision. Keys hold the version on screen: a click decides what was seen."""

from collections.abc import Callable

import streamlit as st

from pages.parts import messages, places, session
from stories.actions import reviewing
from stories.errors import StoryError
from stories.people import Person
from stories.story import REASON_LABELS, ReturnReason, Story

CHOICES = {
    "approve": "Approve it for use inside",
    "return": "Return it, so that the writer can change it and send it again",
    "decline": "Decline it, which ends the story",
}
CHECKS = (
    "Someone who knows these people could not recognise them",
    "A stranger with the internet could not find out who they are",
    "It tells no more detail of harm than it needs",
    "The consent fits the people in it and where it may be used",
)


def ask(story: Story, person: Person, left: int) -> None:
    """One choice first, then only what that choice needs. `left`: findings not dealt with."""
    key = f"{story.id}-{story.version}"
    chosen = st.radio(
        "What do you decide?",
        list(CHOICES),
        index=None,
        format_func=CHOICES.get,
        key=f"decision-{key}",
    )
    if chosen == "approve":
        _approve(story, person, left, key)
    elif chosen == "return":
        _give_back(story, person, reviewing.return_to_writer, "Return", "Returned", key)
    elif chosen == "decline":
        _give_back(story, person, reviewing.decline, "Decline", "Declined", key)


def _approve(story: Story, person: Person, left: int, key: str) -> None:
    """Four checks that only a person can make."""
    ticked = [st.checkbox(check, key=f"check-{n}-{key}") for n, check in enumerate(CHECKS, 1)]
    if left:
        st.text("You cannot approve this: the fresh look found words not dealt with. Return it.")
    elif not all(ticked):
        st.text("Tick all four to approve. If one does not hold, return the story.")
    ready = all(ticked) and not left
    if st.button("Approve", key=f"approve-{key}", type="primary", disabled=not ready):
        with messages.refusals():
            reviewing.approve(session.store(), story.id, story.version, by=person, at=session.now())
            _back_to_the_queue(f"Approved: {story.reference}. It can now be used inside.")


def _give_back(
    story: Story, person: Person, action: Callable, label: str, done: str, key: str
) -> None:
    """A reason from the list, and words for the writer."""
    reason = st.selectbox(
        "Reason",
        list(ReturnReason),
        index=None,
        format_func=REASON_LABELS.get,
        placeholder="Choose a reason",
        key=f"reason-{key}",
    )
    words = st.text_area("Words for the writer", key=f"words-{key}")
    st.caption("Be kind and exact. Leave out names, dates and places.")
    if st.button(label, key=f"{label.lower()}-{key}", type="primary"):
        with messages.refusals():
            if reason is None:
                raise StoryError("Reason: choose one from the list.")
            seen = (story.id, story.version)
            action(session.store(), *seen, reason, words, by=person, at=session.now())
            _back_to_the_queue(f"{done}: {story.reference}. Its writer will see your reason.")


def _back_to_the_queue(message: str) -> None:
    messages.say_next(message)
    places.go("review.py")
