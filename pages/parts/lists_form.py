"""Services and teams on screen, and the questions of each change."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from pages.parts import asking, list_proposals, session
from pages.parts.words import cell, shown
from stories.actions import listing, relisting
from stories.outcomes.list_proposals import Wanted

WHAT = {
    "add_team": "Add a team",
    "rename_team": "Give a team another name",
    "close_team": "Close a team, or make it part of another",
    "choose_lead": "Say who leads a team",
    "add_service": "Add a service",
    "rename_service": "Give a service another name",
    "merge_service": "Make a service part of another",
}
NAME, TEAM, SERVICE = "Name", "Team", "Service"
OF, INTO = "Service it belongs to", "It becomes part of"
CLOSES = "It becomes part of. Leave this empty to close it"
LEAD = "Team lead. Leave this empty for nobody"
SINCE = "Month from which this holds"
MAY_BE_EMPTY = (CLOSES, LEAD)
# What each change asks, in the order in which its action takes the answers.
ASKED = {
    "add_team": (NAME, OF),
    "rename_team": (TEAM, NAME),
    "close_team": (TEAM, CLOSES),
    "choose_lead": (TEAM, LEAD),
    "add_service": (NAME,),
    "rename_service": (SERVICE, NAME),
    "merge_service": (SERVICE, INTO),
}
KEYS = {
    NAME: "name", TEAM: "team", SERVICE: "service", OF: "service", INTO: "into", CLOSES: "into",
    LEAD: "lead",
}  # fmt: skip


def as_they_stand(names: Mapping[str, str]) -> None:
    """Each open service with its open teams."""
    teams = session.teams().values()
    st.header("As they stand", anchor=False)
    for code, name in session.open_services().items():
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{cell(name)}**")
            own = [team for team in teams if team.service == code and team.is_open]
            lines = [
                f"{team.name}" + (f", led by {names[team.lead_id]}" if team.lead_id else "")
                for team in own
            ]
            st.caption("Teams:" if own else "No teams yet.")
            if lines:
                shown("\n".join(lines))


def question(names: Mapping[str, str]) -> Callable[[], str] | None:
    """What is to change, and a function that does it and says so; None until somebody chooses."""
    st.header("Change something", anchor=False)
    what = asking.choice("What do you want to do?", WHAT, "what")
    if what is None:
        return None
    given = {label: _ask(label, what, names) for label in ASKED[what]}
    month = asking.month(SINCE, f"{what}-since")

    def act() -> str:
        needed = {label: answer for label, answer in given.items() if label not in MAY_BE_EMPTY}
        asking.all_given(_sentences(needed, month))
        signed = {"by": session.person(), "at": session.now()}
        told = (session.store(), *given.values(), month)
        if what in set(Wanted):
            return list_proposals.said(getattr(relisting, what)(*told, **signed))
        getattr(listing, what)(*told, **signed)
        return list_proposals.KEPT

    return act


def _sentences(needed: Mapping[str, str | None], month: date | None) -> dict[str, object]:
    """What is said of each answer where it is missing."""
    answers = {**needed, SINCE: month}
    return {f"{label}: {'write it' if label == NAME else 'choose one'}.": answer
            for label, answer in answers.items()}  # fmt: skip


def _ask(label: str, what: str, names: Mapping[str, str]) -> str | None:
    key = f"{what}-{KEYS[label]}"
    if label == NAME:
        return st.text_input(label, key=key, max_chars=asking.LINE_MOST)
    if label == LEAD:
        return asking.choice(label, names, key)
    if label in (TEAM, CLOSES):
        teams = {code: team.name for code, team in session.teams().items() if team.is_open}
        return asking.choice(label, teams, key)
    return asking.choice(label, session.open_services(), key)
