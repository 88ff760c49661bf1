"""What others would read beside what its writer sent, section by section, with every finding."""

from collections.abc import Mapping

import streamlit as st

from data.reviews import Tellings
from pages.parts import fresh_look, reading, session, words
from stories.differences import Mark, marked
from stories.identifiers import Finding
from stories.sections import SECTION_LABELS, Section
from stories.story import Story

LAST, FIRST = "last", "first"
LINE = 660  # pixels: the width that is easily read
AGAINST = {LAST: "As the writer last sent it", FIRST: "As it was first sent"}


def show(story: Story, tellings: Tellings, left: Mapping[Section, list[Finding]]) -> None:
    """Each section once; its earlier words and what a look at it finds stand beside it."""
    reading.content_note(story)
    reading.headline(story.title)
    st.caption(f"{story.reference} · {story.honesty_label}")
    before = _against(story, tellings)
    changed = before != {section: told.text for section, told in story.words.items()}
    if not changed:
        st.caption("Every word is as the writer sent it.")
    for section, told in story.words.items():
        earlier = before.get(section, "")
        plain = section is Section.TITLE and earlier == told.text
        if not (plain and not told.kept and section not in left):
            _section(story, section, earlier if changed else told.text, left.get(section, []))
    for section in [each for each in before if each not in story.words]:
        _gone(section, before[section])


def _against(story: Story, tellings: Tellings) -> Mapping[Section, str]:
    """The words to hold the story against: its writer's last, or the first of all."""
    for edit in tellings.edits:
        st.text(f"{edit.who} changed a few words on {session.day(edit.at)}.")
    if tellings.first == tellings.written:
        return tellings.written
    asked = st.radio(
        "Show beside it",
        list(AGAINST),
        format_func=AGAINST.get,
        horizontal=True,
        key=f"against-{story.id}-{story.version}",
    )
    return tellings.first if asked == FIRST else tellings.written


def _section(story: Story, section: Section, earlier: str, left: list[Finding]) -> None:
    told = story.words[section]
    st.subheader(SECTION_LABELS[section], anchor=False)
    if earlier == told.text and not left and not told.kept:
        # An empty column beside would be an empty row on a phone.
        with st.container(width=LINE):
            _public(story, section)
        return
    public, beside = st.columns([3, 2], gap="large")
    with public:
        _public(story, section)
    with beside:
        if earlier != told.text:
            _changed(earlier, told.text)
        fresh_look.notes(told, left)


def _public(story: Story, section: Section) -> None:
    if said := reading.kind_line(section, story):
        st.caption(said)
    reading.told(section, story)


def _changed(before: str, after: str) -> None:
    if not before:
        st.caption("New: this was not told before.")
        return
    st.caption("Changed. Struck through was taken out; marked was put in.")
    st.markdown(words.with_marks(marked(before, after)))
    with st.expander("The words before"):
        words.shown(before)


def _gone(section: Section, text: str) -> None:
    st.subheader(SECTION_LABELS[section], anchor=False)
    st.caption("The writer took this section out.")
    st.markdown(words.with_marks([(Mark.OUT, text)]))
