"""What a fresh look at a story finds today, and what its writer kept and why."""

from collections.abc import Mapping

import streamlit as st

from pages.parts import words
from stories.identifiers import Finding
from stories.redaction import RedactedText, words_of
from stories.sections import Section
from stories.story import Story


def summary(story: Story, left: Mapping[Section, list[Finding]]) -> int:
    """What it finds in all; returns how many findings nobody has dealt with."""
    count = sum(map(len, left.values()))
    kept = sum(len(told.kept) for told in story.words.values())
    if count:
        found = "1 finding is" if count == 1 else f"{count} findings are"
        st.warning(f"{found} not dealt with. These words must be changed first.")
    elif kept:
        st.text(
            "A fresh look finds nothing new. The writer kept "
            f"{'one place' if kept == 1 else f'{kept} places'} and said why: do you agree?"
        )
    else:
        st.text("A fresh look finds nothing. A person may still see more than this check does.")
    return count


def notes(told: RedactedText, left: list[Finding]) -> None:
    """The findings of one section, beside it."""
    for finding in left:
        words.fact("Not dealt with", f"“{words_of(told.text, finding)}”\n{finding.reason}")
    for kept in told.kept:
        said = f"“{told.text[kept.start : kept.end]}”\nWhy: {kept.reason}"
        words.fact(f"Kept, though it looks like: {kept.kind.replace('_', ' ')}", said)
