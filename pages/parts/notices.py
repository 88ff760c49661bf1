"""What to weigh before a decision: what earlier reviewers answered for."""

from collections.abc import Sequence

import streamlit as st

from data.reviews import Checked
from pages.parts import session, words
from stories.review import CHECK_LABELS


def checklists(kept: Sequence[Checked]) -> None:
    """What reviewers answered for, folded away: a record, not a question."""
    for number, one in enumerate(kept):
        title = "What the reviewer answered for" if number == 0 else "An earlier checklist"
        with st.expander(f"{title}: {session.day(one.at)}"):
            words.shown(f"{one.who}, about version {one.version}:")
            words.shown("\n".join(f"✓ {CHECK_LABELS[check]}" for check in one.checks))
