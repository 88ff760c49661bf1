"""Writing: three questions that make a story, and more for whoever has more to tell."""

from dataclasses import dataclass

import streamlit as st

from pages.parts import asking, at_risk, findings, jigsaw, messages, on_screen, session
from pages.parts.draft_form import HEIGHT, LOW, DraftForm
from pages.parts.story_examples import EXAMPLES
from stories.draft import SECTION_MOST, TITLE_MOST, Way
from stories.sections import (
    KIND_LABELS,
    KINDS,
    SECTION_LABELS,
    STAYS_INSIDE,
    Section,
    StatementKind,
)

HELP = {
    Section.TITLE: (
        f"A few words that would make a colleague want to read on. Up to {TITLE_MOST} letters."
    ),
    Section.HAPPENING: "How were things at the start, for the people in it?",
    Section.WORRIED: "What did you fear, and for whom? Name a worry as a worry.",
    Section.GOING_WELL: "What was strong already: people, love, skill, small good signs?",
    Section.TRIED: "Who did what? Families change things too, and nobody does it alone.",
    Section.IDEAS: "What might have been behind it? Which idea did you test, and which let go?",
    Section.DID_NOT_WORK: "What changed nothing, or made it harder, before something helped?",
    Section.VIEWS: "Who saw it differently? Nobody has to have been right.",
    Section.PLAN: "What did you agree to try? How would you know, and when change course?",
    Section.NEW_RISKS: "Whatever we do brings new unknowns. Which did yours bring? Who held them?",
    Section.TURNING_POINT: "The moment, or the sentence, after which something moved.",
    Section.CHANGED: "What is different, for whom, and who says so?",
    Section.STILL_SO: "How do you know? “As far as I know” is an honest answer.",
    Section.FOR_OTHERS: "One thing a colleague could try.",
}
STAYS = "Stays inside: only you and the review read it, unless a reviewer opens it."


@dataclass(frozen=True)
class Chapter:
    """One required section, and those that may stay empty."""

    name: str
    asks: Section
    more: str
    may_ask: tuple[Section, ...]


CHAPTERS = (
    Chapter(
        "Before",
        Section.HAPPENING,
        "Say more: worries, and what was going well",
        (Section.WORRIED, Section.GOING_WELL),
    ),
    Chapter(
        "What you did",
        Section.TRIED,
        "Say more: ideas, what did not work, views that differed, the plan",
        (
            Section.DID_NOT_WORK,
            Section.IDEAS,
            Section.VIEWS,
            Section.PLAN,
            Section.NEW_RISKS,
            Section.TURNING_POINT,
        ),
    ),
    Chapter(
        "After",
        Section.CHANGED,
        "Say more: is it still so, and what others could take",
        (Section.STILL_SO, Section.FOR_OTHERS),
    ),
)


def write(form: DraftForm) -> None:
    """The title and the three chapters; told the short way, only what is required."""
    st.write(
        "Write it as you would tell a colleague. Each answer is saved as you leave it. Leave out "
        "names, dates and places; where one slips in, we show it beside your words so that you can "
        f"change it.\n\n:small[An answer may have up to {SECTION_MOST:,} letters, about 1,000 "
        f"words. A paste of more than {asking.BOX_MOST:,} letters does not come into its box.]"
    )
    at_risk.tick(form)
    look = form.look()
    with on_screen.drawn(form, look):
        _section(form, Section.TITLE)
        for chapter in CHAPTERS:
            _section(form, chapter.asks)
            _more(form, chapter)
    jigsaw.while_writing(look)


def _more(form: DraftForm, chapter: Chapter) -> None:
    """What may stay empty, asked when it is unfolded: most tell less, and every box costs."""
    told = any(form.values.get(each) for each in chapter.may_ask)
    if not told and form.values.get("way") == Way.SHORT:
        return
    key = on_screen.unfolding(form, chapter.asks)
    if not session.is_remembered(key):
        session.remember(key, told)
    unfolded = st.expander(chapter.more, key=key, on_change="rerun")
    if unfolded.open or told or form.has_problem(chapter.may_ask):
        with unfolded:
            for section in chapter.may_ask:
                _section(form, section)


@st.fragment
def _section(form: DraftForm, section: Section) -> None:
    """One question with what its words bring up beside it; answered, it is drawn again alone."""
    with messages.calm(), messages.refusals():
        form = on_screen.as_it_stands(form, section)
        asked = (SECTION_LABELS[section], HELP[section], _kept(section), EXAMPLES[section])
        if section is Section.TITLE:
            form.short(section, *asked, apart=True)
        else:
            required = any(section is chapter.asks for chapter in CHAPTERS)
            form.long(section, *asked, height=HEIGHT if required else LOW, apart=True)
        _beside(form, section)


def _beside(form: DraftForm, section: Section) -> None:
    """What its words bring up, in a place of its own that looks.py lays beside the box.

    The place comes last, and only where something stands in it: every part of a page costs.
    """
    found = findings.by_section(form.look().groups)[section]
    asks = at_risk.asks_beside(form, section)
    if asks or found or findings.has_problem(section):
        with st.container(key=f"beside-{section}"):
            if asks:
                at_risk.question(form)
            findings.panel(form, section, found)


def _kept(section: Section) -> str:
    """What it is kept as where it is no plain observation, and whether it stays inside."""
    kind = KINDS[section]
    said = [] if kind is StatementKind.OBSERVATION else [f"Kept as: {kind_words(kind)}"]
    return " ".join([*said, STAYS] if section in STAYS_INSIDE else said)


def kind_words(kind: StatementKind) -> str:
    """What kind of statement it is, as a sentence goes on."""
    label = KIND_LABELS[kind]
    return f"{label[0].lower()}{label[1:]}."
