"""Links to files of published figures; where each address leads, web_figures answers."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from pages.parts.plain_html import Link, files

PATH = "/figures/{name}"
OF_ONE: Mapping[str, str] = {
    "csv": "Numbers (CSV)",
    "png": "Picture (PNG)",
    "svg": "Picture (SVG)",
    "docx": "Briefing (Word)",
    "pptx": "Slides (PowerPoint)",
}
OF_SHAPE: Mapping[str, str] = {each: OF_ONE[each] for each in ("csv", "png", "svg")}
OF_MONTH: Mapping[str, str] = {"docx": "Board paper (Word)", "pptx": "One slide (PowerPoint)"}
OF_BALANCE: Mapping[str, str] = {"csv": "Every pair as a file (CSV)"}


def row(what: str, labels: Mapping[str, str], **query: str) -> None:
    """A link for each kind of file of one thing, such as an outcome of a part."""
    links = [Link(label, address(f"{what}.{each}", **query)) for each, label in labels.items()]
    files(links, "Take it away")
    if "docx" in labels:
        st.caption("Pictures and Word files take a few seconds to make.")


def address(name: str, **query: str) -> str:
    """Where a file is to be had, such as outcome.png with the outcome and the part."""
    return f"{PATH.format(name=name)}?{urlencode(query)}"
