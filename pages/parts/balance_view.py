"""What went well beside what was hard, of the same year; never one without the other."""

import streamlit as st

from data import heard
from pages.parts import heard_view, session
from stories.trends.heard import WAS_HARD, WENT_WELL, Topic, Whole, step_words

LABELS = {
    Whole.OUTCOMES: "Outcomes recorded",
    Whole.STORIES: "Stories received",
    Whole.THANKS: "Thank-yous passed on",
    Whole.LEARNING_REVIEWS: "Learning reviews started",
    Whole.COMPLAINTS: "Complaints received",
    Whole.INCIDENTS: "Serious incident notifications",
}
FIXED = (
    "These counts say how much was written down, and nothing about why. More complaints can mean "
    "that people trust us to listen. Few incidents can mean that few were seen. A high number "
    "of them, or a low one, says nothing by itself about an authority or its staff. Many good "
    "stories do not outweigh one bad ending."
)
NOT_COUNTED = "not counted"


def rows(found: heard.Heard) -> list[dict[str, str]]:
    """Both sides in every row, so that neither is copied alone."""
    steps = found.steps.get(Topic.ALL, {})

    def said(whole: Whole) -> str:
        return step_words(steps[whole], found.threshold) if whole in steps else NOT_COUNTED

    return [
        {
            "What went well": LABELS[well],
            "How many": said(well),
            "What was hard": LABELS[hard],
            "How many of these": said(hard),
        }
        for well, hard in zip(WENT_WELL, WAS_HARD, strict=True)
    ]


def well_and_hard() -> None:
    """The table of the newest year with its fixed note; nothing where no year is published."""
    with session.store().read_copy() as connection:
        found = heard.latest(connection)
    if found is None:
        return
    st.header("What went well, and what was hard", anchor=False)
    st.table(rows(found), hide_index=True)
    heard_view.which_year(found)
    st.markdown(FIXED)
