"""Read a story that has been approved for use inside, or cleared for outside."""

import streamlit as st

from data import queries
from pages.parts import messages, places, reading, session, story_thanks, talking, trying
from pages.parts.words import fact
from stories.draft import THEME_LABELS
from stories.errors import NotFound
from stories.people import Person, Role
from stories.statuses import IN_USE
from stories.story import Story


def asked(person: Person) -> Story | None:
    """The story that the address names, or the newest where it names none; None: there is none.

    NotFound where this person may not read it.
    """
    with session.store().read() as connection:
        named = st.query_params.get("story")
        if named is None:
            newest = queries.newest_to_read(connection, person, session.today())
            if newest is None:
                return None
            named = newest.id
        found = queries.story_for(connection, named, person, session.today())
    if found.status not in IN_USE:
        raise NotFound("story")
    return found


def worked(story: Story) -> None:
    """What made the difference, who made it, and where the story belongs."""
    st.header("What worked, and who did it together", anchor=False)
    with st.container(border=True):
        if story.themes:
            fact("What it shows", ", ".join(sorted(THEME_LABELS.get(t, t) for t in story.themes)))
        if story.together:
            fact("Who did it together", reading.together(story))
        fact("Outcome", session.outcome_types()[story.outcome].name)
        fact("Reference", story.reference)


def another(person: Person, than: Story) -> None:
    """The way on: the story approved before this one, and from the oldest to the newest."""
    with session.store().read() as connection:
        found = queries.next_to_read(connection, person, session.today(), than)
    if found:
        places.link("read_story.py", "Read another story", story=found.id)


def told(story: Story, person: Person) -> None:
    """The story set to be read, and after it what readers do with it."""
    reading.opened(story)
    reading.body(story)
    worked(story)
    story_thanks.show(story, person)
    talking.over(story)
    trying.ask(story, person)
    another(person, story)


person = session.require(*Role)
head, story = st.container(), None
with messages.refusals():
    story = asked(person)
    if story is not None:
        told(story, person)
if story is None:
    head.title("Read a story", anchor=False)
    if "story" not in st.query_params:
        st.info("No story is ready to read yet.")
    st.text(
        "A story is read by as many as its people agreed to: its own team, or everybody who works "
        "here. One that was taken back, or whose time is over, is read by nobody."
    )
    if "story" in st.query_params:
        places.link("read_story.py", "Read the newest story")
places.link("home.py", "Back to home")
