"""An outcome and what could contradict it, side by side, over the same dates."""

import streamlit as st

from pages.parts import charts, looks, outcome_view, summary_table
from pages.parts.leading import Pair, View
from pages.parts.words import cell
from stories.trends import Reading, telling
from stories.trends.control import Standing


def show(pair: Pair, view: View) -> None:
    """Both halves in one card; the name on the left leads to the whole of the outcome."""
    with st.container(border=True):
        left, right = st.columns(2)
        with left:
            title = summary_table.link_to(pair, view.part, pair.outcome.name)
            _half(pair.outcome, pair, view, title)
        with right:
            _half(pair.balance, pair, view, cell(f"Beside it: {pair.kind.balancing}"))


def _half(reading: Reading | None, pair: Pair, view: View, title: str) -> None:
    """One side of a pair: its name, its picture and its latest figure."""
    if reading is None:
        st.markdown(f"**{title}**: {outcome_view.ALONE}")
        return
    dates = pair.outcome.moments
    st.markdown(f"**{title}**")
    if reading.standing is not Standing.NONE:
        looks.chart(
            charts.on_screen(reading, charts.Size.SMALL, span=(dates[0], dates[-1])),
            alt=f"{view.name}. {telling.sentence(reading)}",
        )
    st.caption(cell(f"{summary_table.latest(reading)}: {telling.variation_words(reading)}."))
