"""What waits, oldest first: the first few stand open, each of the rest is a line that unfolds.

A screen of cards that are all alike is a long way to scroll on a phone. Once one is answered the
next moves up and stands open, so that whoever goes through them need unfold nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

from pages.parts.words import cell, named

OPEN = 3


@dataclass(frozen=True)
class Card:
    """One thing that waits: what heads it, what tells it from its neighbours, and all of it."""

    key: str
    head: str
    told_apart: str
    ask: Callable[[], None]


def show(cards: Iterable[Card], stand_open: int = OPEN) -> None:
    """A folded one is not drawn, so it costs a line."""
    for number, card in enumerate(cards):
        if number < stand_open:
            with st.container(border=True, gap="small"):
                named(card.head, card.key)
                card.ask()
            continue
        line = f"**{cell(card.head)}** · {cell(card.told_apart)}"
        folded = st.expander(line, key=f"unfold-{card.key}", on_change="rerun")
        if folded.open:
            with folded, st.container(gap="small"):
                card.ask()
