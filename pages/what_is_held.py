"""What is held on a person: for governance, to show it, put it right or erase it."""

import streamlit as st

from data import accounts
from pages.parts import asking, held_account, held_consent, messages, places, session
from pages.parts.words import cell
from stories.keeping import DRAFT_DAYS
from stories.people import Role

person = session.require(Role.GOVERNANCE)
MOST_SHOWN = 20


def find_consent() -> None:
    """Find by name: each look is recorded."""
    st.header("Somebody who agreed to a story", anchor=False)
    st.write(
        "Names are sealed. Looking for one opens each of them for a moment, and leaves a line in "
        "the record of actions."
    )
    with st.form("find-name", border=False):
        typed = st.text_input("Name, or a part of it", max_chars=asking.LINE_MOST, key="name")
        pressed = st.form_submit_button("Look for this name", key="look")
    if pressed:
        with messages.refusals(), st.spinner("Looking through what is sealed"):
            held_consent.found(typed, person)


def find_account() -> None:
    """Find an account, open or closed."""
    st.header("Somebody who works or worked here", anchor=False)
    typed = st.text_input(
        "Find by name, job or address", key="find-account", max_chars=asking.LINE_MOST
    )
    if not typed.strip():
        return
    with session.store().read() as connection:
        found = accounts.accounts(connection, typed, MOST_SHOWN)
    if not found:
        st.info("Nobody here has that in their name, job or address. Try fewer letters.")
    for account in found:
        closed = "" if account.person.active else " (closed)"
        places.link(
            "what_is_held.py", cell(f"{account.person.name}{closed}"), who=account.person.id
        )


asked = st.query_params
if "who" in asked or {"story", "party"} <= asked.keys():
    places.link("what_is_held.py", "Look for somebody else")
    with messages.refusals():
        if "who" in asked:
            held_account.show(asked["who"], person)
        else:
            held_consent.show(asked["story"], asked["party"], person)
    session.stop()

st.title("What is held on a person", anchor=False)
st.write(
    "Anybody may ask what is held on them, have it put right, and have it erased. Answer within "
    "one month, and make sure first that they are who they say."
)
find_consent()
find_account()
st.caption(
    f"Drafts are open to their writers alone, and go {DRAFT_DAYS} days after they were last saved. "
    "Returns are kept as codes that nobody can turn back: nobody can be found in them by name."
)
places.link("keeping.py", "How long things are kept")
