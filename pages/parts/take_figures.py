"""Files of published figures to take away: links, and buttons for what takes seconds to make.

Where a link leads, web_figures answers. A button makes its file when it is pressed and turns until
the file is here, so that nobody presses twice. Both look again who asks and what they may read.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import streamlit as st

from pages.documents import figure_files
from pages.parts import leading, session, web_figures
from pages.parts.plain_html import Link, files
from pages.parts.web_giving import SIGN_IN
from stories.errors import NotAllowed, StoryError
from stories.people import Person

PATH = "/figures/{name}"
OF_ONE: Mapping[str, str] = {
    "csv": "Numbers (CSV)",
    "svg": "Picture (SVG)",
    "png": "Picture (PNG)",
    "docx": "Briefing (Word)",
    "pptx": "Slides (PowerPoint)",
}
OF_SHAPE: Mapping[str, str] = {each: OF_ONE[each] for each in ("csv", "svg", "png")}
OF_MONTH: Mapping[str, str] = {"docx": "Board paper (Word)", "pptx": "One slide (PowerPoint)"}
OF_BALANCE: Mapping[str, str] = {"csv": "Every pair as a file (CSV)"}
LONG = frozenset({"png", "docx", "pptx"})
A_MOMENT = "What a button makes takes some seconds: the button turns until your file is here."


def row(what: str, labels: Mapping[str, str], **query: str) -> None:
    """Each kind of file of one thing, such as an outcome of a part."""
    names = {f"{what}.{ending}": label for ending, label in labels.items()}
    long = [name for name in names if name.rpartition(".")[2] in LONG]
    links = [Link(names[name], address(name, **query)) for name in names if name not in long]
    with st.container(horizontal=True, gap="small"):
        if links:
            files(links, "Take it away", beside=bool(long))
        for name in long:
            _button(name, names[name], query)
    if long:
        st.caption(A_MOMENT)


def _button(name: str, label: str, query: Mapping[str, str]) -> None:
    st.download_button(
        label,
        making(name, session.asker(), query),
        figure_files.called(name, query),
        figure_files.KINDS[name.rpartition(".")[2]],
        key=f"take-{name}",
        on_click="ignore",
    )


def making(
    name: str, asker: Callable[[], Person | None], query: Mapping[str, str]
) -> Callable[[], bytes]:
    """What makes the file once the button is pressed, on a thread that is no page's.

    Raises NotAllowed for whoever may not read figures any more or has ended their session
    elsewhere, and StoryError where the newest edition has no such file.
    """

    def make() -> bytes:
        now = asker()
        if now is None:
            raise NotAllowed(SIGN_IN)
        if not now.roles & set(leading.READERS):
            raise NotAllowed(web_figures.NOT_YOURS)
        made = figure_files.made(name, query)
        if made is None:
            raise StoryError(web_figures.NOT_HERE)
        return made.content

    return make


def address(name: str, **query: str) -> str:
    """Where a file is to be had, such as outcome.png with the outcome and the part."""
    return f"{PATH.format(name=name)}?{urlencode(query)}"
