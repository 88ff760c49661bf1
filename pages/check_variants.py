"""Check shorter versions: a second person's approval, each beside the story it comes from."""

import streamlit as st

from data import variants
from data.variants import Waiting
from pages.parts import messages, places, session, story_view, words
from stories.actions import shortening
from stories.people import Role
from stories.variants import FORM_LABELS

person = session.require(Role.REVIEWER, Role.GOVERNANCE)

CHECKS = (
    "Nobody could be recognised from it, alone or beside the full story",
    "It is true to the story: no better and no worse than it was",
)


def ask(waiting: Waiting) -> None:
    """Both checks for an approval; taking it away needs two clicks as well."""
    variant, story = waiting.variant, waiting.story
    key = f"{variant.id}-{variant.version}"
    st.markdown(f"**{FORM_LABELS[variant.form]}** · {words.cell(story.reference)}")
    words.shown(variant.text)
    st.caption(words.cell(f"Written by {waiting.writer} on {session.day(variant.written_at)}"))
    with st.expander(f"The story it comes from: {story.reference}"):
        story_view.told(story)
    ticked = [st.checkbox(check, key=f"{number}-{key}") for number, check in enumerate(CHECKS)]
    signed = {"by": person, "at": session.now()}
    if st.button(
        "Approve this version", key=f"approve-{key}", type="primary", disabled=not all(ticked)
    ):
        with messages.refusals():
            shortening.approve_variant(session.store(), variant.id, variant.version, **signed)
            said(f"Approved: {FORM_LABELS[variant.form].lower()}, {story.reference}.")
    if st.toggle("Take it away instead", key=f"away-{key}") and st.button(
        "Delete this version", key=f"delete-{key}"
    ):
        with messages.refusals():
            shortening.remove_variant(session.store(), variant.id, variant.version, **signed)
            said("Taken away. Somebody can write it anew.")


def said(message: str) -> None:
    messages.say_next(message)
    st.rerun()


st.title("Check shorter versions", anchor=False)
st.markdown("Read each as somebody would who sees it without the rest of the story.")
with session.store().read() as connection:
    waiting = variants.to_check(connection, person)
if not waiting:
    st.info("Nothing waits for a check. What you wrote yourself waits for somebody else.")
for each in waiting:
    with st.container(border=True, gap="small"):
        ask(each)
places.link("home.py", "Back to home")
