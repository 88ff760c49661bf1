"""One account as an administrator sees it, and what they may do with it."""

from collections.abc import Callable

import streamlit as st

from data.accounts import Account, Proposal, Standing
from pages.parts import messages, places, session
from pages.parts.door import WHAT_THEY_DO
from pages.parts.words import cell, fact, shown
from stories.actions import admitting
from stories.errors import StoryError
from stories.people import Person, Role

SERVICE_ROLES = tuple(role for role in Role if role is not Role.ADMIN)
TWO_DECIDE = (
    "An administrator decides what everybody may do. So two administrators must agree on a new one."
)


def everybody(found: list[Account]) -> None:
    """A line for each person, with the way to their account."""
    if not found:
        return
    row = {"horizontal": True, "horizontal_alignment": "distribute", "gap": "xsmall"}
    with st.container(border=True, gap="xsmall"):
        for account in found:
            with st.container(**row, vertical_alignment="center"):
                places.link("people.py", cell(account.person.name), who=account.person.id)
                st.caption(_said(account), width="content")


def newcomer(account: Account) -> None:
    """Somebody who signed in and can do nothing yet."""
    with st.container(border=True):
        shown(account.person.name)
        if account.email:
            shown(account.email)
        if account.suggested:
            st.caption(f"Your organisation suggests: {_listed(account.suggested)}.")
        places.link("people.py", "Give a role", who=account.person.id)


def proposed(proposal: Proposal, here: Person) -> None:
    """A proposed administrator, and the second administrator's answer."""
    with st.container(border=True):
        shown(f"{proposal.proposer} proposes {proposal.name} as an administrator.")
        st.caption(f"Proposed on {session.day(proposal.at)}. {TWO_DECIDE}")
        with st.container(horizontal=True):
            if proposal.proposed_by != here.id:
                _act(
                    "Agree",
                    f"agree-{proposal.id}",
                    "Agreed. This person is an administrator now.",
                    admitting.answer_proposal,
                    proposal.id,
                    True,
                )
            own = proposal.proposed_by == here.id
            _act(
                "Take it back" if own else "Do not agree",
                f"refuse-{proposal.id}",
                "Done. This person stays as they were.",
                admitting.answer_proposal,
                proposal.id,
                False,
            )


def one(
    account: Account, proposals: list[Proposal], standing: list[Standing], here: Person
) -> None:
    """Everything about one account; one's own can be read, and changed by another alone."""
    person = account.person
    st.title(cell(person.name), anchor=False)
    _about(account)
    if person.id == here.id:
        st.info(admitting.NOT_YOURSELF)
    elif not person.active:
        st.warning("This account is closed. Nobody can sign in with it.")
        _act(
            "Open the account again",
            f"open-{person.id}",
            "The account is open again.",
            admitting.open_account,
            person.id,
        )
    else:
        _roles(account)
        _admin(person, [each for each in proposals if each.person_id == person.id], here)
    _sessions(person, standing)
    if person.active and person.id != here.id:
        _close(person)


def _about(account: Account) -> None:
    person = account.person
    with st.container(horizontal=True):
        if account.email:
            fact("Address", account.email)
        if person.job:
            fact("Job", person.job)
        if account.first_seen_at:
            fact("First signed in", session.day(account.first_seen_at))
        if account.seen_at:
            fact("Last signed in", session.day(account.seen_at))
        fact("Roles", _listed(person.roles) or "None yet")


def _roles(account: Account) -> None:
    person = account.person
    st.header("What they may do", anchor=False)
    if new := account.suggested - person.roles - {Role.ADMIN}:
        st.caption(f"Your organisation suggests: {_listed(new)}. You decide.")
    seen = "-".join(sorted(person.roles))  # the boxes begin anew when the roles have changed
    chosen = frozenset(
        role
        for role in SERVICE_ROLES
        if st.checkbox(
            f"**{role.capitalize()}**: {WHAT_THEY_DO[role]}",
            value=role in person.roles,
            key=f"role-{role}-{person.id}-{seen}",
        )
    )
    _act(
        "Save roles",
        f"save-roles-{person.id}-{seen}",
        "Saved. It holds from their next click.",
        admitting.set_roles,
        person.id,
        person.roles,
        chosen,
    )


def _admin(person: Person, open_proposals: list[Proposal], here: Person) -> None:
    st.header("Administrator", anchor=False)
    if Role.ADMIN in person.roles:
        st.write("This person is an administrator.")
        _act(
            "Take the admin role away",
            f"take-admin-{person.id}",
            "Done. This person is no administrator any more.",
            admitting.take_admin,
            person.id,
        )
    elif open_proposals:
        for proposal in open_proposals:
            proposed(proposal, here)
    else:
        st.write(TWO_DECIDE)
        _act(
            "Propose as administrator",
            f"propose-{person.id}",
            "Proposed. Another administrator can agree to it on this page.",
            admitting.propose_admin,
            person.id,
        )


def _sessions(person: Person, standing: list[Standing]) -> None:
    st.header("Where they are signed in", anchor=False)
    if not standing:
        st.write("Nowhere at the moment.")
        return
    for each in standing:
        began = f"{session.day(each.began_at)} at {session.clock(each.began_at)}"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"Signed in on {began}, last seen at {session.clock(each.seen_at)}.")
            _act(
                "End this one",
                f"end-one-{each.known_as[:12]}",
                "That session has ended. Drafts are kept.",
                admitting.end_session,
                each.known_as,
            )
    _act(
        "Sign out everywhere",
        f"end-{person.id}",
        "Signed out everywhere. Drafts are kept.",
        admitting.end_sessions,
        person.id,
    )


def _close(person: Person) -> None:
    with st.expander("Close this account"):
        st.write(
            "For somebody who left. They are signed out at once and cannot come in any more. "
            "Their stories, decisions and lines in the record stay."
        )
        sure = st.checkbox("Yes, close it", key=f"sure-{person.id}")
        _act(
            "Close the account",
            f"close-{person.id}",
            "The account is closed.",
            admitting.close_account,
            person.id,
            disabled=not sure,
        )


def _act(
    label: str, key: str, well: str, action: Callable, *about: object, disabled: bool = False
) -> None:
    """A button for one action, which says how it went at the top of the next run."""
    if st.button(label, key=key, disabled=disabled):
        try:
            action(session.store(), *about, by=session.require(Role.ADMIN), at=session.now())
        except StoryError as refusal:
            messages.say_next(refusal)
        else:
            messages.say_next(well)
        st.rerun()


def _said(account: Account) -> str:
    closed = "" if account.person.active else "Account closed. "
    return closed + (_listed(account.person.roles).capitalize() or "No role yet")


def _listed(roles: frozenset[Role]) -> str:
    return ", ".join(role for role in Role if role in roles)
