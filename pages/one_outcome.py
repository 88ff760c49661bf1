"""One outcome: the finding, its chart, what stands beside it, and what it rests on."""

import streamlit as st

from pages.parts import (
    kept_views,
    leading,
    messages,
    one_view,
    outcome_notes,
    outcome_view,
    places,
    returns_view,
    session,
    shapes,
    target_view,
)
from pages.parts.shapes import Shape
from pages.parts.words import cell
from stories.trends.from_returns import is_of_returns

person = session.require(*leading.READERS)

st.title("One outcome", anchor=False)
held = leading.newest()
messages.said()
left, right = st.columns(2)
with left:
    part = leading.choose_part(held)
view = leading.view(part, held)
leading.stop_where_empty(view)
with right:
    pair = one_view.chosen(view)
notes = outcome_notes.of(pair.outcome, part, held)
found = shapes.of(view, pair.kind.code)

st.markdown(f"**Counts when:** {cell(pair.kind.counts_when)}")
one_view.counted(pair, view, held)
shape = shapes.choose(found)
shapes.say_why_no_teams(view, pair, found)
seen = shapes.drawn(shape, pair, found)
one_view.finding(shape, seen, found, view, held, notes)
target_view.show(seen.outcome, person)
outcome_view.beside(seen, view, found.quiet_beside if shape is Shape.QUIET else None)
one_view.lasted(pair, part)
of_returns = is_of_returns(part)
if not of_returns:
    outcome_notes.show(pair.outcome, part, notes, person)
outcome_view.comparator(pair.kind)
outcome_view.story_beside(pair.kind, person)
outcome_view.numbers(seen, view)
outcome_view.take_away(seen, view, shape)
outcome_view.rests_on(seen, view)
if of_returns:
    returns_view.points(pair, part, person)
kept_views.keep("one_outcome.py")
places.link("trends.py", "Back to all outcomes", part=part)
