"""Two people who reach for the same story see each other."""

from collections.abc import Iterable

import streamlit as st

from data import use_log
from pages.parts import messages, session, words
from stories.actions import tracking
from stories.people import Person
from stories.uses import REACH_LASTS

EVERY = REACH_LASTS / 4


@st.fragment(run_every=EVERY)
def show(story_id: str, person: Person) -> None:
    """Say that this story is open here, and name whoever has it open too; again as time passes."""
    store, now = session.store(), session.now()
    with messages.refusals():
        tracking.reach(store, story_id, by=person, at=now)
    with store.read() as connection:
        others = use_log.reaching(connection, story_id, person, now)
    named(others)


def among(story_ids: Iterable[str], person: Person) -> None:
    """The same for several stories that are reached for together."""
    store, now = session.store(), session.now()
    others: list[use_log.Reaching] = []
    for story_id in story_ids:
        with messages.refusals():
            tracking.reach(store, story_id, by=person, at=now)
        with store.read() as connection:
            others += use_log.reaching(connection, story_id, person, now)
    named(others)


def named(others: Iterable[use_log.Reaching]) -> None:
    if others:
        st.info("A colleague has this open now. Talk to each other before one of you uses it.")
        words.shown("\n".join(sorted({each.who for each in others})))
