"""Where a story has been used: each use, and the pages on which it appeared."""

import streamlit as st

from data.use_log import Use
from pages.parts import asking, days_of_use, messages, session, words
from stories.actions import tracking
from stories.consent import CHANNEL_LABELS
from stories.people import Person
from stories.uses import ADDRESS_MOST, Link
from stories.variants import FORM_LABELS


def show(uses: list[Use], person: Person) -> None:
    """Each use with its days and pages, and a box for another page."""
    if not uses:
        st.text("Nowhere yet.")
    for use in uses:
        with st.container(border=True, gap="xsmall"):
            words.named(f"{where(use)}: {use.purpose}", use.id)
            st.caption(words.cell(f"{session.day(use.at)}, {given(use.who, by_feed=use.by_feed)}"))
            if days := days_of_use.sentence(use.window):
                st.text(days)
            for link in use.links:
                _link(link, person)
            _add(use, person)


def where(use: Use) -> str:
    """The place, and the shorter version if one was used."""
    form = f" ({FORM_LABELS[use.form].lower()})" if use.form else ""
    return CHANNEL_LABELS.get(use.channel, use.channel) + form


def given(who: str, *, by_feed: bool) -> str:
    """Who answers for a use: whoever pulled it, or cleared what the feed gave out."""
    return f"given out by itself; {who} cleared it" if by_feed else f"by {who}"


def _link(link: Link, person: Person) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        words.shown(link.address)
        st.link_button(":primary[Open the page]", link.address, type="tertiary")
        if st.button("Remove", key=f"unlink-{link.id}", type="tertiary"):
            with messages.refusals():
                signed = {"by": person, "at": session.now()}
                tracking.remove_link(session.store(), link.id, **signed)
                messages.say_next("The page is taken off this use.")
                st.rerun()


def _add(use: Use, person: Person) -> None:
    with st.expander("Add the page where it appeared"), st.form(f"link-{use.id}", border=False):
        typed = st.text_input(
            "Address of the page",
            key=f"address-{use.id}",
            max_chars=asking.LINE_MOST,
            placeholder=f"https:// and up to {ADDRESS_MOST} letters in all",
        )
        pressed = st.form_submit_button("Keep the page", key=f"keep-link-{use.id}")
    if pressed:
        with messages.refusals():
            signed = {"by": person, "at": session.now()}
            tracking.add_link(session.store(), use.id, typed, **signed)
            messages.say_next("The page is kept with this use.")
            st.rerun()
