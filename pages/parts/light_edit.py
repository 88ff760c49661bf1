"""A reviewer changes a few words, in the open: the finder looks along, somebody else approves."""

from collections.abc import Mapping

import streamlit as st

from pages.parts import asking, messages, places, session, words
from pages.parts.story_view import Opened
from stories.actions import editing
from stories.differences import marked, share_changed
from stories.people import Person
from stories.redaction import find_together, words_of
from stories.review import MOST_CHANGED
from stories.sections import SECTION_LABELS, Section
from stories.statuses import Status
from stories.story import Story

LINE = 110  # characters: about as many as a line of the box holds


def ask(opened: Opened, person: Person) -> None:
    """A box for each section, what is changed so far, and one button."""
    story, key = opened.story, f"{opened.story.id}-{opened.story.version}"
    st.text(
        "Change only a few words, such as a detail that tells too much. Everybody can see what "
        "you changed, and somebody else must then approve it."
    )
    if story.status is not Status.SUBMITTED:
        st.warning("It leaves every channel and goes back to the review list until then.")
    now = {section: told.text for section, told in story.words.items()}
    typed = {section: _box(section, text, key) for section, text in now.items()}
    changed = {section: text for section, text in typed.items() if text.strip() != now[section]}
    if changed:
        _so_far(now, typed, changed)
        _how_much(opened.tellings.written, typed)
        _findings(story, typed)
    if st.button("Save these words", key=f"save-edit-{key}", type="primary", disabled=not changed):
        with messages.refusals():
            store, at = session.store(), session.now()
            editing.edit_lightly(store, story.id, story.version, changed, by=person, at=at)
            messages.say_next(f"Changed: {story.reference}. Somebody else must now approve it.")
            places.go("review.py")


def _box(section: Section, text: str, key: str) -> str:
    label, place = SECTION_LABELS[section], f"edit-{section}-{key}"
    stands = asking.standing(place, text)
    if section is Section.TITLE:
        return st.text_input(label, stands, key=place, max_chars=asking.LINE_MOST)
    height = 34 * (2 + len(text) // LINE)
    return st.text_area(label, stands, height=height, key=place, max_chars=asking.BOX_MOST)


def _so_far(now: Mapping, typed: Mapping, changed: Mapping) -> None:
    st.markdown("**What you changed.** Struck through was taken out; marked was put in.")
    for section in changed:
        st.caption(SECTION_LABELS[section])
        st.markdown(words.with_marks(marked(now[section], typed[section].strip())))


def _how_much(written: Mapping[Section, str], typed: Mapping[Section, str]) -> None:
    share, most = share_changed(written, typed), MOST_CHANGED
    said = f"Changed so far: {share:.0%} of the writer's words. The most is {most:.0%}."
    if share > most:
        st.warning(f"{said} Return it instead, and say what you would change.")
    else:
        st.text(said)


def _findings(story: Story, typed: Mapping[Section, str]) -> None:
    """What these words could tell, beyond what the writer kept with a reason."""
    for section, findings in find_together(typed).items():
        for finding in findings:
            said = words_of(typed[section], finding)
            if finding.level == "block" or said.casefold() not in story.kept_words:
                words.fact(
                    f"Could identify someone, in: {SECTION_LABELS[section]}",
                    f"“{said}”\n{finding.reason}",
                )
