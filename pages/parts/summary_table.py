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
    rows = [row(pair, view.part) for pair in view.worst_first()]
    st.table(pd.DataFrame(rows), hide_index=True)


def row(pair: Pair, part: str) -> dict[str, str]:
    reading, balance = pair.outcome, pair.balance
    means = telling.year_words(reading)
    return {
        "Area": AREA_LABELS[pair.kind.area],
        "Outcome": link_to(pair, part, reading.name),
        "Latest": latest(reading),
        "What it shows": shows(reading),
        "Mean, year before to latest": " to ".join(means) if means else "less than two years",
        "Beside it": f"{cell(balance.name)}: {shows(balance)}" if balance else "not counted",
    }


def link_to(pair: Pair, part: str, words: str) -> str:
    """A link to the page of one outcome. Dozens of page links would cost more than the charts."""
    query = urlencode({"outcome": pair.kind.code, "part": part})
    return f"[{cell(words)}](/{BY_FILE['one_outcome.py'].address}?{query})"


def latest(reading) -> str:
    found = reading.latest
    return f"{found.said}, {found.name}" if found else f"hidden, {reading.moments[-1].name}"


def shows(reading) -> str:
    return f"{telling.ICONS[reading.variation]} {telling.variation_words(reading)}"
