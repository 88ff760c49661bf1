"""What most often sends a story back, shown before somebody writes one."""

from datetime import timedelta

import streamlit as st

from data import reviews
from pages.parts import session
from stories.advice import top_advice

LOOKS_BACK = timedelta(days=365)


def before_you_write() -> None:
    """Advice from the last year's returns, commonest first; nothing where none came back."""
    with session.store().read() as connection:
        returned = reviews.return_reasons(connection, session.now() - LOOKS_BACK)
    if lines := top_advice(returned):
        with st.expander("What most often sends a story back"):
            st.markdown("\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1)))
