"""Words people typed, shown as words: never read as Markdown, so nothing in them comes alive."""

import re
from collections.abc import Iterable

import streamlit as st

from stories.differences import Mark

MARKS = re.compile(r"([!-/:-@\[-`{-~])")  # every ASCII mark that Markdown could read


def shown(text: str) -> None:
    """Typed words with their own line breaks; long lines wrap."""
    st.text(text, width="stretch")


def named(title: str, of: str) -> None:
    """What heads a card, in bold; `of` tells the cards of a page apart."""
    with st.container(key=f"named-{of}"):  # bold by looks.SHEET
        shown(title)


def fact(label: str, text: str) -> None:
    """One answer: our label in bold, and below it words that somebody may have typed."""
    with st.container(gap=None):
        st.markdown(f"**{label}**")
        shown(text)


def cell(text: str) -> str:
    """Words for a table's cell, which reads Markdown: every mark escaped."""
    return MARKS.sub(r"\\\1", text)


def with_marks(pieces: Iterable[tuple[Mark, str]]) -> str:
    """One text as Markdown that shows what was taken out and put in, every mark in it escaped."""
    said = "".join(_piece(mark, text) for mark, text in pieces)
    return "  \n".join(line.lstrip() for line in said.split("\n"))


def _piece(mark: Mark, text: str) -> str:
    """Each line marked by itself, the spaces around it left outside, as Markdown needs."""
    return "\n".join(_line(mark, line) for line in text.split("\n"))


def _line(mark: Mark, line: str) -> str:
    said = cell(line.strip())
    if not said or mark is Mark.SAME:
        return cell(line)
    start, end = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    shown = f"~~{said}~~" if mark is Mark.OUT else f":green-background[**{said}**]"
    return f"{start}{shown}{end}"
