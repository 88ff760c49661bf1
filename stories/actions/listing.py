"""The lists an administrator keeps: the catalogue, the nation, services and teams."""

from dataclasses import replace
from datetime import date, datetime

from stories.errors import StoryError
from stories.ids import new_id
from stories.outcomes.catalogue import Edit, Nation, check_edit
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


def edit_type(store, edit: Edit, *, by: Person, at: datetime) -> Edit:
    """Change how a type of outcome is worded and followed, from a month on. Earlier ones stay."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        if edit.code not in work.outcome_types_ever():
            raise StoryError("Outcome: choose one from the list.")
        edit = check_edit(replace(edit, edited_by=work.person.id, edited_at=at), at.date())
        work.add_type_edit(new_id(), edit)
        facts = {"code": edit.code, "from": edit.effective_from.isoformat()}
        work.event("outcome type edited", "outcome type", edit.code, **facts)
        return edit


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
        services = _lists(work)
        name = list_name(ListKind.SERVICE, name, services)
        code = list_code(name, set(services))
        work.add_service(code, name)
        _changed(work, ListKind.SERVICE, code, Change.ADDED, "", name, month)
        return code


def rename_service(store, code: str, name: str, month: date, *, by: Person, at: datetime) -> str:
    """Another name for the same service: its records and charts go on."""
    with store.begin(by, at) as work:
        services = _lists(work)
        was = _one(services, code, "Service")
        name = list_name(ListKind.SERVICE, name, {**services, code: ""})
        work.rename_service(code, name)
        _changed(work, ListKind.SERVICE, code, Change.RENAMED, was, name, month)
        return name


def merge_service(store, code: str, into: str, month: date, *, by: Person, at: datetime) -> str:
    """Make a service part of another: it takes no new records, and charts count both together."""
    with store.begin(by, at) as work:
        _lists(work)
        services = work.services()
        was, became = _one(services, code, "Service"), _one(services, into, "Part of")
        if code == into:
            raise StoryError("Part of: choose another service than the one that ends.")
        work.merge_service(code, into, month)
        _changed(work, ListKind.SERVICE, code, Change.MERGED, was, became, month)
        return into


def add_team(store, name: str, service: str, month: date, *, by: Person, at: datetime) -> str:
    """A new team of a service; gives its code."""
    with store.begin(by, at) as work:
        _lists(work)
        _one(work.services(), service, "Service")
        teams = work.teams()
        name = list_name(ListKind.TEAM, name, {code: team.name for code, team in teams.items()})
        code = list_code(name, set(teams))
        work.add_team(Team(code, name, service))
        _changed(work, ListKind.TEAM, code, Change.ADDED, "", name, month)
        return code


def rename_team(store, code: str, name: str, month: date, *, by: Person, at: datetime) -> str:
    with store.begin(by, at) as work:
        team = _open_team(work, code, "Team")
        others = {each: other.name for each, other in work.teams().items() if each != code}
        name = list_name(ListKind.TEAM, name, others)
        work.change_team(code, name=name)
        _changed(work, ListKind.TEAM, code, Change.RENAMED, team.name, name, month)
        return name


def close_team(
    store, code: str, into: str | None, month: date, *, by: Person, at: datetime
) -> None:
    """Close a team, or make it part of another: what it must still check back goes there."""
    with store.begin(by, at) as work:
        team = _open_team(work, code, "Team")
        if into == code:
            raise StoryError("Part of: choose another team than the one that ends.")
        other = _open_team(work, into, "Part of") if into else None
        for each in work.teams().values():
            if each.merged_into == code and into:
                work.change_team(each.code, merged_into=into)
        work.change_team(code, merged_into=into, closed_from=month)
        change = Change.MERGED if other else Change.CLOSED
        became = other.name if other else ""
        _changed(work, ListKind.TEAM, code, change, team.name, became, month)


def choose_lead(
    store, code: str, lead_id: str | None, month: date, *, by: Person, at: datetime
) -> None:
    """Who leads a team, and so is told of check-backs that are overdue; nobody is fine too."""
    with store.begin(by, at) as work:
        team = _open_team(work, code, "Team")
        if lead_id is not None and lead_id not in work.who_work_here([lead_id]):
            raise StoryError("Team lead: choose somebody whose account is open.")
        work.change_team(code, lead_id=lead_id)
        _changed(work, ListKind.TEAM, code, Change.LEAD, team.name, lead_id or "", month)


def _lists(work) -> dict[str, str]:
    work.person.must_be(Role.ADMIN)
    return work.every_service()


def _one(listed: dict[str, str], code: str, label: str) -> str:
    if code not in listed:
        raise StoryError(f"{label}: choose one from the list.")
    return listed[code]


def _open_team(work, code: str, label: str) -> Team:
    work.person.must_be(Role.ADMIN)
    team = work.teams().get(code)
    if team is None or not team.is_open:
        raise StoryError(f"{label}: choose a team that is open.")
    return team


def _changed(
    work, kind: ListKind, code: str, change: Change, was: str, became: str, month: date
) -> None:
    """One line of the list's own history, and one event with no names in it."""
    at = work.asked_at
    month = first_month(month, at.date())
    line = ListChange(kind, code, change, was, became, month, work.person.id, at)
    work.add_list_change(line)
    work.event(f"{kind} {change}", kind, code[:36])
