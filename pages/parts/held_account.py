"""What is held on somebody who works here, and what governance may do with it."""

from urllib.parse import urlencode

import streamlit as st

from data import accounts
from data.store.answering import counts_in
from pages.parts import asking, messages, places, plain_html, session
from pages.parts.plain_html import Link
from pages.parts.words import cell
from stories.actions import answering
from stories.people import Person

STAYS = (
    "Their name, job, address, sign-in, drafts, roles and all that was theirs alone go. What "
    "stays is that a person acted: without it a decision would have no signer."
)


def show(person_id: str, person: Person) -> None:
    """How much names them; a copy, a correction, an erasure."""
    with session.store().read() as connection:
        account = accounts.account(connection, person_id)
        counts = counts_in(connection, person_id)
    st.title(cell(account.person.name), anchor=False)
    st.table(
        [
            {"What": label, "How many": f"{rows:,}", "When erased": "goes" if goes else "stays"}
            for label, rows, goes in counts
        ]
        or [{"What": "Nothing but the account itself", "How many": "1", "When erased": "goes"}],
        hide_index=True,
        border="horizontal",
        alt="What names this person, how often, and whether it goes when the account is erased",
    )
    copy(person_id)
    if person_id == person.id:
        st.info("Somebody else of governance must correct or erase your own account.")
    elif account.person.active:
        _correct(account.person, person)
        st.header("Erase it", anchor=False)
        st.write(f"{STAYS} Ask an administrator to close the account first.")
    else:
        _erase(person_id, person)


def copy(person_id: str, heading: str = "Show it") -> None:
    """A link to a copy of everything held; web_held makes it."""
    st.header(heading, anchor=False)
    plain_html.files([Link("Save a copy (JSON)", address("account", who=person_id))], heading)
    st.caption("It holds names in clear, so keep it safe.")


def address(what: str, **query: str) -> str:
    """Where a copy is to be had."""
    return f"/held/{what}?{urlencode(query)}"


def _correct(account: Person, person: Person) -> None:
    st.header("Put it right", anchor=False)
    with st.form("correct", border=False):
        name = st.text_input("Name", account.name, max_chars=asking.LINE_MOST, key="right-name")
        job = st.text_input("Job", account.job, max_chars=asking.LINE_MOST, key="right-job")
        st.caption(
            "The name comes from the organisation's sign-in each time they sign in: have it put "
            "right there too."
        )
        pressed = st.form_submit_button("Save", key="correct")
    if pressed:
        with messages.refusals():
            signed = {"by": person, "at": session.now()}
            answering.correct_account(session.store(), account.id, name, job, **signed)
            messages.say_next("Saved.")
            st.rerun()


def _erase(person_id: str, person: Person) -> None:
    st.header("Erase it", anchor=False)
    st.write(STAYS)
    sure = st.checkbox("Yes, erase this account for good", key="sure")
    if st.button("Erase for good", key="erase", disabled=not sure):
        with messages.refusals():
            signed = {"by": person, "at": session.now()}
            answering.erase_account(session.store(), person_id, **signed)
            messages.say_next("Erased. Nothing here says who this was.")
            places.go("what_is_held.py")
