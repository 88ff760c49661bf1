"""This month in one page: what stands out, what was hard, who was not heard, and what to take."""

import streamlit as st

from pages.parts import (
    balance_view,
    digest,
    kept_views,
    leading,
    outcome_view,
    pair_view,
    places,
    session,
    take_figures,
)
from stories.trends import telling

person = session.require(*leading.READERS)

MOST = 3  # outcomes in full

st.title("This month in one page", anchor=False)
held = leading.newest()
part = leading.choose_part(held)
view = leading.view(part, held)
leading.stop_where_empty(view)

month = digest.month_of(view)
st.markdown(f"**{month.summary}**")
st.caption(f"Edition {held.edition.number}, published on {session.day(held.edition.published_at)}.")
pairs = [pair for pair in month.pairs if leading.stands_out(pair)]
st.header("What stands out", anchor=False)
if not pairs:
    st.markdown("Nothing: every latest point shows only expected variation. That is worth saying.")
for pair in pairs[:MOST]:
    pair_view.show(pair, view)
if len(pairs) > MOST:
    others = ", ".join(telling.headline(pair.outcome) for pair in pairs[MOST:])
    st.markdown(digest.also(others))
balance_view.well_and_hard()
st.header("Who we are not hearing from", anchor=False)
st.markdown(month.unheard)
places.link("voices.py", "See all of it")
outcome_view.story_beside((pairs or list(month.pairs))[0].kind, person)

st.header("Take it away", anchor=False)
take_figures.row("month", take_figures.OF_MONTH, part=part)
digest.evidence(month, person)
kept_views.keep("this_month.py")
places.link("trends.py", "Back to trends", part=part)
