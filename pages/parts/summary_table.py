"""Every outcome in one table: how it stands in words and shapes, never in colour alone."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pages.parts.leading import Pair, View
from pages.parts.places import BY_FILE
from pages.parts.words import cell
from stories.outcomes.catalogue import AREA_LABELS
from stories.trends import telling


def show(view: View) -> None:
    """A real table, what needs a conversation first within each area."""
    for area in dict.fromkeys(pair.kind.area for pair in view.pairs.values()):
        pairs = [pair for pair in view.worst_first() if pair.kind.area is area]
        st.subheader(AREA_LABELS[area], anchor=False)
        st.table(pd.DataFrame([row(pair, view.part) for pair in pairs]), hide_index=True)


def row(pair: Pair, part: str) -> dict[str, str]:
    reading, balance = pair.outcome, pair.balance
    means = telling.year_words(reading)
    query = urlencode({"outcome": pair.kind.code, "part": part})
    return {
        "Outcome": f"[{cell(reading.name)}](/{BY_FILE['one_outcome.py'].address}?{query})",
        "Latest": latest(reading),
        "What it shows": shows(reading),
        "Mean, year before to latest": " to ".join(means) if means else "less than two years",
        "Beside it": f"{cell(balance.name)}: {shows(balance)}" if balance else "not counted",
    }


def latest(reading) -> str:
    found = reading.latest
    return f"{found.said}, {found.name}" if found else f"hidden, {reading.moments[-1].name}"


def shows(reading) -> str:
    return f"{telling.ICONS[reading.variation]} {telling.variation_words(reading)}"
