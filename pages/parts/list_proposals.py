"""Changes of lists that wait for a second administrator: what would change, and the answer."""

from collections.abc import Collection, Mapping

import streamlit as st

from data import queries
from data.store.catalogue import outcome_types_in
from data.store.list_proposals import list_proposals_in, records_naming
from data.store.lists import every_service_in, teams_in
from pages.parts import messages, session
from pages.parts.words import fact, shown
from stories.actions import relisting
from stories.outcomes import OutcomeType
from stories.outcomes.list_proposals import (
    TWO_DECIDE,
    ListProposal,
    Wanted,
    edit_in,
    what_changes,
)
from stories.people import Person

KEPT = "The change is kept."
WAITS = (
    "Records name this already, so nothing changes yet: another administrator must agree. "
    "It waits on their home page."
)


def said(proposal_id: str | None) -> str:
    """What became of a change: it holds, or it waits."""
    return WAITS if proposal_id else KEPT


def show(here: Person, kinds: Collection[str]) -> None:
    """Every change of lines of these kinds that waits; nothing where none does."""
    with session.store().read() as connection:
        waiting = [each for each in list_proposals_in(connection) if each.what.kind in kinds]
        if not waiting:
            return
        people, types = queries.names(connection), outcome_types_in(connection)
        teams = {code: team.name for code, team in teams_in(connection).items()}
        names = {**teams, **every_service_in(connection)}
        named = {each.id: records_naming(connection, each.what.kind, each.code) for each in waiting}
    st.header("Waiting for a second administrator", anchor=False)
    for each in waiting:
        with st.container(border=True):
            _what(each, names, types)
            records = ", ".join(f"{label} ({many})" for label, many in named[each.id].items())
            fact("Records that name it", records or "none any more")
            proposer = people.get(each.proposed_by, "")
            fact("Proposed", f"by {proposer} on {session.day(each.proposed_at)}")
            _answer(each, here)


def _what(each: ListProposal, names: Mapping[str, str], types: Mapping[str, OutcomeType]) -> None:
    if each.what is not Wanted.EDIT_TYPE:
        shown(each.sentence(names))
        return
    edit, now = edit_in(each), types.get(each.code)
    shown(f"{now.name if now else each.code}: from {edit.effective_from:%B %Y}")
    for label, was, becomes in what_changes(edit, now) if now else ():
        fact(f"{label}, as it stands", was)
        fact(f"{label}, as it would be", becomes)


def _answer(each: ListProposal, here: Person) -> None:
    own = each.proposed_by == here.id
    with st.container(horizontal=True):
        if not own and st.button("Agree", key=f"agree-{each.id}", type="primary"):
            _decide(each, True, "Agreed. The change is kept.")
        if st.button("Take it back" if own else "Do not agree", key=f"refuse-{each.id}"):
            _decide(each, False, "Done. The list stays as it was.")
    if own:
        st.caption(TWO_DECIDE)


def _decide(each: ListProposal, agreed: bool, done: str) -> None:
    with messages.refusals():
        who = {"by": session.person(), "at": session.now()}
        relisting.answer_change(session.store(), each.id, agreed, **who)
        messages.say_next(done)
        st.rerun()
