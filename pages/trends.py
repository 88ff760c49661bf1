"""Trends: every outcome on one screen, what needs a conversation first, beside what is not well."""

import streamlit as st

from pages.parts import by_address, kept_views, leading, session, small_multiples, summary_table
from pages.parts.leading import Pair
from stories.outcomes.catalogue import AREA_LABELS
from stories.trends import telling
from stories.trends.control import Standing

person = session.require(*leading.READERS)

HONESTY = (
    "These numbers count records. More records can mean more recording, not more good work. Of 24 "
    "stable outcomes four or five show some signal by chance, so a signal is a reason to ask why. "
    "No number here says why. Services differ in size and in whom they help, so do not rank them."
)
STANDS_OUT, ALL = "stands-out", "all"
LABELS = {STANDS_OUT: "What stands out", **AREA_LABELS, ALL: "All outcomes"}


def chosen(drawn: list[Pair]) -> list[Pair]:
    """Those whose pictures are asked for, by the address."""
    areas = list(dict.fromkeys(pair.kind.area for pair in view.pairs.values()))
    offered = [STANDS_OUT, *areas, ALL]
    how = {"format_func": LABELS.get, "required": True}
    show = by_address.choose(st.segmented_control, "Pictures", offered, "show", **how)
    if show == STANDS_OUT:
        return [pair for pair in drawn if leading.stands_out(pair)]
    return [pair for pair in drawn if show in (ALL, pair.kind.area)]


st.title("Trends", anchor=False)
held = leading.newest()
part = leading.choose_part(held)
view = leading.view(part, held)
leading.stop_where_empty(view)

st.markdown(f"**{telling.summary([pair.outcome for pair in view.pairs.values()])}**")
st.caption(f"Edition {held.edition.number}, published on {session.day(held.edition.published_at)}.")
st.markdown(HONESTY)
leading.further(part)
kept_views.links(person)
summary_table.show(view)
pairs = chosen([pair for pair in view.worst_first() if pair.outcome.standing is not Standing.NONE])
if not pairs:
    st.markdown("Nothing stands out: every latest point shows only expected variation.")
small_multiples.show(pairs, view)
kept_views.keep("trends.py")
