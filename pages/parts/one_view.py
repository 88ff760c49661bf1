"""The page of one outcome: which it is, its finding as it is drawn, and whether it lasted."""

import streamlit as st

from pages.parts import (
    by_address,
    lasting_view,
    outcome_view,
    places,
    returns_view,
    shape_view,
    shapes,
)
from pages.parts.leading import Pair, Published, View
from pages.parts.shapes import Shape, Shapes
from stories.outcomes.catalogue import AREA_LABELS
from stories.trends import WHOLE
from stories.trends.from_returns import is_of_returns


def chosen(view: View) -> Pair:
    """The outcome in the address, or the first; the list changes the address."""
    asked = st.query_params.get("outcome")
    if asked is not None and asked not in view.pairs:
        st.warning("We could not find that outcome here. Choose one from the list.")
    code = by_address.choose(
        st.selectbox,
        "Outcome",
        list(view.pairs),
        "outcome",
        format_func=lambda code: (
            f"{view.pairs[code].kind.name} ({AREA_LABELS[view.pairs[code].kind.area]})"
        ),
    )
    return view.pairs[code]


def counted(pair: Pair, view: View, held: Published) -> None:
    """What its counts are, where returns tell of the same."""
    if is_of_returns(view.part):
        returns_view.said(pair, view.part)
    else:
        returns_view.counted_there(pair, held)


def finding(shape: Shape, seen: Pair, found: Shapes, view: View, held: Published, notes) -> None:
    """Headline, picture and paragraph, drawn as it is asked for."""
    if by_size := found.by_size(shape):
        shape_view.services(by_size, shapes.names_of(shape, held))
    elif shape is Shape.QUIET and found.quiet:
        shape_view.finding(found.quiet, view)
    else:
        outcome_view.finding(seen.outcome, view, notes)


def lasted(pair: Pair, part: str) -> None:
    """Whether it lasted in this part, and the way to the years of all services together."""
    if is_of_returns(part):
        returns_view.lasted(pair.kind, part)
        return
    if part != WHOLE:
        lasting_view.show(pair.kind, part)
    if pair.kind.check_months:
        words = "Did it last? By year, all services together"
        places.link("did_it_last.py", words, outcome=pair.kind.code)
