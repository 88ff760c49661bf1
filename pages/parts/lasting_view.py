"""Did it last? One table for an outcome in one service, beside its charts."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from data import check_backs
from pages.parts import session
from pages.parts.words import cell
from stories.outcomes import OutcomeType
from stories.outcomes.check_backs import GROUP_LABELS, Group
from stories.trends.lasting import lasting, share_that_lasted

HEADING = "Did it last?"
MEANS = (
    "Each person is counted once at each window. Those not yet due, not asked or not to be known "
    "are shown and never counted as lasting. A window is left out where a group is from 1 to 4."
)


def show(kind: OutcomeType, service: str, months: Sequence[date]) -> None:
    """Every window of the outcome: how many stand where."""
    if not kind.check_months:
        return
    today, span = session.today(), (months[0], months[-1])
    with session.store().read() as connection:
        counts = {
            window: check_backs.sustained_counts(connection, kind.code, window, *span, today)
            for window in kind.check_months
        }
    rows = lasting(counts, service)
    st.subheader(HEADING, anchor=False)
    st.markdown(f"{cell(kind.sustained_when)} {MEANS}")
    if not rows:
        st.markdown("Too few people to show without pointing at somebody.")
        return
    st.table([_row(window, groups) for window, groups in rows.items()], hide_index=True)


def _row(window: int, groups: Mapping[Group, int]) -> dict[str, str]:
    whole = Group.NOT_YET_DUE in groups
    row = {"After": f"{window} months"}
    row[GROUP_LABELS[Group.STILL_HOLDING]] = _many(groups, Group.STILL_HOLDING)
    row[GROUP_LABELS[Group.NOT_HOLDING]] = _many(groups, Group.NOT_HOLDING)
    share = share_that_lasted(groups)
    row["Lasted, of those known"] = f"{share:.0%}" if share is not None else "too few known"
    unknown = (Group.NOT_KNOWN, Group.NOT_ASKED) if whole else (Group.NOT_ASKED,)
    row["Not known"] = f"{sum(groups[each] for each in unknown):,}"
    row[GROUP_LABELS[Group.NOT_YET_DUE]] = (
        _many(groups, Group.NOT_YET_DUE) if whole else "within not known"
    )
    return row


def _many(groups: Mapping[Group, int], group: Group) -> str:
    return f"{groups[group]:,}"
