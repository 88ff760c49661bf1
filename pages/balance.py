"""Balance: no good news without the measure that could contradict it, over the same dates."""

import streamlit as st

from pages.documents import balance_csv
from pages.parts import balance_view, charts, leading, places, session, summary_table
from pages.parts.leading import Pair
from pages.parts.words import cell
from stories.outcomes.catalogue import AREA_LABELS, Area
from stories.trends import Reading, telling
from stories.trends.control import Standing

session.require(*leading.READERS)

INTRO = (
    "Each outcome stands beside the measure that could contradict it, over the same dates. Read "
    "them together: better on the left and worse on the right is a reason to ask, and no answer."
)
ALONE = "Nobody has counted what could contradict this. It stands alone: read it with care."


def half(reading: Reading | None, pair: Pair, title: str) -> None:
    """One side of a pair: its finding, its picture and its latest figure."""
    if reading is None:
        st.markdown(f"**{title}**: {ALONE}")
        return
    dates = pair.outcome.moments
    st.markdown(f"**{title}**")
    if reading.standing is not Standing.NONE:
        st.vega_lite_chart(
            charts.control_chart(reading, charts.Size.SMALL, span=(dates[0], dates[-1])),
            theme=None,
            alt=f"{view.name}. {telling.sentence(reading)}",
        )
    st.caption(cell(f"{summary_table.latest(reading)}: {telling.variation_words(reading)}."))


def area_of(areas: list[Area]) -> Area:
    """The area in the address, or the first."""
    asked = st.query_params.get("area")
    session.remember("area", Area(asked) if asked in areas else areas[0])
    return st.segmented_control(
        "Area",
        areas,
        format_func=AREA_LABELS.get,
        key="area",
        required=True,
        on_change=lambda: st.query_params.update(area=session.recall("area")),
    )


st.title("Balance", anchor=False)
newest = leading.edition()
part = leading.choose_part()
view = leading.view(part, newest)
balance_view.well_and_hard()
st.header("Each outcome and what could contradict it", anchor=False)
if not view.pairs:
    st.info("Nothing is published for this service. Choose another, or all services.")
    st.stop()
st.markdown(INTRO)
area = area_of(list(dict.fromkeys(pair.kind.area for pair in view.pairs.values())))
for pair in view.worst_first():
    if pair.kind.area == area:
        with st.container(border=True):
            left, right = st.columns(2)
            with left:
                half(pair.outcome, pair, summary_table.link_to(pair, part, pair.outcome.name))
            with right:
                half(pair.balance, pair, cell(f"Beside it: {pair.kind.balancing}"))
balance_csv.button(view)
places.link("trends.py", "Back to trends", part=part)
