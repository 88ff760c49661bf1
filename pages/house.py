"""Looks of files: the organisation's Word template, and whom the press sheet says to call."""

import streamlit as st

from data import house as house_of
from pages.parts import asking, chosen_files, messages, places, session, web_house, words
from stories.actions import settling
from stories.house import House, press_office
from stories.people import Role
from stories.template import MOST_BYTES

person = session.require(Role.ADMIN, Role.COMMS)
TURN = "template-turn"
STORE = session.store()


def template() -> None:
    """Which template is in use, a look at it, and the way back to plain."""
    with STORE.read() as connection:
        chosen, now = house_of.template_chosen(connection), house_of.of_files(connection)
    if chosen is None:
        st.info("No template is chosen. Word files come in plain large type.")
    else:
        st.text(f"Chosen on {session.day(chosen.at)} by {chosen.who}. It brings {brings(now)}.")
    with st.container(horizontal=True):
        st.link_button("See how a story looks", web_house.ADDRESS)
        if chosen and st.button("Take the template away", key="plain"):
            with messages.refusals():
                settling.remove_word_template(STORE, by=person, at=session.now())
                messages.say_next("Word files come in plain large type again.")
                st.rerun()


def another() -> None:
    """A new template in place of the one before."""
    turn = session.recall(TURN, 0)
    file = st.file_uploader(
        "A Word document with your styles, header, footer and logo",
        type=["docx", "dotx"],
        max_upload_size=chosen_files.most(MOST_BYTES // 1_000_000),
        key=f"template-{turn}",
    )
    chosen_files.why_not()
    st.caption(
        "Only its looks are kept: page size, styles, headers, footers and the pictures in them. "
        "Words on its pages and who wrote it are left behind; links and macros are refused."
    )
    if st.button("Use this template", key="use", type="primary", disabled=file is None):
        with messages.refusals():
            made = web_house.tried(file.getvalue())
            settling.choose_word_template(STORE, made, by=person, at=session.now())
            session.remember(TURN, turn + 1)
            messages.say_next("Word files of stories come in these looks from now on.")
            st.rerun()


def brings(now: House) -> str:
    """What a template holds, in words."""
    holds = now.template.holds.items()
    told = [f"{many} {kind}{'s' if many > 1 else ''}" for kind, many in holds if many]
    return ", ".join(["styles", *told])


def press() -> None:
    """Whom to call about a story, on every press sheet."""
    with STORE.read() as connection:
        now = house_of.press_office(connection)
    if now:
        with st.container(border=True):
            words.shown(now.lines)
    else:
        st.warning("No press office is written down, so press sheets send people to governance.")
    with st.form("press"):
        name = st.text_input("Name of the office", now.name, key="name", max_chars=asking.LINE_MOST)
        phone = st.text_input("Phone", now.phone, key="phone", max_chars=asking.LINE_MOST)
        email = st.text_input("E-mail", now.email, key="email", max_chars=asking.LINE_MOST)
        st.caption("An office, not a person: people move on. Empty all three to take it off.")
        pressed = st.form_submit_button("Save the press office", key="save-press")
    if pressed:
        with messages.refusals():
            office = press_office(name, phone, email)
            settling.set_press_office(STORE, office, by=person, at=session.now())
            messages.say_next("Saved. Every press sheet says so from now on.")
            st.rerun()


st.title("Looks of files", anchor=False)
st.write(
    "How files look that people take from here, and whom a press sheet says to call. Colour and "
    "logo are set by whoever runs the service."
)
st.header("Word template", anchor=False)
template()
another()
st.header("Press office", anchor=False)
press()
places.link("home.py", "Back to home")
