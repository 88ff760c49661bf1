"""What staff recorded beside what returns tell: never added, joined by the case number."""

from collections.abc import Mapping

import streamlit as st

from data.beside import beside
from data.store.catalogue import outcome_types_in
from pages.parts import session
from pages.parts.reading_view import hidden
from pages.parts.words import cell
from stories.outcomes import OutcomeType


def show() -> None:
    """A table of both by outcome, folded away; nothing where there is none."""
    with session.store().read() as connection:
        kinds = outcome_types_in(connection)
        found = beside(connection, list(kinds), session.today())
    if not found:
        return
    with st.expander("What staff recorded of the same outcomes"):
        st.markdown(
            "Records of staff and of returns are never added: they are often about the same "
            "people. Where a case number was given, we know it, and the event counts once, in the "
            "return. Of the others nobody can tell. "
            "These are the months that returns cover, and numbers from 1 to 4 are hidden."
        )
        st.table(
            [_row(each, kinds) for each in found],
            hide_index=True,
            border="horizontal",
            alt="Outcomes told by returns and recorded by staff",
        )


def _row(each, kinds: Mapping[str, OutcomeType]) -> dict[str, str]:
    staff = f"{hidden(each.recorded)}, of which {hidden(each.same)} are known to be the same"
    return {
        "Outcome": cell(kinds[each.code].name),
        "Returns tell": hidden(each.told),
        "Staff recorded": staff,
    }
