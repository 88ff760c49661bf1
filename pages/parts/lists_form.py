"""Services and teams on screen, and the questions of each change."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.parts import asking, list_proposals, session
from pages.parts.words import cell, shown
from stories.actions import listing, relisting
from stories.errors import StoryError
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
    services = session.open_services()
    teams = {code: team.name for code, team in session.teams().items() if team.is_open}
    asked: list = []
    if what in ("rename_team", "close_team", "choose_lead"):
        asked.append(asking.choice("Team", teams, f"{what}-team"))
    if what in ("rename_service", "merge_service"):
        asked.append(asking.choice("Service", services, f"{what}-service"))
    if what in ("add_team", "rename_team", "add_service", "rename_service"):
        asked.append(st.text_input("Name", key=f"{what}-name"))
    if what == "add_team":
        asked.append(asking.choice("Service it belongs to", services, f"{what}-service"))
    if what == "merge_service":
        asked.append(asking.choice("It becomes part of", services, f"{what}-into"))
    empty_is_fine: list = []
    if what == "close_team":
        empty_is_fine.append(
            asking.choice("It becomes part of. Leave this empty to close it", teams, f"{what}-into")
        )
    if what == "choose_lead":
        empty_is_fine.append(
            asking.choice("Team lead. Leave this empty for nobody", names, f"{what}-lead")
        )
    month = asking.month("Month from which this holds", f"{what}-since")

    def act() -> str:
        if None in asked or month is None:
            raise StoryError("Answer every question above first.")
        signed = {"by": session.person(), "at": session.now()}
        given = (session.store(), *asked, *empty_is_fine, month)
        if what in set(Wanted):
            return list_proposals.said(getattr(relisting, what)(*given, **signed))
        getattr(listing, what)(*given, **signed)
        return list_proposals.KEPT

    return act
