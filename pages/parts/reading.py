"""Stories and thanks as something to read."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.words import shown
from stories.sections import KIND_LABELS, KINDS, Section, StatementKind
from stories.statements import pieces
from stories.story import Story

# A title is typed by a person, so it cannot be a Markdown heading; this gives st.text the size.
HEADLINE_STYLE = """<style>
.st-key-headline [data-testid="stText"] { font-size: 2.1rem; font-weight: 650; line-height: 1.25 }
</style>"""


def headline(title: str) -> None:
    """A story's title, large."""
    st.html(HEADLINE_STYLE)
    with st.container(key="headline"):
        shown(title)


def minutes(story: Story) -> str:
    """How long it takes to read, at 200 words a minute."""
    whole = sum(len(told.text.split()) for told in story.words.values()) // 200
    if whole == 0:
        return "Less than a minute to read"
    return f"{whole} {'minute' if whole == 1 else 'minutes'} to read"


def joined(things: Sequence[str]) -> str:
    """Things in a sentence: one, two and three."""
    *rest, last = things
    return f"{', '.join(rest)} and {last}" if rest else last


def told(section: Section, story: Story) -> None:
    """The words of a section; a sentence that is something else than the rest says what it is."""
    words, marked = story.words[section].text, story.statements.get(section, ())
    for kind, said in pieces(section, words, marked):
        if kind is not KINDS[section]:
            inside = kind is StatementKind.WORRY and section in story.guarded - story.opened
            stays = ". Stays inside: only the review reads it." if inside else ""
            st.caption(f"{KIND_LABELS[kind]}{stays}")
        shown(said)


def kind_line(section: Section, story: Story) -> str:
    """What kind of statement a section is, where it is no plain observation, and where it goes."""
    kind = KINDS[section]
    said = "" if kind is StatementKind.OBSERVATION else KIND_LABELS[kind]
    return f"{said}. Stays inside: only the review reads it." if section in story.inside else said
