"""Letting a story rest by hand, with a reason, and ending the rest."""

import streamlit as st

from data import use_log
from pages.parts import asking, messages, session, words
from stories.actions import tracking
from stories.errors import StoryError
from stories.people import Person
from stories.story import Story
from stories.uses import Rest


def show(story: Story, person: Person) -> bool:
    """The rest that stands, with the way to end it; whether there is one."""
    with session.store().read() as connection:
        rest = use_log.rest_of(connection, story.id)
    if rest is None or not rest.refusal(session.today()):
        return False
    _stands(rest, person)
    return True


def begin(story: Story, person: Person) -> None:
    """Ask until when it is to rest, and why; folded away."""
    with st.expander("Let this story rest"), st.form(f"rest-{story.id}", border=False):
        st.caption("Nobody can pull it until then, unless somebody ends the rest.")
        until = asking.day("Rest until", "rest-until")
        reason = st.text_input("Why it rests", key="rest-why", max_chars=asking.LINE_MOST)
        pressed = st.form_submit_button("Let it rest", key="rest")
    if pressed:
        with messages.refusals():
            if until is None:
                raise StoryError("Rest until: write the day, the month and the year.")
            signed = {"by": person, "at": session.now()}
            tracking.rest_story(session.store(), story.id, until, reason, **signed)
            messages.say_next(f"The story rests until {session.day(until)}.")
            st.rerun()


def sentence(rest: Rest) -> str:
    """Until when it rests and who said so; the reason follows it."""
    day = session.day(rest.rested_at)
    return f"Resting until {session.day(rest.until)}, said by {rest.rested_by} on {day}:"


def _stands(rest: Rest, person: Person) -> None:
    with st.container(border=True):
        words.shown(f"{sentence(rest)} {rest.reason}")
        if st.button("End the rest", key="end-rest"):
            with messages.refusals():
                signed = {"by": person, "at": session.now()}
                tracking.end_rest(session.store(), rest.story_id, **signed)
                messages.say_next("The rest is over. The story can be pulled again.")
                st.rerun()
