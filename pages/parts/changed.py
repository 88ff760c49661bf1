"""What changed for people, in sentences, on everybody's home page, as it was published."""

from datetime import date
from functools import lru_cache

import streamlit as st

from data import figures
from data.store import Store
from pages.parts import leading, places, session
from stories.people import Person
from stories.trends import Reading, telling
from stories.trends.control import Variation

TOLD = (Variation.WORSE, Variation.CHANGED, Variation.BETTER)
MOST = 2  # of each kind, so that good and hard news take the same room
HONESTY = (
    "Figures of {day}. These are counts of records, not of all practice. No number here says why."
)


def show(person: Person) -> None:
    """The finding for the whole, then what is hard and what is better, with the newest figure.

    Published figures are suppressed, and these are of no service or team. Those who lead go on
    from here to what each rests on.
    """
    with session.store().read_copy() as connection:
        edition = figures.latest_edition(connection)
    leads = bool(person.roles & set(leading.READERS))
    if edition is None and not leads:
        return
    st.header("What changed for people", anchor=False)
    with st.container(border=True):
        if edition is None:
            st.markdown("No figures are published yet.")
        else:
            whole, lines = _said(session.store(), edition.number, session.today())
            st.markdown(f"**{whole}**")
            if lines:
                st.markdown("\n".join(lines))
            st.caption(HONESTY.format(day=session.day(edition.published_at)))
        if leads:
            places.link("trends.py", "Open the trends")


@lru_cache(maxsize=4)
def _said(_store: Store, _edition: int, _today: date) -> tuple[str, list[str]]:
    """The sentences of an edition, which never change: put together once for everybody."""
    view = leading.view(leading.WHOLE, leading.published())
    outcomes = [pair.outcome for pair in view.worst_first()]
    return telling.summary(outcomes), [line for kind in TOLD for line in _of(outcomes, kind)]


def _of(outcomes: list[Reading], variation: Variation) -> list[str]:
    found = [each for each in outcomes if each.variation is variation]
    return [
        f"- {telling.headline(each)}: {each.latest.said} in {each.latest.name}."
        for each in found
        if each.latest is not None
    ][:MOST]
