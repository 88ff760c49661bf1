"""Words people typed, shown as words: never read as Markdown, so nothing in them comes alive."""

import re

import streamlit as st

MARKS = re.compile(r"([!-/:-@\[-`{-~])")  # every ASCII mark that Markdown could read


def shown(text: str) -> None:
    """Typed words with their own line breaks; long lines wrap."""
    st.text(text, width="stretch")


def fact(label: str, text: str) -> None:
    """One answer: our label in bold, and below it words that somebody may have typed."""
    with st.container(gap=None):
        st.markdown(f"**{label}**")
        shown(text)


def cell(text: str) -> str:
    """Words for a table's cell, which reads Markdown: every mark escaped."""
    return MARKS.sub(r"\\\1", text)
