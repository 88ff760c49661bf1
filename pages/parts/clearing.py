"""Governance's decision: which outside channels open, and closing them again."""

import streamlit as st

from pages.parts import messages, places, session, story_view, words
from pages.parts.story_view import Opened
from stories.actions import publishing
from stories.consent import OUTSIDE, Channel, refusal
from stories.people import Person
from stories.story import Story
from stories.telling import Legal


def ask(opened: Opened, person: Person, left: int) -> None:
    """Only channels that consent covers today can be ticked; the others say why not."""
    story, key = opened.story, f"{opened.story.id}-{opened.story.version}"
    today = session.today()
    outside = [channel for channel in Channel if channel in OUTSIDE]
    against = {channel: refusal(opened.consents, channel, today) for channel in outside}
    chosen = _choose([channel for channel in outside if not against[channel]], key)
    _closed([why for why in against.values() if why])
    note = ""
    if story.legal is not Legal.NO:
        note = st.text_area(
            "Court, inquest or complaint: why is it safe to use?", key=f"legal-note-{key}"
        )
        st.caption("Leave out names, dates and places.")
    if left:
        st.text("You cannot clear this: the fresh look found words not dealt with.")
    if all(against.values()):
        return
    if st.button("Clear for outside", key=f"clear-{key}", type="primary", disabled=left > 0):
        with messages.refusals():
            publishing.clear(
                session.store(), story.id, story.version, chosen, note, by=person, at=session.now()
            )
            named = story_view.channels(chosen)
            _back_to_the_list(f"Cleared: {story.reference}. Open for: {named}.")


def take_back(story: Story, person: Person) -> None:
    """Close every outside channel at once."""
    words.fact("Open for", story_view.channels(story.channels))
    if story.legal_note:
        words.fact("Why it is safe to use", story.legal_note)
    st.text("Taking it back closes every outside channel at once. It stays in use inside.")
    key = f"take-back-{story.id}-{story.version}"
    if st.button("Take back inside", key=key, type="primary"):
        with messages.refusals():
            publishing.take_back_inside(
                session.store(), story.id, story.version, by=person, at=session.now()
            )
            _back_to_the_list(f"Taken back inside: {story.reference}. Nobody can pull it now.")


def _choose(open_to: list[Channel], key: str) -> frozenset[Channel]:
    if not open_to:
        st.info("No outside channel can be opened today. The reasons are below.")
        return frozenset()
    st.markdown("**Where may it be used outside?**")
    return frozenset(
        channel for channel in open_to if st.checkbox(channel.label, key=f"{channel}-{key}")
    )


def _closed(reasons: list[str]) -> None:
    """Each reason once: it may hold for several channels."""
    if reasons:
        st.markdown("**What stays closed, and why**")
        words.shown("\n".join(dict.fromkeys(reasons)))


def _back_to_the_list(message: str) -> None:
    messages.say_next(message)
    places.go("clear.py")
