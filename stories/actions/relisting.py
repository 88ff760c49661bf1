"""Changing a line of a list. Where records name it already, a second administrator agrees first.

Each gives the id of the proposal that waits, or nothing where the change holds at once.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from stories.actions.listing import changed, line_in, listed_services, open_team
from stories.errors import StoryError
from stories.ids import new_id
from stories.outcomes.catalogue import Edit, check_edit
from stories.outcomes.list_proposals import (
    TYPE,
    Wanted,
    arguments,
    kept_as,
    kept_edit,
    refuse_without_second,
)
from stories.outcomes.lists import Change, ListKind, first_month, list_name
from stories.people import Person, Role

WAITS_ALREADY = "A change of this waits for a second administrator already. Answer that one first."
Done = Callable[[str], None]  # does what was checked; takes the id of whoever proposed it, if any


def edit_type(store, edit: Edit, *, by: Person, at: datetime) -> str | None:
    """Change how a type of outcome is worded and followed, from a month on. Earlier ones stay."""
    with store.begin(by, at) as work:
        signed = replace(edit, edited_by=work.person.id, edited_at=at)
        done = _edit_type(work, edit.code, signed)
        return _now_or_proposed(work, Wanted.EDIT_TYPE, edit.code, kept_edit(edit), done)


def rename_service(
    store, code: str, name: str, month: date, *, by: Person, at: datetime
) -> str | None:
    """Another name for the same service: its records and charts go on."""
    asked = {"name": name, "month": month}
    return _asked(store, Wanted.RENAME_SERVICE, code, asked, by, at)


def merge_service(
    store, code: str, into: str, month: date, *, by: Person, at: datetime
) -> str | None:
    """Make a service part of another: it takes no new records, and charts count both together."""
    asked = {"into": into, "month": month}
    return _asked(store, Wanted.MERGE_SERVICE, code, asked, by, at)


def rename_team(
    store, code: str, name: str, month: date, *, by: Person, at: datetime
) -> str | None:
    """Another name for the same team: its records go on."""
    return _asked(store, Wanted.RENAME_TEAM, code, {"name": name, "month": month}, by, at)


def close_team(
    store, code: str, into: str | None, month: date, *, by: Person, at: datetime
) -> str | None:
    """Close a team, or make it part of another: what it must still check back goes there."""
    return _asked(store, Wanted.CLOSE_TEAM, code, {"into": into, "month": month}, by, at)


def answer_change(store, proposal_id: str, agreed: bool, *, by: Person, at: datetime) -> None:
    """Agree to another administrator's change, which then holds, or not; one's own: take it back.

    It is checked again as the lists now stand.
    """
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        proposal = work.open_list_proposal(proposal_id)
        proposal.answered_by(work.person, agreed)
        work.decide_list_proposal(proposal_id, agreed)
        if agreed:
            done = _CHECKED[proposal.what](work, proposal.code, **arguments(proposal))
            done(proposal.proposed_by)
            return
        about = (proposal.what.kind, proposal.code[:36])
        work.event("list change not agreed", *about, change=proposal.what)


def _asked(store, what: Wanted, code: str, asked: dict, by: Person, at: datetime) -> str | None:
    """Check a change of a service or team with its own function, then do or propose it."""
    with store.begin(by, at) as work:
        done = _CHECKED[what](work, code, **asked)
        return _now_or_proposed(work, what, code, kept_as(**asked), done)


def _now_or_proposed(work, what: Wanted, code: str, asked: dict, done: Done) -> str | None:
    """Do what nothing names yet; of the rest, keep what is asked until another agrees."""
    if not work.is_named(what, code):
        done("")
        return None
    refuse_without_second(len(work.admins()))
    proposal_id = new_id()
    if not work.add_list_proposal(proposal_id, what, code, asked):
        raise StoryError(WAITS_ALREADY)
    work.event("list change proposed", what.kind, code[:36], change=what)
    return proposal_id


def _edit_type(work, code: str, edit: Edit) -> Done:
    work.person.must_be(Role.ADMIN)
    if code not in work.outcome_types_ever():
        raise StoryError("Outcome: choose one from the list.")
    edit = check_edit(edit, work.asked_at.date())

    def done(proposer: str) -> None:
        work.add_type_edit(new_id(), replace(edit, edited_at=work.asked_at), bool(proposer))
        facts = {"code": code, "from": edit.effective_from.isoformat()}
        work.event("outcome type edited", TYPE, code, **facts)

    return done


def _rename_service(work, code: str, name: str, month: date) -> Done:
    services = listed_services(work)
    was = line_in(services, code, "Service")
    name = list_name(ListKind.SERVICE, name, {**services, code: ""})
    first_month(month, work.asked_at.date())

    def done(proposer: str) -> None:
        work.rename_service(code, name)
        changed(work, ListKind.SERVICE, code, Change.RENAMED, was, name, month, proposer)

    return done


def _merge_service(work, code: str, into: str, month: date) -> Done:
    listed_services(work)
    services = work.services()
    was, became = line_in(services, code, "Service"), line_in(services, into, "Part of")
    if code == into:
        raise StoryError("Part of: choose another service than the one that ends.")
    first_month(month, work.asked_at.date())

    def done(proposer: str) -> None:
        work.merge_service(code, into, month)
        changed(work, ListKind.SERVICE, code, Change.MERGED, was, became, month, proposer)

    return done


def _rename_team(work, code: str, name: str, month: date) -> Done:
    team = open_team(work, code, "Team")
    others = {each: other.name for each, other in work.teams().items() if each != code}
    name = list_name(ListKind.TEAM, name, others)
    first_month(month, work.asked_at.date())

    def done(proposer: str) -> None:
        work.change_team(code, name=name)
        changed(work, ListKind.TEAM, code, Change.RENAMED, team.name, name, month, proposer)

    return done


def _close_team(work, code: str, into: str | None, month: date) -> Done:
    team = open_team(work, code, "Team")
    if into == code:
        raise StoryError("Part of: choose another team than the one that ends.")
    other = open_team(work, into, "Part of") if into else None
    first_month(month, work.asked_at.date())

    def done(proposer: str) -> None:
        for each in work.teams().values():
            if each.merged_into == code and into:
                work.change_team(each.code, merged_into=into)
        work.change_team(code, merged_into=into, closed_from=month)
        said = (Change.MERGED, team.name, other.name) if other else (Change.CLOSED, team.name, "")
        changed(work, ListKind.TEAM, code, *said, month, proposer)

    return done


_CHECKED: dict[Wanted, Callable[..., Done]] = {
    Wanted.EDIT_TYPE: _edit_type,
    Wanted.RENAME_SERVICE: _rename_service,
    Wanted.MERGE_SERVICE: _merge_service,
    Wanted.RENAME_TEAM: _rename_team,
    Wanted.CLOSE_TEAM: _close_team,
}
