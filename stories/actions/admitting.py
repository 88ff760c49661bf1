"""Who may come in and what they may do there: an administrator's actions, each on somebody else."""

from datetime import datetime

from stories.errors import NotAllowed, NotFound, StoryError
from stories.ids import new_id
from stories.people import Person, Role

NOT_YOURSELF = "You cannot change your own account here. Ask another administrator."


def set_roles(
    store,
    person_id: str,
    seen: frozenset[Role],
    roles: frozenset[Role],
    *,
    by: Person,
    at: datetime,
) -> Person:
    """Give exactly these roles in place of those that were seen; the admin role stays as it is."""
    with store.begin(by, at) as work:
        person = _somebody_else(work, person_id)
        if person.roles != seen:
            raise StoryError(
                "Somebody changed these roles since you opened them. Look again, then save."
            )
        wanted = (roles - {Role.ADMIN}) | (person.roles & {Role.ADMIN})
        given, taken = wanted - person.roles, person.roles - wanted
        if not given | taken:
            raise StoryError("Choose what to change first: these roles are as they were.")
        work.set_roles(person_id, wanted)
        facts = {"given": sorted(given), "taken": sorted(taken)}
        work.event("roles changed", "person", person_id, **facts)
        return work.person_by_id(person_id)


def propose_admin(store, person_id: str, *, by: Person, at: datetime) -> str:
    """Ask a second administrator to make this person one. Returns the proposal's id."""
    with store.begin(by, at) as work:
        person = _somebody_else(work, person_id)
        if not person.active:
            raise StoryError("This account is closed. Open it first.")
        if Role.ADMIN in person.roles:
            raise StoryError("This person is an administrator already.")
        if work.open_proposal_for(person_id):
            raise StoryError("This was proposed already. Another administrator can agree to it.")
        proposal_id = new_id()
        work.add_admin_proposal(proposal_id, person_id)
        work.event("administrator proposed", "person", person_id)
        return proposal_id


def answer_proposal(store, proposal_id: str, agreed: bool, *, by: Person, at: datetime) -> None:
    """Agree to a proposal of another administrator, or turn one down; one's own: take it back."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        proposal = work.open_proposal(proposal_id)
        if agreed and work.person.id in (proposal.proposed_by, proposal.person_id):
            raise NotAllowed("Another administrator must agree to this: two people decide it.")
        work.decide_admin_proposal(proposal_id, agreed)
        if agreed:
            person = work.person_by_id(proposal.person_id)
            if not person.active:
                raise StoryError("This account was closed since. Turn the proposal down.")
            work.set_roles(person.id, person.roles | {Role.ADMIN})
        said = "administrator agreed" if agreed else "administrator not agreed"
        work.event(said, "person", proposal.person_id)


def take_admin(store, person_id: str, *, by: Person, at: datetime) -> Person:
    """Take the admin role from another administrator, never from the last."""
    with store.begin(by, at) as work:
        person = _somebody_else(work, person_id)
        if Role.ADMIN not in person.roles:
            raise StoryError("This person is no administrator.")
        _not_the_last(work, person)
        work.set_roles(person_id, person.roles - {Role.ADMIN})
        work.event("administrator taken off", "person", person_id)
        return work.person_by_id(person_id)


def close_account(store, person_id: str, *, by: Person, at: datetime) -> Person:
    """Let this person in no more, and end every session they have. What they did stays."""
    with store.begin(by, at) as work:
        person = _somebody_else(work, person_id)
        if not person.active:
            raise StoryError("This account is closed already.")
        _not_the_last(work, person)
        work.set_active(person_id, False)
        ended = work.end_sessions(person_id)
        work.event("account closed", "person", person_id, sessions=ended)
        return work.person_by_id(person_id)


def open_account(store, person_id: str, *, by: Person, at: datetime) -> Person:
    """Let somebody in again whose account was closed; an admin role does not come back with it."""
    with store.begin(by, at) as work:
        person = _somebody_else(work, person_id)
        if person.active:
            raise StoryError("This account is open already.")
        work.set_roles(person_id, person.roles - {Role.ADMIN})
        work.set_active(person_id, True)
        work.event("account opened", "person", person_id)
        return work.person_by_id(person_id)


def end_sessions(store, person_id: str, *, by: Person, at: datetime) -> int:
    """Sign this person out everywhere: another as an administrator, or oneself. Returns how many.

    A session that was ended cannot be begun again with a copy of its cookie.
    """
    with store.begin(by, at) as work:
        if person_id == work.person.id:
            work.person.must_be(*Role)
        else:
            _somebody_else(work, person_id)
        ended = work.end_sessions(person_id)
        if not ended:
            raise StoryError("There is no session left to end.")
        work.event("sessions ended", "person", person_id, sessions=ended)
        return ended


def end_session(store, known_as: str, *, by: Person, at: datetime) -> None:
    """Sign out in one place: one's own, or somebody else's as an administrator."""
    with store.begin(by, at) as work:
        person_id = work.whose_session(known_as)
        if person_id == work.person.id:
            work.person.must_be(*Role)
        else:
            _somebody_else(work, person_id)
        if not work.end_session(known_as):
            raise StoryError("This session has ended already.")
        work.event("sessions ended", "person", person_id, sessions=1)


def end_others(store, keep: str, *, by: Person, at: datetime) -> int:
    """Sign oneself out everywhere but here. Returns in how many places."""
    with store.begin(by, at) as work:
        work.person.must_be(*Role)
        ended = work.end_other_sessions(work.person.id, keep)
        if not ended:
            raise StoryError("You are signed in nowhere else.")
        work.event("sessions ended", "person", work.person.id, sessions=ended)
        return ended


def _somebody_else(work, person_id: str) -> Person:
    """The person, read inside the transaction of an administrator who is somebody else."""
    work.person.must_be(Role.ADMIN)
    if not work.is_known(person_id):
        raise NotFound("person")
    if person_id == work.person.id:
        raise NotAllowed(NOT_YOURSELF)
    return work.person_by_id(person_id)


def _not_the_last(work, person: Person) -> None:
    """Somebody must be left who can let others in."""
    if Role.ADMIN in person.roles and len(work.admins()) < 2:
        raise NotAllowed("This is the only administrator. Make another one first.")
