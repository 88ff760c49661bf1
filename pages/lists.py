"""Services and teams: added, renamed, merged, closed, and what was called what before."""

import streamlit as st

from data import queries
from data.store.lists import list_changes_in
from pages.parts import list_proposals, lists_form, messages, places, session
from pages.parts.words import shown
from stories.outcomes.lists import ListKind
from stories.people import Role

person = session.require(Role.ADMIN)
store = session.store()

st.title("Services and teams", anchor=False)
st.markdown(
    "Records keep the service and team they were made with. Where one becomes part of another, "
    "charts count both together, also for the time before, so that no line breaks for a change of "
    "name."
)
with store.read() as connection:
    changes = list_changes_in(connection)
    names = queries.names(connection)

list_proposals.show(person, ListKind)
lists_form.as_they_stand(names)
act = lists_form.question(names)
if act and st.button("Keep this change", key="keep", type="primary"):
    with messages.refusals():
        messages.say_next(act())
        st.rerun()

st.header("What was changed", anchor=False)
if not changes:
    st.markdown("Nothing yet.")
for each in changes:
    second = f", agreed by {names.get(each.agreed_by, '')}," if each.agreed_by else ""
    shown(
        f"{each.sentence(names)} Kept by {names.get(each.changed_by, '')}{second} on "
        f"{session.day(each.changed_at)}."
    )
places.link("home.py", "Back to home")
