"""Stories and thanks as something to read."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.words import shown
from stories.pull_quote import pull_quote
from stories.sections import KIND_LABELS, KINDS, SECTION_LABELS, Section, StatementKind
from stories.statements import pieces
from stories.story import Story

# A title is typed by a person, so it cannot be a Markdown heading; this gives st.text the size.
HEADLINE_STYLE = """<style>
.st-key-headline [data-testid="stText"] { font-size: 2.1rem; font-weight: 650; line-height: 1.25 }
</style>"""
# A story set to be read: lines of about 66 letters, room between them, one sentence large.
STORY_STYLE = """<style>
.st-key-eyebrow h1 { font-size: 1rem; font-weight: 600; padding: 0; color: var(--quiet) }
.st-key-headline [data-testid="stText"] { font-size: clamp(2rem, 5vw, 2.9rem); font-weight: 700;
  line-height: 1.15; max-width: 20em; text-wrap: balance }
.st-key-story [data-testid="stText"] { font-size: 1.15rem; line-height: 1.65; max-width: 66ch }
.st-key-story h2 { font-size: 1.25rem; padding-bottom: .2rem }
.st-key-pull-quote { border-left: .3rem solid var(--accent); padding: .3rem 0 .3rem 1.2rem;
  margin: .6rem 0 }
.st-key-pull-quote [data-testid="stText"] { font-size: clamp(1.3rem, 3.4vw, 1.75rem);
  line-height: 1.35; font-weight: 600; max-width: 30em; text-wrap: pretty }
</style>"""


def headline(title: str) -> None:
    """A story's title, large."""
    st.html(HEADLINE_STYLE)
    with st.container(key="headline"):
        shown(title)


def opened(story: Story) -> None:
    """The head of a story that is read for itself: title, how it is told, a sentence of it."""
    st.html(STORY_STYLE)
    with st.container(key="eyebrow"):
        st.title("Read a story", anchor=False)
    with st.container(key="headline"):
        shown(story.title)
    st.caption(f"{story.honesty_label}. {minutes(story)}.")
    content_note(story)
    if quote := pull_quote(story):
        with st.container(key="pull-quote"):
            shown(quote)


def body(story: Story) -> None:
    """Its sections, set to be read."""
    with st.container(key="story"):
        sections(story)


def sections(story: Story) -> None:
    """Each under its heading, with what it is where it is no plain account."""
    for section in story.body:
        st.header(SECTION_LABELS[section], anchor=False)
        if kind := kind_line(section, story):
            st.caption(kind)
        told(section, story)


def content_note(story: Story) -> None:
    """What a reader may want to know before the words."""
    if story.content_note:
        with st.container(border=True):
            shown(f"Before you read: this story speaks of {story.content_note}.")


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


def together(story: Story) -> str:
    """Who did it together, as a sentence begins; a GP stays one."""
    said = joined(story.together)
    return said[0].upper() + said[1:]


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
