"""Saying that a sentence is a worry or an opinion, so that nobody reads it as a fact."""

import streamlit as st

from pages.parts import messages, session
from pages.parts.draft_form import DraftForm
from pages.parts.words import cell, shown
from stories.actions import marking
from stories.draft import marks
from stories.sections import KINDS, SECTION_LABELS, Section, StatementKind
from stories.statements import MARKED_IN, MARKS, sentences

LABELS = {
    StatementKind.WORRY: "A worry",
    StatementKind.OPINION: "An opinion",
    StatementKind.OBSERVATION: "Seen, done or said",
}


def ask(form: DraftForm) -> None:
    """Every sentence that may leave, one choice each; folded away, since most are plain."""
    said = marks(form.values)
    with st.expander("Is one of these sentences a worry or an opinion? Say so here"):
        st.text(
            "Then nobody reads it as a fact. A worry stays inside: only you and the review read "
            "it, unless a reviewer opens it. What you leave alone stays as it is."
        )
        for section in MARKED_IN:
            if text := form.values.get(section):
                st.markdown(f"**{SECTION_LABELS[section]}**")
                for number, (start, end) in enumerate(sentences(text)):
                    _one(form, section, number, text[start:end], said.get(section, {}))


def _one(form: DraftForm, section: Section, number: int, words: str, said: dict) -> None:
    key = form.key(f"kind-{section}-{number}-{form.answers[section].version}")
    now = said.get(str(number))
    with st.container(gap="xsmall"):
        shown(words)
        st.pills(
            f"What is this? {cell(words[:60])}",
            [kind for kind in MARKS if kind is not KINDS[section]],
            format_func=LABELS.get,
            default=StatementKind(now) if now else None,
            key=key,
            label_visibility="collapsed",
            on_change=_save,
            args=(form, section, number, words, key),
        )


def _save(form: DraftForm, section: Section, number: int, words: str, key: str) -> None:
    with messages.refusals():
        kind, signed = session.recall(key), {"by": form.person, "at": session.now()}
        marking.mark_statement(
            session.store(), form.draft_id, section, number, words, kind, **signed
        )
