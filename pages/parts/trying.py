"""What a reader will try because of a story: for those who did the work, and nobody else."""

import streamlit as st

from data import appreciation
from pages.parts import asking, messages, own_story, session
from stories.actions import appreciating
from stories.people import Person
from stories.story import Story


def ask(story: Story, person: Person) -> None:
    """A line for the people behind the story; for those people, what others said."""
    if story.had_a_part(person):
        own_story.tries(story, person)
    if person.id == story.submitted_by:
        return
    with session.store().read() as connection:
        said = appreciation.own_try(connection, story.id, person)
    st.header("What will you try because of it?", anchor=False)
    st.write("Only the writer and those who had a part read this. It is never counted.")
    words = st.text_input(
        "What I will try", said, max_chars=asking.LINE_MOST, key=f"try-{story.id}"
    )
    with st.container(horizontal=True):
        if st.button("Tell them", key="say-try", type="primary"):
            _say(story, words, person)
        if said and st.button("Take it back", key="take-try-back"):
            _take_back(story, person)


def _say(story: Story, words: str, person: Person) -> None:
    with messages.refusals():
        appreciating.say_try(session.store(), story.id, words, by=person, at=session.now())
        messages.say_next("They can read it now. Thank you.")
        st.rerun()


def _take_back(story: Story, person: Person) -> None:
    with messages.refusals():
        appreciating.take_try_back(session.store(), story.id, by=person, at=session.now())
        session.take(f"try-{story.id}")
        messages.say_next("It is taken back, and the words are gone.")
        st.rerun()
