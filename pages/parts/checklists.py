"""What earlier reviewers answered for, beside the decision that comes next."""

from collections.abc import Sequence

import streamlit as st

from data.reviews import Checked
from pages.parts import session, words
from stories.review import CHECK_LABELS


def show(kept: Sequence[Checked]) -> None:
    """Each checklist with who ticked it, newest first and folded away: a record, not a question."""
    for number, one in enumerate(kept):
        title = "What the reviewer answered for" if number == 0 else "An earlier checklist"
        with st.expander(f"{title}: {session.day(one.at)}"):
            words.shown(f"{one.who}, about version {one.version}:")
            words.shown("\n".join(f"✓ {CHECK_LABELS[check]}" for check in one.checks))
