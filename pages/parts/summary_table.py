"""Every outcome in one table: how it stands in words and shapes, never in colour alone."""

from functools import lru_cache
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from data.comparators import comparators
from pages.parts.leading import Pair, View
from pages.parts.places import BY_FILE
from pages.parts.words import cell
from stories.outcomes.catalogue import AREA_LABELS
from stories.trends import telling

TARGET = "Target"


def show(view: View) -> None:
    """A real table, what needs a conversation first."""
    st.table(_frame(view), hide_index=True)


@lru_cache(maxsize=64)
def _frame(view: View) -> pd.DataFrame:
    """Kept as long as its readings are: the same for every reader of an edition."""
    frame = pd.DataFrame([row(pair, view.part) for pair in view.worst_first()])
    return frame if frame[TARGET].any() else frame.drop(columns=TARGET)


def row(pair: Pair, part: str) -> dict[str, str]:
    reading, balance = pair.outcome, pair.balance
    means = telling.year_words(reading)
    return {
        "Outcome": link_to(pair, part, reading.name),
        "Area": AREA_LABELS[pair.kind.area],
        "Latest": latest(reading),
        "What it shows": shows(reading),
        "Mean, year before to latest": " to ".join(means) if means else "less than two years",
        TARGET: telling.assurance_words(reading),
        "England, by its own definition": elsewhere(pair.kind.code),
        "Beside it": f"{cell(balance.name)}: {shows(balance)}" if balance else "not counted",
    }


def elsewhere(code: str) -> str:
    """England's newest figure with its year; another question than ours."""
    found = comparators().get(code)
    return f"{found[-1].said} in {found[-1].year}" if found else ""


def link_to(pair: Pair, part: str, words: str) -> str:
    """A link to the page of one outcome. Dozens of page links would cost more than the charts."""
    query = urlencode({"outcome": pair.kind.code, "part": part})
    return f"[{cell(words)}](/{BY_FILE['one_outcome.py'].address}?{query})"


def latest(reading) -> str:
    found = reading.latest
    return f"{found.said}, {found.name}" if found else f"hidden, {reading.moments[-1].name}"


def shows(reading) -> str:
    return f"{telling.ICONS[reading.variation]} {telling.variation_words(reading)}"
