"""The lists an administrator keeps: the nation, and what is new among services and teams."""

from datetime import date, datetime

from stories.errors import StoryError
from stories.outcomes.catalogue import Nation
from stories.outcomes.lists import (
    Change,
    ListChange,
    ListKind,
    Team,
    first_month,
    list_code,
    list_name,
)
from stories.people import Person, Role


def choose_nation(store, nation: Nation, *, by: Person, at: datetime) -> Nation:
    """Use another nation's catalogue. Only before the first outcome: codes are never mapped."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        same = nation is work.nation()
        if same and work.organisation().nation_chosen:
            return nation
        if not same and work.has_outcomes():
            raise StoryError(
                "Outcomes are recorded already, and a record keeps the meaning it had. "
                "The nation can be chosen only before the first one."
            )
        work.set_nation(nation)
        work.event("nation chosen", "setting", "nation", nation=nation)
        return nation


def add_service(store, name: str, month: date, *, by: Person, at: datetime) -> str:
    """A new service; gives its code."""
    with store.begin(by, at) as work:
        services = listed_services(work)
        name = list_name(ListKind.SERVICE, name, services)
        code = list_code(name, set(services))
        work.add_service(code, name)
        changed(work, ListKind.SERVICE, code, Change.ADDED, "", name, month)
        return code


def add_team(store, name: str, service: str, month: date, *, by: Person, at: datetime) -> str:
    """A new team of a service; gives its code."""
    with store.begin(by, at) as work:
        listed_services(work)
        line_in(work.services(), service, "Service")
        teams = work.teams()
        name = list_name(ListKind.TEAM, name, {code: team.name for code, team in teams.items()})
        code = list_code(name, set(teams))
        work.add_team(Team(code, name, service))
        changed(work, ListKind.TEAM, code, Change.ADDED, "", name, month)
        return code


def choose_lead(
    store, code: str, lead_id: str | None, month: date, *, by: Person, at: datetime
) -> None:
    """Who leads a team, and so is told of check-backs that are overdue; nobody is fine too."""
    with store.begin(by, at) as work:
        team = open_team(work, code, "Team")
        if lead_id is not None and lead_id not in work.who_work_here([lead_id]):
            raise StoryError("Team lead: choose somebody whose account is open.")
        work.change_team(code, lead_id=lead_id)
        changed(work, ListKind.TEAM, code, Change.LEAD, team.name, lead_id or "", month)


def listed_services(work) -> dict[str, str]:
    """Every service there ever was, for an administrator."""
    work.person.must_be(Role.ADMIN)
    return work.every_service()


def line_in(listed: dict[str, str], code: str, label: str) -> str:
    """The name that a list has for this code; StoryError, with the label, where it has none."""
    if code not in listed:
        raise StoryError(f"{label}: choose one from the list.")
    return listed[code]


def open_team(work, code: str, label: str) -> Team:
    """A team that takes records, for an administrator; StoryError where it takes none."""
    work.person.must_be(Role.ADMIN)
    team = work.teams().get(code)
    if team is None or not team.is_open:
        raise StoryError(f"{label}: choose a team that is open.")
    return team


def changed(
    work,
    kind: ListKind,
    code: str,
    change: Change,
    was: str,
    became: str,
    month: date,
    proposer: str = "",
) -> None:
    """One line of the list's own history, and one event with no names in it.

    Where somebody proposed the change, it is theirs, and whoever acts now has agreed to it.
    """
    at = work.asked_at
    month = first_month(month, at.date())
    whose = (proposer, at, work.person.id) if proposer else (work.person.id, at)
    work.add_list_change(ListChange(kind, code, change, was, became, month, *whose))
    work.event(f"{kind} {change}", kind, code[:36])
