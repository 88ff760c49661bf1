"""Did it last? One table for an outcome in one service, beside its charts."""

from collections.abc import Mapping

import streamlit as st

from data import lasting_figures
from pages.parts import session
from pages.parts.words import cell
from stories.outcomes import OutcomeType
from stories.outcomes.check_backs import GROUP_LABELS, Group
from stories.trends.lasting import as_shown, share_that_lasted

HEADING = "Did it last?"
NOT_SHOWN = "not shown"  # a hidden month could be worked out from it
MEANS = (
    "Each person of the last five years is counted once at each window. Those not yet due, not "
    "asked or not to be known are never counted as lasting. How many they are is left out where a "
    "month of the service is hidden, because it would tell that month. Counts are rounded to 5, "
    "and a window is left out where a group is small."
)


def show(kind: OutcomeType, service: str) -> None:
    """Every window of the outcome as it was published: how many stand where."""
    if not kind.check_months:
        return
    with session.store().read_copy() as connection:
        published = lasting_figures.of_service(connection, kind.code, service)
    st.subheader(HEADING, anchor=False)
    st.markdown(f"{cell(kind.sustained_when)} {MEANS}")
    if not published:
        st.markdown("Too few people to show without pointing at somebody.")
        return
    rows = [_row(window, as_shown(groups)) for window, groups in published.items()]
    st.table(rows, hide_index=True)


def _row(window: int, groups: Mapping[Group, int]) -> dict[str, str]:
    whole = Group.NOT_YET_DUE in groups
    row = {"After": f"{window} months"}
    row[GROUP_LABELS[Group.STILL_HOLDING]] = _many(groups, Group.STILL_HOLDING)
    row[GROUP_LABELS[Group.NOT_HOLDING]] = _many(groups, Group.NOT_HOLDING)
    share = share_that_lasted(groups)
    row["Lasted, of those known"] = f"{share:.0%}" if share is not None else "too few known"
    unknown = (Group.NOT_KNOWN, Group.NOT_ASKED) if whole else (Group.NOT_ASKED,)
    if Group.NOT_ASKED not in groups:
        return row | {"Not known": NOT_SHOWN, GROUP_LABELS[Group.NOT_YET_DUE]: NOT_SHOWN}
    row["Not known"] = f"{sum(groups[each] for each in unknown):,}"
    row[GROUP_LABELS[Group.NOT_YET_DUE]] = (
        _many(groups, Group.NOT_YET_DUE) if whole else "within not known"
    )
    return row


def _many(groups: Mapping[Group, int], group: Group) -> str:
    return f"{groups[group]:,}"
