"""Did it last? How long an outcome is known to hold, by the year in which it came."""

import streamlit as st

from pages.parts import (
    by_address,
    kept_views,
    lasted_view,
    leading,
    looks,
    places,
    session,
    survival_chart,
    take_figures,
)
from pages.parts.words import cell
from stories.outcomes.catalogue import AREA_LABELS
from stories.people import Role
from stories.trends import cohorts, competing_ends

person = session.require(*leading.READERS)

MEANS = (
    "We follow everybody from the month of the outcome. An answer counts as far as it reaches. "
    "Whoever is not asked any more is left out from then on, and never counted as lasting. "
    "Brothers and sisters often leave and come back together, so the true range is wider than "
    "those here."
)

st.title("Did it last?", anchor=False)
leading.newest()
kinds = {code: kind for code, kind in session.outcome_types().items() if kind.check_months}
held = lasted_view.published(kinds)
series = {code: held[code] for code in kinds if code in held}  # in the catalogue's order
if not series:
    st.info(
        "Nothing is published yet. A year of outcomes is shown once it is over, enough check-backs "
        "are answered, and a new edition of the figures is published."
    )
    places.link("publish_figures.py", "How figures are published")
    session.stop()

code = by_address.choose(
    st.selectbox,
    "Outcome",
    list(series),
    "outcome",
    format_func=lambda each: f"{kinds[each].name} ({AREA_LABELS[kinds[each].area]})",
)
kind = kinds[code]
read = cohorts.read_cohorts(series[code], kind.check_months)
said = cohorts.sentence(read)
st.header(cell(kind.name), anchor=False)
st.markdown(f"**{cell(said)}**")
st.markdown(f"{cell(kind.sustained_when)} All services together.")
if read:
    looks.chart(survival_chart.curves(read, kind.check_months), alt=f"{kind.name}. {said}")
    st.caption(
        "A line for each year from April, with 95% intervals; a newer one may end sooner. "
        f"The scale begins at {survival_chart.lowest(read)}%."
    )
    lasted_view.readings(read, kind.check_months)
    lasted_view.compared(read, in_full=Role.ANALYST in person.roles)
    lasted_view.at_risk(read, kind.check_months)
    st.markdown(MEANS)
    lasted_view.became(kind, competing_ends.ended(read, kind.check_months))
lasted_view.ended_otherwise(kind)
if read:
    st.subheader("Take it away", anchor=False)
    take_figures.row("lasted", take_figures.OF_SHAPE, outcome=code)
places.link("one_outcome.py", "How many there were, and what stands beside them", outcome=code)
kept_views.keep("did_it_last.py")
places.link("trends.py", "Back to trends")
