"""What stays inside a story: shown for the review, and opened or closed by its reviewer."""

import streamlit as st

from pages.parts import messages, session, story_view
from stories.actions import reviewing
from stories.people import Person
from stories.sections import SECTION_LABELS, STAYS_INSIDE, Section
from stories.story import Story


def ask(story: Story, person: Person) -> None:
    """Each section that stays inside, with a way to let it go; nothing where none was told."""
    told = [section for section in Section if section in story.guarded]
    if not told:
        return
    st.header("What stays inside", anchor=False)
    st.text(
        "Worries, views that differed and new risks stay with the review, so that people may "
        "speak openly. Open one only if the story needs it and nobody is harmed by it."
    )
    for section in told:
        _one(story, person, section)


def _one(story: Story, person: Person, section: Section) -> None:
    inside, whole = section not in story.opened, section in STAYS_INSIDE
    name = SECTION_LABELS[section] if whole else f"Worries in “{SECTION_LABELS[section]}”"
    action = reviewing.open_section if inside else reviewing.close_section
    done = "Opened: it goes where the story goes." if inside else "Kept inside again."
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{name}** · {'stays inside' if inside else 'opened'}",
            width="stretch",
        )
        key = f"{'open' if inside else 'close'}-{section}-{story.id}-{story.version}"
        label = f"{'Open' if inside else 'Keep inside'}: {name[0].lower()}{name[1:]}"
        if st.button(label, key=key):
            with messages.refusals():
                action(
                    session.store(), story.id, story.version, section, by=person, at=session.now()
                )
                session.take(story_view.SEEN)  # this change is one's own, not somebody else's
                messages.say_next(done)
                st.rerun()
