"""Trends: what is changing, beside the measure that could contradict it."""

import streamlit as st

from data import queries
from pages.parts import pair, session
from stories.outcomes.catalogue import AREA_LABELS
from stories.people import Role
from stories.trends import as_counted, monthly, suppress, whole_months_before, yearly

person = session.require(Role.LEADER, Role.ANALYST, Role.GOVERNANCE)

YEARS = 5
HONESTY = (
    "These numbers count records. More records can mean more recording, not more good work. "
    "Months go up and down by chance, and no number here says why. Services differ in size and in "
    "whom they help, so do not rank them. The latest months may still grow as records come in."
)

months = whole_months_before(session.today(), YEARS)
span = (months[0], months[-1])
with session.store().read() as connection:
    recorded = queries.recorded_codes(connection)
kinds = {code: kind for code, kind in session.outcome_types().items() if code in recorded}

st.title("Trends", anchor=False)
if not kinds:
    st.info("No outcomes are recorded yet. They appear here once staff record them.")
    st.stop()

asked = st.query_params.get("outcome")
if asked is not None and asked not in kinds:
    st.warning("We could not find that outcome here. Choose one from the list.")
# The address decides, so that a view can be linked, and going back goes back.
session.remember("outcome", asked if asked in kinds else next(iter(kinds)))
code = st.selectbox(
    "Outcome",
    list(kinds),
    format_func=lambda each: f"{kinds[each].name} ({AREA_LABELS[kinds[each].area]})",
    key="outcome",
    on_change=lambda: st.query_params.update(outcome=session.recall("outcome")),
)
kind = kinds[code]
st.markdown(f"**Counts when:** {kind.counts_when}")
st.markdown(HONESTY)

with session.store().read() as connection:
    good = queries.outcome_counts(connection, code, *span)
    otherwise = queries.outcome_counts(connection, code, *span, counts=False)
    against = queries.balancing_counts(connection, kind.balancing_code, *span)
found = {service for service, _, _ in (*good, *otherwise, *against)}
here = [service for service in session.services() if service in found]

outcome = suppress(monthly(good, here, *span))
balance = suppress(as_counted(against, here))
ended_otherwise = suppress(yearly(otherwise, here, months))
if not here:
    st.info(f"None of these fall in the latest {YEARS} years. Choose another outcome.")
for service in here:
    tables = (each.only(service=service) for each in (outcome, balance, ended_otherwise))
    pair.show(kind, service, *tables, months)
