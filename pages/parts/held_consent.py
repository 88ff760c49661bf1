"""What is held on somebody who agreed to a story, and what governance may do with it."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from data import consents as consents_of
from pages.parts import asking, messages, places, plain_html, session, words
from pages.parts.held_account import address
from pages.parts.plain_html import Link
from stories.actions import answering, consenting
from stories.consent import Consent
from stories.errors import NotFound
from stories.ids import reference
from stories.people import Person

STAYS = (
    "Their name goes at once, their consent ends, and the story leaves every list. What stays: "
    "which kind of person agreed to what, and when, because each use must be answered for."
)


def found(typed: str, person: Person) -> None:
    """Everybody whose name holds what was typed."""
    signed = {"by": person, "at": session.now()}
    named = answering.find_names(session.store(), typed, **signed)
    if not named:
        st.info("No sealed name holds that. Try a part of it, or another spelling.")
    for each in named:
        with st.container(border=True, gap="xsmall"):
            words.shown(" · ".join(filter(None, (each.name, each.speaker))))
            label = f"Open what is held for {reference(each.story_id)}"
            places.link("what_is_held.py", label, story=each.story_id, party=each.party)


def show(story_id: str, party: str, person: Person) -> None:
    """Every version of one person's consent; a copy, a correction, an erasure."""
    versions = _versions(story_id, party)
    st.title(f"Held for {reference(story_id)}", anchor=False)
    for each in versions:
        said = _said(each, session.day)
        words.fact(f"Version {each.version}: {said['who']}", "\n".join(_lines(said)))
    places.link("consents.py", "Open the story's whole consent", story=story_id)
    st.header("Show it", anchor=False)
    place = address("consent", story=story_id, party=party)
    plain_html.files([Link("Save a copy for them (JSON)", place)], "Show it")
    st.caption("It holds names in clear, so keep it safe.")
    _correct(story_id, party, person)
    _erase(story_id, party, person)


def _said(each: Consent, day: Callable[[date], str] = date.isoformat) -> dict[str, str]:
    return {
        "who": each.who or "No longer kept",
        "asked on": day(each.asked_on),
        "runs out on": day(each.expires_on),
        "taken back on": day(each.withdrawn_on) if each.withdrawn_on else "",
        "agreed to": ", ".join(sorted(channel.label for channel in each.channels)),
    }


def _lines(said: dict[str, str]) -> list[str]:
    return [f"{label.capitalize()}: {value}" for label, value in said.items() if value][1:]


def copy_of(story_id: str, party: str, person: Person) -> dict[str, object]:
    """All of one person's consent with its sealed names: governance alone, and it is recorded."""
    signed = {"by": person, "at": session.now()}
    names = consenting.read_names(session.store(), story_id, **signed)
    versions = _versions(story_id, party)
    name, speaker = names.get(party, ("", ""))
    return {
        "name": name,
        "spoken for by": speaker,
        "story": reference(story_id),
        "consent": [_said(each) for each in versions],
    }


def _versions(story_id: str, party: str) -> list[Consent]:
    with session.store().read() as connection:
        every = consents_of.record_of(connection, story_id)
    versions = [each for each in every if each.party == party]
    if not versions:
        raise NotFound("consent")
    return versions


def _correct(story_id: str, party: str, person: Person) -> None:
    st.header("Put it right", anchor=False)
    with st.form("correct", border=False):
        name = st.text_input("Name, as it should be", max_chars=asking.LINE_MOST, key="right-name")
        speaker = st.text_input(
            "Name of whoever spoke for them, if somebody did",
            max_chars=asking.LINE_MOST,
            key="right-speaker",
        )
        pressed = st.form_submit_button("Save these names", key="correct")
    if pressed:
        with messages.refusals():
            signed = {"by": person, "at": session.now()}
            answering.correct_names(session.store(), story_id, party, name, speaker, **signed)
            messages.say_next("Saved. These names stand in place of those before.")
            st.rerun()


def _erase(story_id: str, party: str, person: Person) -> None:
    st.header("Erase it", anchor=False)
    st.write(STAYS)
    also = st.checkbox("Erase the words of the story too", key="words")
    sure = st.checkbox("Yes, they asked for this", key="sure")
    if st.button("Erase for good", key="erase", disabled=not sure):
        with messages.refusals():
            signed = {"words": also, "by": person, "at": session.now()}
            uses = answering.erase_names(session.store(), story_id, party, **signed)
            left = f" Uses to call back: {uses}." if uses else ""
            messages.say_next(f"Erased.{left}")
            places.go("what_is_held.py")
