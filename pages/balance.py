"""Balance: no good news without the measure that could contradict it, over the same dates."""

import streamlit as st

from pages.parts import (
    balance_view,
    kept_views,
    leading,
    pair_view,
    places,
    session,
    take_figures,
)
from stories.outcomes.catalogue import AREA_LABELS, Area

session.require(*leading.READERS)

INTRO = (
    "Each outcome stands beside the measure that could contradict it, over the same dates. Read "
    "them together: better on the left and worse on the right is a reason to ask, and no answer."
)


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
held = leading.newest()
part = leading.choose_part(held)
view = leading.view(part, held)
balance_view.well_and_hard()
st.header("Each outcome and what could contradict it", anchor=False)
if not view.pairs:
    st.info("Nothing is published for this service. Choose another, or all services.")
    st.stop()
st.markdown(INTRO)
area = area_of(list(dict.fromkeys(pair.kind.area for pair in view.pairs.values())))
for pair in view.worst_first():
    if pair.kind.area == area:
        pair_view.show(pair, view)
take_figures.row("balance", take_figures.OF_BALANCE, part=part)
kept_views.keep("balance.py")
places.link("trends.py", "Back to trends", part=part)
