"""Balance: no good news without the measure that could contradict it, over the same dates."""

import streamlit as st

from pages.parts import (
    balance_view,
    by_address,
    kept_views,
    leading,
    pair_view,
    places,
    session,
    take_figures,
)
from stories.outcomes.catalogue import AREA_LABELS

session.require(*leading.READERS)

INTRO = (
    "Each outcome stands beside the measure that could contradict it, over the same dates. Read "
    "them together: better on the left and worse on the right is a reason to ask, and no answer."
)


st.title("Balance", anchor=False)
held = leading.newest()
part = leading.choose_part(held)
view = leading.view(part, held)
balance_view.well_and_hard()
st.header("Each outcome and what could contradict it", anchor=False)
leading.stop_where_empty(view)
st.markdown(INTRO)
areas = list(dict.fromkeys(pair.kind.area for pair in view.pairs.values()))
how = {"format_func": AREA_LABELS.get, "required": True}
area = by_address.choose(st.segmented_control, "Area", areas, "area", **how)
for pair in view.worst_first():
    if pair.kind.area == area:
        pair_view.show(pair, view)
take_figures.row("balance", take_figures.OF_BALANCE, part=part)
kept_views.keep("balance.py")
places.link("trends.py", "Back to trends", part=part)
