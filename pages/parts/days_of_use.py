"""Asking from when and until when something may be used; both may stay empty."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from pages.parts import asking, session
from stories.errors import StoryError
from stories.window import Window

LABELS = {"not_before": "Not before", "take_down_on": "Take down on"}
PARTS = ("day", "month", "year")


def ask(key: str, why: str) -> Callable[[], Window]:
    """Two days behind a fold. What comes back gives them; StoryError where one is half filled."""
    with st.expander("Embargo and day to take it down"):
        st.caption(why)
        days = {name: asking.day(label, f"{key}-{name}") for name, label in LABELS.items()}
    return lambda: _given(key, days)


def _given(key: str, days: dict[str, date | None]) -> Window:
    for name, label in LABELS.items():
        typed = any((session.recall(f"{key}-{name}-{part}") or "").strip() for part in PARTS)
        if typed and days[name] is None:
            raise StoryError(f"{label}: write the day, the month and the year, or nothing at all.")
    return Window(**days)


def sentence(window: Window) -> str:
    """Both days in words; empty where none was set."""
    said = []
    if window.not_before:
        said.append(f"Not before {session.day(window.not_before)}.")
    if window.take_down_on:
        said.append(f"Take down on {session.day(window.take_down_on)}.")
    return " ".join(said)
