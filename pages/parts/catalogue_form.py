"""One line of the catalogue: its facts, its questions, its history."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from data import queries
from pages.parts import asking, session
from pages.parts.words import fact
from stories.errors import StoryError
from stories.outcomes import OutcomeType
from stories.outcomes.catalogue import AREA_LABELS, WORDS, Edit, months_of

ONE_LINE = 200
EVIDENCE = {
    "manual": "staff, since no return shows it",
    "cin_census": "the children in need census",
    "ssda903": "the return on children looked after",
    "annex_a": "the lists for inspection",
    "sac": "the return on safeguarding adults",
    "cld": "client level data",
    "ascof": "published adult social care figures",
}


def facts(kind: OutcomeType) -> None:
    """What does not change: code, whom it is about, where it shows."""
    with st.container(border=True):
        fact("Code", kind.code)
        fact("Service and whom it is about", f"{AREA_LABELS[kind.area]}: {kind.about}")
        fact("Known from", ", ".join(EVIDENCE.get(each, each) for each in kind.evidence))
        fact("Shown", "as counts and stories only" if kind.count_only else "as counts and rates")


def questions(kind: OutcomeType, by: str) -> Callable[[], Edit]:
    """The boxes, and a function that makes the edit of them or says what is wrong."""
    line = partial(st.text_input, max_chars=asking.LINE_MOST)
    long = partial(st.text_area, max_chars=asking.BOX_MOST)
    typed = {
        name: (long if most > ONE_LINE else line)(
            label, getattr(kind, name), key=f"{name}-{kind.code}"
        )
        for name, (label, most) in WORDS.items()
    }
    months = st.text_input(
        "Check back after these months, such as 6, 12, 24",
        ", ".join(map(str, kind.check_months)),
        key=f"months-{kind.code}",
        max_chars=asking.LINE_MOST,
    )
    second = st.checkbox(
        "It counts only once a second person has confirmed it",
        kind.second_person,
        key=f"second-{kind.code}",
    )
    in_use = st.checkbox("Staff may record it", kind.in_use, key=f"in-use-{kind.code}")
    since = asking.month("Month from which this holds", f"since-{kind.code}")

    def edit() -> Edit:
        if since is None:
            raise StoryError("Month from which this holds: choose the month and write the year.")
        follow = {"check_months": months_of(months), "second_person": second, "in_use": in_use}
        signed = {"edited_by": by, "edited_at": session.now()}
        return Edit(code=kind.code, effective_from=since, **typed, **follow, **signed)

    return edit


def history_line(edit: Edit) -> str:
    """One change of a line in words, with who made it and when."""
    with session.store().read() as connection:
        names = queries.names(connection)
    after = ", ".join(map(str, edit.check_months)) or "never"
    second = f", agreed by {names.get(edit.agreed_by, '')}," if edit.agreed_by else ""
    lines = [
        f"Holds from {edit.effective_from:%B %Y}. Changed by {names.get(edit.edited_by, '')}"
        f"{second} on {session.day(edit.edited_at)}",
        edit.name,
        f"Counts when: {edit.counts_when}",
        f"Has lasted when: {edit.sustained_when}",
        f"Beside it: {edit.balancing}",
        f"Checked again after months: {after}",
        "A second person confirms it" if edit.second_person else "No second person is needed",
    ]
    if not edit.in_use:
        lines.append("Not in use")
    return "\n".join(lines)
