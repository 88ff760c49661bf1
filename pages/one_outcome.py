"""One outcome: the finding, its chart, what stands beside it, and what it rests on."""

import streamlit as st

from pages.parts import (
    kept_views,
    lasting_view,
    leading,
    messages,
    outcome_notes,
    outcome_view,
    places,
    returns_view,
    session,
    shape_view,
    shapes,
    target_view,
)
from pages.parts.leading import Pair, View
from pages.parts.shapes import Shape
from pages.parts.words import cell
from stories.outcomes.catalogue import AREA_LABELS
from stories.trends import WHOLE
from stories.trends.from_returns import is_of_returns

person = session.require(*leading.READERS)


def chosen(view: View) -> Pair:
    """The outcome in the address, or the first; the list changes the address."""
    asked = st.query_params.get("outcome")
    if asked is not None and asked not in view.pairs:
        st.warning("We could not find that outcome here. Choose one from the list.")
    session.remember("outcome", asked if asked in view.pairs else next(iter(view.pairs)))
    code = st.selectbox(
        "Outcome",
        list(view.pairs),
        format_func=lambda code: (
            f"{view.pairs[code].kind.name} ({AREA_LABELS[view.pairs[code].kind.area]})"
        ),
        key="outcome",
        on_change=lambda: st.query_params.update(outcome=session.recall("outcome")),
    )
    return view.pairs[code]


st.title("One outcome", anchor=False)
held = leading.newest()
messages.said()
left, right = st.columns(2)
with left:
    part = leading.choose_part(held)
view = leading.view(part, held)
if not view.pairs:
    st.info("Nothing is published for this service. Choose another, or all services.")
    st.stop()
with right:
    pair = chosen(view)
notes = outcome_notes.of(pair.outcome, part, held)
found = shapes.of(view, pair.kind.code)

st.markdown(f"**Counts when:** {cell(pair.kind.counts_when)}")
of_returns = is_of_returns(part)
if of_returns:
    returns_view.said(pair, part)
else:
    returns_view.counted_there(pair, held)
shape = shapes.choose(found)
shapes.say_why_no_teams(view, pair, found)
seen = shapes.drawn(shape, pair, found)
if by_size := found.by_size(shape):
    shape_view.services(by_size, shapes.names_of(shape, held))
elif shape is Shape.QUIET and found.quiet:
    shape_view.finding(found.quiet, view)
else:
    outcome_view.finding(seen.outcome, view, notes)
target_view.show(seen.outcome, person)
outcome_view.beside(seen, view, found.quiet_beside if shape is Shape.QUIET else None)
if of_returns:
    returns_view.lasted(pair.kind, part)
elif part != WHOLE:
    lasting_view.show(pair.kind, part)
if pair.kind.check_months and not of_returns:
    places.link(
        "did_it_last.py", "Did it last? By year, all services together", outcome=pair.kind.code
    )
if not of_returns:
    outcome_notes.show(pair.outcome, part, notes, person)
outcome_view.comparator(pair.kind)
outcome_view.story_beside(pair.kind, person)
outcome_view.numbers(seen, view)
outcome_view.take_away(seen, view, shape, person)
outcome_view.rests_on(seen, view)
if of_returns:
    returns_view.points(pair, part, person)
kept_views.keep("one_outcome.py")
places.link("trends.py", "Back to all outcomes", part=part)
