"""Balancing facts: the counts that could contradict a good-news line, month by month."""

from datetime import date

import streamlit as st

from data import balancing_queries
from pages.parts import asking, messages, places, session
from stories.actions import following
from stories.errors import StoryError
from stories.outcomes.balancing import APRIL, CAUTION, MOST_PEOPLE, YEARLY, measures
from stories.people import Role

person = session.require(Role.ANALYST)
store, today = session.store(), session.today()
signed = {"by": person, "at": session.now()}
monthly = measures(session.outcome_types())


def count(label: str, value: int | None, key: str) -> int | None:
    return st.number_input(label, 0, MOST_PEOPLE, value, step=1, key=key, placeholder="Not counted")


def by_month(code: str) -> None:
    """One box for each service; an empty box means that nobody counted."""
    with store.read() as connection:
        newest = balancing_queries.newest_month(connection, code)
    st.caption(f"Newest count: {newest:%B %Y}." if newest else "Nobody has counted this here yet.")
    month = asking.month("Month counted", "month")
    if month is None:
        return
    with store.read() as connection:
        known = balancing_queries.of_month(connection, code, month)
    with st.form("counts", border=False):
        people = {
            service: count(name, known.get(service), f"{code}-{month}-{service}")
            for service, name in session.open_services().items()
        }
        st.caption("Leave a box empty where nobody counted. That is not the same as 0.")
        if st.form_submit_button("Keep these counts", type="primary"):
            with messages.refusals():
                if not known and set(people.values()) == {None}:
                    raise StoryError("Give a count for one service first.")
                kept = following.enter_balancing(store, code, month, people, **signed)
                messages.say_next(f"Kept for {month:%B %Y}: {kept} of {len(people)} services.")
                st.rerun()


def by_year(code: str) -> None:
    """One count for the whole authority and a year from April."""
    st.warning(CAUTION)
    newest = today.year if today.month >= APRIL else today.year - 1
    years = {
        date(year, APRIL, 1): f"April {year} to March {year + 1}"
        for year in range(newest, newest - 10, -1)
    }
    year = asking.choice("Year", years, "year")
    if year is None:
        return
    with store.read() as connection:
        known = balancing_queries.of_year(connection, code, year)
    people = count("How many in the whole authority?", known, f"{code}-{year}")
    if st.button("Keep this count", key="keep-year", type="primary"):
        with messages.refusals():
            if people is None and known is None:
                raise StoryError("Give a count first.")
            following.enter_year(store, code, year, people, **signed)
            messages.say_next(f"Kept for {years[year]}.")
            st.rerun()


st.title("Balancing facts", anchor=False)
st.markdown(
    "Every good-news line is drawn beside a measure that could contradict it. Enter its counts "
    "here, month by month."
)
code = asking.choice("Measure", monthly | YEARLY, "measure")
if code in YEARLY:
    by_year(code)
elif code is not None:
    by_month(code)
places.link("import_rows.py", "Load many months at once from a spreadsheet")
places.link("home.py", "Back to home")
