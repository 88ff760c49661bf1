"""My stories: where each one stands, what the reviewer said, changing it, taking it back."""

import streamlit as st

from data import queries
from pages.parts import messages, places, session
from stories.actions import writing
from stories.ids import new_id
from stories.people import Role
from stories.statuses import MOVES, STATUS_LABELS, Status
from stories.telling import REASON_LABELS

person = session.require(Role.STAFF)
store = session.store()
with store.read() as connection:
    drafts = queries.drafts_by(connection, store.keys, person)
    told = queries.stories_by(connection, person)
services = session.services()

st.title("My stories", anchor=False)

st.header("Drafts", anchor=False)
if not drafts:
    st.write("No drafts. A story you start is kept here until you send it.")
    places.link("share_story.py", "Share a story")
for draft in drafts:
    with st.container(border=True):
        st.text(draft.title or "No title yet")
        st.caption(f"Saved {session.day(draft.saved_at)} at {session.clock(draft.saved_at)}")
        with st.container(horizontal=True):
            places.link("share_story.py", "Carry on", d=draft.id)
            with st.popover("Delete"):
                st.write("The words in this draft will be gone for good.")
                if st.button("Delete this draft", key=f"delete-{draft.id}"):
                    with messages.refusals():
                        writing.delete_draft(store, draft.id, by=person, at=session.now())
                        messages.say_next("The draft is deleted.")
                        st.rerun()

st.header("Sent", anchor=False)
if not told:
    st.write("Nothing sent yet.")
for card in told:
    with st.container(border=True, gap="xsmall"):
        st.text(card.title)
        st.markdown(
            f"**{STATUS_LABELS[card.status]}** · {card.reference} · "
            f"sent {session.day(card.submitted_at)} · {services[card.service]}"
        )
        if card.reason:
            st.markdown(f"{REASON_LABELS[card.reason]}. The reviewer wrote:")
            st.text(card.reason_words)
        if Status.WITHDRAWN in MOVES[card.status]:
            places.link("record_outcome.py", "Record another outcome of it", story=card.id)
        with st.container(horizontal=True):
            if Status.SUBMITTED in MOVES[card.status] and st.button(
                "Change and send again", key=f"change-{card.id}"
            ):
                with messages.refusals():
                    again = writing.open_again(
                        store, card.id, new_id(), by=person, at=session.now()
                    )
                    places.go("share_story.py", d=again)
            if Status.WITHDRAWN in MOVES[card.status]:
                with st.popover("Take it back"):
                    st.write("It leaves every list at once. The outcome still counts.")
                    if st.button("Take this story back", key=f"withdraw-{card.id}-{card.version}"):
                        with messages.refusals():
                            writing.withdraw(
                                store, card.id, card.version, by=person, at=session.now()
                            )
                            messages.say_next("The story is taken back.")
                            st.rerun()
