"""Rows of the acts that keep the house: lists, settings, how long things stay, who is let in."""

from datetime import date

from stories.actions import (
    admitting,
    keeping,
    listing,
    relisting,
    settling,
)
from stories.consent import Channel
from stories.house import PressOffice
from stories.keeping import Kept
from stories.limits import Limited
from stories.organisation import Step
from stories.outcomes.catalogue import Nation
from tests import make
from tests.data.acts import (
    ADMIN,
    ALL,
    COMMS,
    GOVERNANCE,
    May,
    everywhere,
    may,
)

MONTH = date(2026, 9, 1)

# What each stands for in the world of test_permissions is made by Sam, or is about Sam.
ACTIONS: dict[str, May] = {
    "relisting.edit_type": everywhere(
        lambda store, it, **who: relisting.edit_type(store, it.edit, **who) or 1, ADMIN
    ),
    "listing.choose_nation": everywhere(
        lambda store, it, **who: listing.choose_nation(store, Nation.ENGLAND, **who), ADMIN
    ),
    "listing.add_service": everywhere(
        lambda store, it, **who: listing.add_service(store, "Edge of care", MONTH, **who), ADMIN
    ),
    "relisting.rename_service": everywhere(
        lambda store, it, **who: (
            relisting.rename_service(store, "adults", "Adults", MONTH, **who) or 1
        ),
        ADMIN,
    ),
    "relisting.merge_service": everywhere(
        lambda store, it, **who: (
            relisting.merge_service(store, "family-help-south", make.SERVICE, MONTH, **who) or 1
        ),
        ADMIN,
    ),
    "listing.add_team": everywhere(
        lambda store, it, **who: listing.add_team(store, "Team Nine", "adults", MONTH, **who), ADMIN
    ),
    "relisting.rename_team": everywhere(
        lambda store, it, **who: (
            relisting.rename_team(store, it.team, "Team Ten", MONTH, **who) or 1
        ),
        ADMIN,
    ),
    "relisting.close_team": everywhere(
        lambda store, it, **who: relisting.close_team(store, it.team, None, MONTH, **who) or 1,
        ADMIN,
    ),
    "relisting.answer_change": everywhere(
        lambda store, it, **who: relisting.answer_change(store, it.list_change, True, **who) or 1,
        ADMIN,
    ),
    "listing.choose_lead": everywhere(
        lambda store, it, **who: listing.choose_lead(store, it.team, "gwen", MONTH, **who) or 1,
        ADMIN,
    ),
    "settling.name_organisation": everywhere(
        lambda store, it, **who: settling.name_organisation(store, "Here", "dpo", **who), ADMIN
    ),
    "settling.choose_channels": everywhere(
        lambda store, it, **who: settling.choose_channels(store, Channel, **who), ADMIN
    ),
    "settling.state_basis": everywhere(
        lambda store, it, **who: settling.state_basis(store, make.LAWFUL, **who), ADMIN
    ),
    "settling.set_limit": everywhere(
        lambda store, it, **who: settling.set_limit(store, Limited.DRAFTS, 60, **who), ADMIN
    ),
    "settling.leave_as_it_is": everywhere(
        lambda store, it, **who: settling.leave_as_it_is(store, Step.KEEPING, **who), ADMIN
    ),
    "settling.set_local_route": everywhere(
        lambda store, it, **who: settling.set_local_route(store, "Call the hub.", **who) or 1, ADMIN
    ),
    "settling.choose_word_template": everywhere(
        lambda store, it, **who: settling.choose_word_template(store, it.template, **who),
        COMMS | ADMIN,
    ),
    "settling.remove_word_template": everywhere(
        lambda store, it, **who: settling.remove_word_template(store, **who) or True, COMMS | ADMIN
    ),
    "settling.set_press_office": everywhere(
        lambda store, it, **who: settling.set_press_office(
            store, PressOffice("Press desk", "01632 960 111"), **who
        ),
        COMMS | ADMIN,
    ),
    "keeping.set_months": everywhere(
        lambda store, it, **who: keeping.set_months(store, Kept.STORY, 60, **who) or True,
        GOVERNANCE | ADMIN,
    ),
    "keeping.tidy": everywhere(
        lambda store, it, **who: keeping.tidy(store, **who), GOVERNANCE | ADMIN
    ),
    "admitting.set_roles": may(
        lambda store, it, by, **who: admitting.set_roles(
            store, "sam", by.roles if by.id == "sam" else make.SAM.roles, ALL, by=by, **who
        ),
        other=ADMIN,
    ),
    "admitting.propose_admin": may(
        lambda store, it, **who: admitting.propose_admin(store, "sam", **who), other=ADMIN
    ),
    "admitting.answer_proposal": everywhere(
        lambda store, it, **who: admitting.answer_proposal(store, it.proposal, True, **who) or 1,
        ADMIN,
    ),
    "admitting.take_admin": everywhere(
        lambda store, it, **who: admitting.take_admin(store, it.admin, **who), ADMIN
    ),
    "admitting.close_account": may(
        lambda store, it, **who: admitting.close_account(store, "sam", **who), other=ADMIN
    ),
    "admitting.open_account": everywhere(
        lambda store, it, **who: admitting.open_account(store, it.closed, **who), ADMIN
    ),
    "admitting.end_sessions": may(
        lambda store, it, **who: admitting.end_sessions(store, "sam", **who), own=ALL, other=ADMIN
    ),
}
