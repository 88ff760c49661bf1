"""My stories: what needs me first, then drafts, then where each sent one stands."""

from collections.abc import Mapping

import streamlit as st

from data import queries
from data.queries import DraftCard, StoryCard
from pages.parts import (
    advice,
    messages,
    own_story,
    panel_view,
    places,
    session,
    story_view,
)
from pages.parts.words import cell, named
from stories.actions import writing
from stories.people import Role
from stories.statuses import MOVES, STATUS_LABELS, Status

person = session.require(Role.STAFF)
store = session.store()


def draft(each: DraftCard) -> None:
    """A draft, to carry on with or to delete."""
    with st.container(border=True, gap="xsmall"):
        named(each.title or "No title yet", each.id)
        again = "Changes to a story you sent · " if each.story_id else ""
        st.caption(f"{again}Saved {session.day(each.saved_at)} at {session.clock(each.saved_at)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            places.link("share_story.py", "Carry on", d=each.id)
            with st.popover("Delete", type="tertiary"):
                st.write("The words in this draft will be gone for good.")
                if st.button("Delete this draft", key=f"delete-{each.id}"):
                    with messages.refusals():
                        writing.delete_draft(store, each.id, by=person, at=session.now())
                        messages.say_next("The draft is deleted.")
                        st.rerun()


def sent(card: StoryCard, services: Mapping[str, str]) -> None:
    """A sent story: where it stands, what was said of it, and what its writer may do."""
    with st.container(border=True, gap="xsmall"):
        named(card.title, card.id)
        service = services.get(card.service, card.service)
        st.markdown(
            f"**{STATUS_LABELS[card.status]}** · {card.reference} · "
            f"sent {session.day(card.submitted_at)} · {cell(service)}"
        )
        own_story.said(card.reason, card.reason_words)
        if card.edited:
            st.text("A reviewer changed a few words. Open it to see which.")
        with st.container(horizontal=True, vertical_alignment="center"):
            places.link("my_stories.py", f"Open {card.reference}", story=card.id)
            own_story.moves(card.id, card.version, card.status, person)
            if Status.WITHDRAWN in MOVES[card.status]:
                places.link("record_outcome.py", "Record another outcome of it", story=card.id)


def listed() -> None:
    """What came back first, then drafts, then all that was sent."""
    with store.read() as connection:
        drafts = queries.drafts_by(connection, store.keys, person)
        told = queries.stories_by(connection, person)
    back = [card for card in told if card.status is Status.RETURNED]
    services = session.services()
    if back:
        st.header("Come back to you", anchor=False)
    for card in back:
        sent(card, services)
    st.header("Drafts", anchor=False)
    if not drafts:
        st.write("No drafts. A story you start is kept here until you send it.")
        places.link("share_story.py", "Share a story")
    for each in drafts:
        draft(each)
    st.header("Sent", anchor=False)
    if not told:
        st.write("Nothing sent yet.")
    for card in told:
        if card not in back:
            sent(card, services)


st.title("My stories", anchor=False)
if story_id := st.query_params.get("story"):
    places.link("my_stories.py", "Back to my stories")
    story_view.from_the_top(story_id)
    with messages.refusals():
        own_story.show(story_view.read(story_id, person), person)
else:
    listed()
    panel_view.of_ones_own(person)
    advice.before_you_write()
