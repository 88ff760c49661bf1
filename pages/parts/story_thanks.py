"""Thanks for what a story tells: read beside it, and put beside it by those who may."""

import streamlit as st

from data import thanks as thanks_of
from pages.parts import messages, places, session, thanks_view, words
from stories.actions import thanking
from stories.people import Person
from stories.story import Story
from stories.thanked import may_link
from stories.thanks import Thanks

SHOWN = 70  # letters of a thank-you in a list to choose from


def show(story: Story, person: Person) -> None:
    """What people said about it, where they agreed that it is passed on inside."""
    with session.store().read() as connection:
        beside = thanks_of.of_story(connection, story.id)
        others = thanks_of.could_be_of(connection, story, person)
    mine = [each for each in beside if may_link(each, story, person)]
    readable = [each for each in beside if each.may_pass_on or each in mine]
    if not (readable or others):
        return
    st.header("Thanks for it", anchor=False)
    services = session.services()
    for each in readable:
        with st.container(border=True, gap="xsmall"):
            thanks_view.card(each, services)
            if each in mine and st.button("These are not about it", key=f"apart-{each.id}"):
                _take_apart(each, story, person)
    if others:
        _ask(others, story, person)


def to_publish(story: Story) -> None:
    """For comms: thanks for it that may be published, each pulled by itself."""
    with session.store().read() as connection:
        beside = thanks_of.of_story(connection, story.id, *thanks_of.publishable())
    if not beside:
        return
    st.header("Thanks for it", anchor=False)
    st.caption("A thank-you is pulled by itself. Read both once more before you use them.")
    services = session.services()
    for each in beside:
        with st.container(border=True, gap="xsmall"):
            thanks_view.card(each, services)
            places.link("publish_thanks.py", "Use this thank-you", thanks=each.id)


def _ask(others: list[Thanks], story: Story, person: Person) -> None:
    named = {each.id: words.cell(_short(each)) for each in others}
    with st.expander("Say that a thank-you is about this story"):
        st.caption(
            "Read both as somebody would who knows the family. Together they can tell more than "
            "each alone; we look for that too."
        )
        chosen = st.selectbox(
            "Thank-you", list(named), index=None, format_func=named.get, key="beside"
        )
        if st.button("They belong together", key="together", disabled=chosen is None):
            with messages.refusals():
                signed = {"by": person, "at": session.now()}
                thanking.link_to_story(session.store(), chosen, story.id, **signed)
                messages.say_next("The thanks stand beside the story now.")
                st.rerun()


def _take_apart(thanks: Thanks, story: Story, person: Person) -> None:
    with messages.refusals():
        signed = {"by": person, "at": session.now()}
        thanking.take_from_story(session.store(), thanks.id, story.id, **signed)
        messages.say_next("They do not stand together any more.")
        st.rerun()


def _short(thanks: Thanks) -> str:
    said = " ".join(thanks.words.text.split())
    said = said if len(said) <= SHOWN else f"{said[:SHOWN].rsplit(' ', 1)[0]}…"
    return f"“{said}” {thanks_view.who(thanks)}"
