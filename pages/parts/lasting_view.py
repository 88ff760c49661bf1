"""Did it last? One table for an outcome in one service, beside its charts."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data import lasting_figures
from pages.parts import session
from pages.parts.words import cell
from stories.outcomes import OutcomeType
from stories.outcomes.check_backs import GROUP_LABELS, Group
from stories.trends.lasting import as_shown, share_that_lasted

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
    table(kind, MEANS, [_row(window, as_shown(groups)) for window, groups in published.items()])


def table(kind: OutcomeType, means: str, rows: Sequence[Mapping[str, str]]) -> None:
    """What lasted means and a row for each window, or a sentence where none may be shown."""
    st.subheader("Did it last?", anchor=False)
    st.markdown(f"{cell(kind.sustained_when)} {means}")
    if rows:
        st.table(rows, hide_index=True)
    else:
        st.markdown("Too few people to show without pointing at somebody.")


def begun(window: int, shown: Mapping[Group, int], share: float | None) -> dict[str, str]:
    """A row so far: people that hold and do not hold after a window of months, and the share."""
    return {
        "After": f"{window} months",
        GROUP_LABELS[Group.STILL_HOLDING]: _many(shown, Group.STILL_HOLDING),
        GROUP_LABELS[Group.NOT_HOLDING]: _many(shown, Group.NOT_HOLDING),
        "Lasted, of those known": "too few known" if share is None else f"{share:.0%}",
    }


def _row(window: int, groups: Mapping[Group, int]) -> dict[str, str]:
    whole = Group.NOT_YET_DUE in groups
    row = begun(window, groups, share_that_lasted(groups))
    if Group.NOT_ASKED not in groups:
        return row | {"Not known": NOT_SHOWN, GROUP_LABELS[Group.NOT_YET_DUE]: NOT_SHOWN}
    unknown = (Group.NOT_KNOWN, Group.NOT_ASKED) if whole else (Group.NOT_ASKED,)
    row["Not known"] = f"{sum(groups[each] for each in unknown):,}"
    row[GROUP_LABELS[Group.NOT_YET_DUE]] = (
        _many(groups, Group.NOT_YET_DUE) if whole else "within not known"
    )
    return row


def _many(groups: Mapping[Group, int], group: Group) -> str:
    return f"{groups[group]:,}"
