"""Small facts that could point to one person together, in one story and beside approved ones."""

import streamlit as st

from data import alike
from pages.parts import places, session
from stories.combined import combined, sketched, sketched_while_writing
from stories.draft import Look
from stories.identifiers import Combination, Level
from stories.people import Person
from stories.story import Story


def while_writing(look: Look) -> None:
    """What the small facts of a draft add up to; nothing at all where they are few."""
    _combination(look.combination)


def before_sending(look: Look, person: Person) -> None:
    """How a draft stands beside the stories approved here."""
    if not look.texts:
        return
    sketch = sketched_while_writing(look.texts, look.findings)
    with session.store().read() as connection:
        beside = alike.beside_approved(connection, sketch, person, session.today())
    if reason := beside.likeness.reason:
        st.warning(f"{reason} A reviewer will be told. Is there something you can leave out?")


def in_review(story: Story, person: Person) -> bool:
    """Both for a reviewer, with the way to the nearest approved story; if it stops approval."""
    found = combined(story.words, story.findings)
    _combination(found)
    with session.store().read() as connection:
        beside = alike.beside_approved(
            connection,
            sketched(story.words, story.findings),
            person,
            session.today(),
            besides=story.id,
        )
    if reason := beside.likeness.reason:
        st.warning(f"{reason} Read the two side by side before you decide.")
        places.link("read_story.py", f"Read {beside.reference}", story=beside.story_id)
    return found.level is Level.BLOCK


def _combination(found: Combination) -> None:
    if found.level is Level.BLOCK:
        st.error(found.reason)
    elif found.level is Level.ASK:
        st.warning(found.reason)
