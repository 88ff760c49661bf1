"""Buttons that save a sheet of words to the reader's own machine."""

import streamlit as st

from pages.documents.office import WORD
from pages.documents.sheet import Sheet, sheet_docx, sheet_text


def sheet(made: Sheet, what: str, name: str) -> None:
    """`what` says what is saved; `name` is the file's name without its ending."""
    # Saving must not run the page again: that would end what is being read.
    kinds = (
        ("for Word", sheet_docx, "docx", WORD),
        ("as text", sheet_text, "txt", "text/plain"),
    )
    with st.container(horizontal=True):
        for how, write, ending, mime in kinds:
            st.download_button(
                f"Save {what} {how}",
                write(made),
                f"{name}.{ending}",
                mime,
                key=f"save-{ending}-{name}",
                on_click="ignore",
            )
