"""What changed for people, in sentences, for those who may read the figures: for the home page."""

import streamlit as st

from pages.parts import leading, places
from pages.parts.leading import Pair
from stories.people import Person
from stories.trends import telling
from stories.trends.control import Variation

TOLD = (Variation.WORSE, Variation.CHANGED, Variation.BETTER)
MOST = 2  # of each kind, so that good and hard news take the same room
HONESTY = "These are counts of records, not of all practice. No number here says why."


def show(person: Person) -> None:
    """The finding for the whole, then what is hard and what is better, with the newest figure."""
    if not person.roles & set(leading.READERS):
        return
    held = leading.published()
    pairs = leading.view(leading.WHOLE, held).worst_first() if held else []
    st.header("What changed for people", anchor=False)
    with st.container(border=True):
        if not pairs:
            st.markdown("No figures are published yet.")
            places.link("trends.py", "Open the trends")
            return
        st.markdown(f"**{telling.summary([pair.outcome for pair in pairs])}**")
        if said := [line for kind in TOLD for line in _of(pairs, kind)]:
            st.markdown("\n".join(said))
        st.caption(HONESTY)
        places.link("trends.py", "Open the trends")


def _of(pairs: list[Pair], variation: Variation) -> list[str]:
    found = [pair.outcome for pair in pairs if pair.outcome.variation is variation]
    return [
        f"- {telling.headline(each)}: {each.latest.said} in {each.latest.name}."
        for each in found
        if each.latest is not None
    ][:MOST]
