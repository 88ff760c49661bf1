"""What the digest says beside its charts, and what may be taken from it."""

from functools import partial

import streamlit as st

from data import heard, readable
from data.badge import badge
from pages.documents.evidence import pack
from pages.documents.month import Month
from pages.documents.office import WORD
from pages.parts import balance_view, session
from pages.parts.leading import View
from pages.parts.words import cell
from stories.draft import THEME_LABELS
from stories.outcomes.catalogue import Nation
from stories.people import Person
from stories.trends.frames import FRAME_LABELS, FRAMES_OF
from stories.trends.heard import NONE, Topic

STORIES = 10  # pointed to in an evidence pack
PACK = "evidence-pack"


def month_of(view: View) -> Month:
    """Everything of the page that may leave."""
    with session.store().read_copy() as connection:
        found = heard.latest(connection)
    return Month(
        view,
        tuple(view.worst_first()),
        tuple(balance_view.rows(found)) if found else (),
        unheard(found),
        session.day(session.today()),
    )


def unheard(found: heard.Heard | None) -> str:
    """Who sent nothing in the year, in a sentence."""
    if found is None:
        return "It is not published yet who was not heard from."
    services = session.open_services()
    silent = _none(found, Topic.STORY_SERVICE, services)
    themes = _none(found, Topic.STORY_THEME, THEME_LABELS)
    said = [
        f"No story was received from {', '.join(silent)}." if silent else "",
        f"No story told of: {', '.join(themes).lower()}." if themes else "",
    ]
    told = " ".join(each for each in said if each)
    if not told:
        told = "Every service and theme whose numbers can be shown had at least one story."
    return f"{told} Counts measure what was sent in, and not what was done."


def _none(found: heard.Heard, topic: Topic, names: dict) -> list[str]:
    steps = found.steps.get(topic, {})
    return [name for code, name in names.items() if steps.get(code) == NONE]


def also(others: str) -> str:
    """What else stands out, by name, as Markdown."""
    return f"Also: {cell(others)}."


def evidence(month: Month, person: Person) -> None:
    """Choose a frame, make the pack while its progress is shown, then take it."""
    st.subheader("Evidence pack", anchor=False)
    st.markdown(
        "Every published outcome under the headings that inspectors use, with what could "
        "contradict it, how we know, and what we do not know. It points to stories by their "
        "reference and holds none of their words."
    )
    (nation,) = {pair.kind.nation for pair in month.pairs} or {Nation.ENGLAND}
    offered = FRAMES_OF[nation]
    frame = st.selectbox("Headings", offered, format_func=FRAME_LABELS.get, key="frame")
    place = (month.view.edition.number, month.view.part, frame)
    if st.button("Make the evidence pack", key="make-pack"):
        session.remember(PACK, (place, _made(month, frame, person)))
    kept = session.recall(PACK)
    if kept and kept[0] == place:
        st.download_button(
            "Take the evidence pack (Word)", kept[1], f"evidence-{frame}.docx", WORD,
            key="take-pack", on_click="ignore", type="primary",
        )  # fmt: skip


def _made(month: Month, frame, person: Person) -> bytes:
    with session.store().read() as connection:
        stories = readable.references(connection, person, session.today(), STORIES)
    bar = st.progress(0.0, "Making the evidence pack")
    done = partial(bar.progress, text="Making the evidence pack")
    made = pack(month, frame, stories, done, badge())
    bar.empty()
    return made
