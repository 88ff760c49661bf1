"""People and roles: who is here, who waits, and what each may do."""

import streamlit as st

from data import accounts
from pages.parts import account_view, asking, messages, places, session
from stories.errors import StoryError
from stories.people import Role

person = session.require(Role.ADMIN)

MOST_SHOWN = 200

if chosen := st.query_params.get("who"):
    places.link("people.py", "All people")
    try:
        with session.store().read() as connection:
            account = accounts.account(connection, chosen)
            proposals = accounts.proposals(connection)
            standing = accounts.standing(connection, chosen, session.now())
    except StoryError as refusal:
        st.title("People and roles", anchor=False)
        messages.show(refusal)
        session.stop()
    account_view.one(account, proposals, standing, person)
    session.stop()

st.title("People and roles", anchor=False)
st.write(
    "People sign in with the account of their organisation. What they may do is decided here, "
    "and every change leaves a line in the record of actions."
)
with session.store().read() as connection:
    waiting = accounts.waiting(connection)
    proposals = accounts.proposals(connection)
if proposals:
    st.header("Waiting for a second administrator", anchor=False)
    for proposal in proposals:
        account_view.proposed(proposal, person)
if waiting:
    st.header("Waiting for a role", anchor=False)
    for account in waiting:
        account_view.newcomer(account)

st.header("Everybody", anchor=False)
words = st.text_input("Find by name, job or address", key="find-person", max_chars=asking.LINE_MOST)
with session.store().read() as connection:
    found = accounts.accounts(connection, words, MOST_SHOWN)
if not found:
    st.info("Nobody here has that in their name, job or address. Try fewer letters.")
elif len(found) == MOST_SHOWN:
    st.caption(f"The first {MOST_SHOWN} by name. Find somebody else by their name.")
account_view.everybody(found)
