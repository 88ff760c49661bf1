"""Thanks: what people said, for everybody here to read; and one's own to take back."""

from math import ceil

import streamlit as st

from data import thanks
from pages.parts import messages, places, session, thanks_view
from stories.actions import thanking
from stories.people import Role
from stories.thanks import SAID_BY_LABELS

person = session.require(*Role)

PAGE = "thanks-page"


def everybodys() -> None:
    """One page of what may be passed on, after two filters."""
    named = session.services()
    services = {None: "Any service"} | named
    sayers = {None: "Anybody"} | SAID_BY_LABELS
    left, right = st.columns(2)
    first = {"on_change": session.take, "args": (PAGE,)}
    service = left.selectbox("Service", services, format_func=services.get, key="at", **first)
    said_by = right.selectbox("Said by", sayers, format_func=sayers.get, key="by", **first)
    page = session.recall(PAGE, 1)
    with session.store().read() as connection:
        found, count = thanks.to_read(connection, service, said_by, page)
    if not found:
        st.info("No thank-you here yet. When somebody says one, pass it on.")
    thanks_view.all_of(found, named)
    turn(page, ceil(count / thanks.PAGE))


def turn(page: int, pages: int) -> None:
    """The way to newer and older thanks, where they do not fit on one page."""
    if pages < 2:
        return
    st.text(f"Page {page} of {pages}, newest first.")
    with st.container(horizontal=True):
        ways = (("Newer thanks", page - 1), ("Older thanks", page + 1))
        for label, to in ways:
            outside = not 1 <= to <= pages
            turned = {"on_click": session.remember, "args": (PAGE, to)}
            st.button(label, key=f"page-{label[:5].lower()}", disabled=outside, **turned)


def own() -> None:
    """What this person passed on, each with its way back."""
    st.header("Thanks you passed on", anchor=False)
    with session.store().read() as connection:
        mine = thanks.passed_on_by(connection, person)
    services = session.services() if mine else {}
    if not mine:
        st.info("You have not passed on any thanks yet.")
    for each in mine:
        with st.container(border=True, gap="xsmall"):
            thanks_view.card(each, services, thanks_view.standing(each))
            with st.popover("Take it back"):
                st.write("It leaves every list at once, and its words are deleted for good.")
                if st.button("Take these thanks back", key=f"back-{each.id}"):
                    with messages.refusals():
                        at = session.now()
                        thanking.take_back(session.store(), each.id, by=person, at=at)
                        messages.say_next("The thanks are taken back, and the words are deleted.")
                        st.rerun()


st.title("Thanks", anchor=False)
if "mine" in st.query_params:
    places.link("thanks.py", "Back to all thanks")
    own()
    session.stop()
st.markdown("What people said, in their own words. Nobody is named and nobody is counted.")
with st.container(horizontal=True, vertical_alignment="center"):
    if Role.STAFF in person.roles:
        places.link("pass_on_thanks.py", "Pass on thanks")
        places.link("thanks.py", "See the thanks you passed on", mine="yes")
    places.link("appreciation.py", "Thanks to you, for you alone")
everybodys()
