"""The catalogue of outcomes: what each counts, when it is checked again, and every change of it."""

import streamlit as st

from data.store.catalogue import edits_in, nation_in, outcome_types_in
from pages.parts import asking, catalogue_form, list_proposals, messages, places, session
from pages.parts.words import shown
from stories.actions import listing, relisting
from stories.outcomes.catalogue import AREA_LABELS, NATION_LABELS
from stories.outcomes.list_proposals import TYPE
from stories.people import Role

person = session.require(Role.ADMIN)
store = session.store()
with store.read() as connection:
    kinds = outcome_types_in(connection, session.today())
    latest = outcome_types_in(connection)
    nation = nation_in(connection)

st.title("Catalogue of outcomes", anchor=False)
st.markdown(
    "What people here may record, in the words they see. A change holds from the month you give; "
    "earlier records keep the meaning they had."
)
list_proposals.show(person, [TYPE])
code = st.selectbox(
    "Outcome",
    list(kinds),
    index=None,
    format_func=lambda each: f"{kinds[each].name} ({AREA_LABELS[kinds[each].area]})",
    placeholder="Choose one, or type a word of its name",
    key="kind",
)
if code is None:
    in_use = sum(kind.in_use for kind in kinds.values())
    st.info(
        f"{in_use} of {len(kinds)} types are in use. "
        f"The words are those of {NATION_LABELS[nation]}."
    )
    with st.expander("Choose the nation whose words and laws hold here"):
        st.markdown(
            "Each nation has a list of its own, and no code of one is turned into a code of "
            "another. The nation can be chosen only before the first outcome is recorded."
        )
        chosen = asking.choice("Nation", NATION_LABELS, "nation", radio=True)
        if st.button("Use this nation's list", key="use-nation", disabled=chosen is None):
            with messages.refusals():
                listing.choose_nation(store, chosen, by=person, at=session.now())
                messages.say_next(f"The list of {NATION_LABELS[chosen]} is in use.")
                st.rerun()
    places.link("home.py", "Back to home")
    session.stop()

catalogue_form.facts(kinds[code])
with st.form(f"edit-{code}"):
    edit = catalogue_form.questions(latest[code], person.id)
    if st.form_submit_button("Keep this change", type="primary"):
        with messages.refusals():
            waits = relisting.edit_type(store, edit(), by=person, at=session.now())
            messages.say_next(list_proposals.said(waits))
            st.rerun()

st.header("What was changed", anchor=False)
with store.read() as connection:
    edits = edits_in(connection, code)
if not edits:
    st.markdown("Nothing yet: it stands as it came.")
for each in reversed(edits):
    with st.container(border=True):
        shown(catalogue_form.history_line(each))
places.link("home.py", "Back to home")
