"""A reviewer's decision. Keys hold the version on screen: a click decides what was seen."""

from collections.abc import Callable

import streamlit as st

from pages.parts import asking, light_edit, messages, places, session
from pages.parts.story_view import Opened
from stories.actions import reviewing
from stories.errors import StoryError
from stories.people import Person
from stories.review import CHECK_LABELS, Check
from stories.story import Story
from stories.telling import REASON_LABELS, ReturnReason

CHOICES = {
    "approve": "Approve it for use inside",
    "return": "Return it, so that the writer can change it and send it again",
    "edit": "Change a few words yourself, so that somebody else can approve it",
    "decline": "Decline it, which ends the story",
}
# What a reviewer answers for, in the order of thinking it through.
CHECKS = {
    "Could somebody be recognised?": (
        Check.SINGLED_OUT,
        Check.LINKED,
        Check.INFERRED,
        Check.INTRUDER,
        Check.INSIDER,
    ),
    "Is it right to tell?": (Check.HARM, Check.LEGAL, Check.CONSENT),
}


def ask(opened: Opened, person: Person, left: int) -> None:
    """One choice first, then only what that choice needs. `left`: what stands in the way."""
    story = opened.story
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
    elif chosen == "edit":
        light_edit.ask(opened, person)
    elif chosen == "return":
        give_back(story, person, reviewing.return_to_writer, "Return", "Returned", key)
    elif chosen == "decline":
        give_back(story, person, reviewing.decline, "Decline", "Declined", key)


def _approve(story: Story, person: Person, left: int, key: str) -> None:
    """The checks that only a person can make."""
    if story.edited_by == person.id:
        st.info("You changed words of this story, so somebody else must approve it.")
        return
    ticked = set()
    for question, checks in CHECKS.items():
        asking.legend(question)
        ticked |= {
            check
            for check in checks
            if st.checkbox(CHECK_LABELS[check], key=f"check-{check}-{key}")
        }
    ready = ticked == set(Check)
    if left:
        st.text(
            "You cannot approve this: words at the top of this page are not dealt with. "
            "Return it, or change a few words."
        )
    elif not ready:
        st.text("Tick every check to approve. If one does not hold, return the story or change it.")
    disabled = bool(left) or not ready
    if st.button("Approve", key=f"approve-{key}", type="primary", disabled=disabled):
        with messages.refusals():
            store, at = session.store(), session.now()
            reviewing.approve(store, story.id, story.version, ticked, by=person, at=at)
            messages.say_next(f"Approved: {story.reference}. It can now be used inside.")
            places.go("review.py")


def give_back(
    story: Story,
    person: Person,
    action: Callable,
    label: str,
    done: str,
    key: str,
    file: str = "review.py",
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
    place = f"words-{key}"
    stands, most = asking.standing(place), asking.BOX_MOST
    words = st.text_area("Words for the writer", stands, key=place, max_chars=most)
    st.caption("Be kind and exact. Leave out names, dates and places.")
    if st.button(label, key=f"{label.lower()}-{key}", type="primary"):
        with messages.refusals():
            if reason is None:
                raise StoryError("Reason: choose one from the list.")
            seen = (story.id, story.version)
            action(session.store(), *seen, reason, words, by=person, at=session.now())
            messages.say_next(f"{done}: {story.reference}. Its writer will see your reason.")
            places.go(file)
