"""What a fresh look at a story finds today, and what its writer kept and why."""

import streamlit as st

from pages.parts import words
from stories.identifiers import Finding
from stories.redaction import RedactedText, still_identifying, words_of
from stories.sections import SECTION_LABELS
from stories.story import Story


def show(story: Story) -> int:
    """Section by section; returns how many findings nobody has dealt with."""
    st.header("What a fresh look finds", anchor=False)
    left = still_identifying(story.words)
    count = sum(map(len, left.values()))
    if count:
        found = "1 finding is" if count == 1 else f"{count} findings are"
        st.warning(f"{found} not dealt with. The writer must change these words first.")
    elif any(told.kept for told in story.words.values()):
        st.text("Nothing new. The writer kept these words and said why. Do you agree?")
    else:
        st.text("Nothing. A person may still see more than this check does.")
    for section, told in story.words.items():
        _section(SECTION_LABELS[section], told, left.get(section, []))
    return count


def _section(label: str, told: RedactedText, left: list[Finding]) -> None:
    for finding in left:
        said = f"“{words_of(told.text, finding)}”\n{finding.reason}"
        words.fact(f"Not dealt with, in: {label}", said)
    for kept in told.kept:
        said = f"“{told.text[kept.start : kept.end]}”\nWhy: {kept.reason}"
        words.fact(f"Kept as {kept.kind.replace('_', ' ')}, in: {label}", said)
