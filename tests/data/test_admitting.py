"""Accounts and roles: what an administrator may do to whom, on both databases."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import accounts, audit, sessions, sign_in, tables
from data.store.people import person_where
from stories.actions import admitting, writing
from stories.errors import NotAllowed, NotFound, StoryError
from stories.identity import Access, identity_of
from stories.ids import new_id
from stories.people import Role
from tests import make
from tests.conftest import at_once, count
from tests.stories.test_identity import told

STAFF, REVIEWER = frozenset({Role.STAFF}), frozenset({Role.REVIEWER})
ADMIN = frozenset({Role.ADMIN})


def by(person, hours=0):
    return {"by": person, "at": make.NOON + timedelta(hours=hours)}


def second_admin(store, person=make.GWEN):
    with store.engine.begin() as connection:
        connection.execute(
            tables.person_roles.insert().values(person_id=person.id, role=Role.ADMIN)
        )
    return person


def read(store, person):
    with store.read() as connection:
        return person_where(connection, person.id)


def test_roles_given_and_taken_hold_from_the_next_action(store):
    changed = admitting.set_roles(store, "leo", make.LEO.roles, STAFF, **by(make.ADA))
    assert changed.roles == STAFF
    writing.start_draft(store, new_id(), **by(make.LEO))
    admitting.set_roles(store, "leo", STAFF, REVIEWER, **by(make.ADA))
    with pytest.raises(NotAllowed):
        writing.start_draft(store, new_id(), **by(make.LEO))


def test_a_change_over_roles_that_were_not_seen_is_refused(store):
    admitting.set_roles(store, "leo", make.LEO.roles, STAFF, **by(make.ADA))
    with pytest.raises(StoryError, match="since you opened them"):
        admitting.set_roles(store, "leo", make.LEO.roles, REVIEWER, **by(make.ADA))
    assert read(store, make.LEO).roles == STAFF


def test_saving_what_is_there_already_says_so(store):
    with pytest.raises(StoryError, match="as they were"):
        admitting.set_roles(store, "leo", make.LEO.roles, make.LEO.roles, **by(make.ADA))


def test_nobody_becomes_or_stops_being_an_admin_with_the_other_roles(store):
    """T-08: the admin role cannot ride along in a list of roles."""
    changed = admitting.set_roles(store, "leo", make.LEO.roles, STAFF | ADMIN, **by(make.ADA))
    assert changed.roles == STAFF
    gwen = second_admin(store)
    changed = admitting.set_roles(
        store, gwen.id, gwen.roles | ADMIN, frozenset({Role.GOVERNANCE, Role.STAFF}), **by(make.ADA)
    )
    assert changed.roles == ADMIN | {Role.GOVERNANCE, Role.STAFF}


ON_ONESELF = {
    "set_roles": (ADMIN, ADMIN | STAFF),
    "propose_admin": (),
    "take_admin": (),
    "close_account": (),
    "open_account": (),
}


@pytest.mark.parametrize("action", ON_ONESELF)
def test_no_admin_changes_their_own_account(store, action):
    """T-08 and T-09."""
    second_admin(store)
    with pytest.raises(NotAllowed, match="another administrator"):
        getattr(admitting, action)(store, "ada", *ON_ONESELF[action], **by(make.ADA))
    assert read(store, make.ADA).roles == ADMIN


def test_two_administrators_make_a_third(store):
    gwen = second_admin(store)
    proposal = admitting.propose_admin(store, "leo", **by(make.ADA))
    with store.read() as connection:
        (waiting,) = accounts.proposals(connection)
    assert (waiting.name, waiting.proposer, waiting.id) == ("Leo", "Ada", proposal)
    assert Role.ADMIN not in read(store, make.LEO).roles
    admitting.answer_proposal(store, proposal, True, **by(gwen))
    assert Role.ADMIN in read(store, make.LEO).roles
    with store.read() as connection:
        assert accounts.proposals(connection) == []


def test_nobody_agrees_to_their_own_proposal_but_may_take_it_back(store):
    second_admin(store)
    proposal = admitting.propose_admin(store, "leo", **by(make.ADA))
    with pytest.raises(NotAllowed, match="two people decide"):
        admitting.answer_proposal(store, proposal, True, **by(make.ADA))
    with pytest.raises(StoryError, match="proposed already"):
        admitting.propose_admin(store, "leo", **by(make.GWEN))
    admitting.answer_proposal(store, proposal, False, **by(make.ADA))
    assert read(store, make.LEO).roles == make.LEO.roles
    with pytest.raises(NotFound):
        admitting.answer_proposal(store, proposal, True, **by(make.GWEN))


def test_the_database_refuses_a_proposal_agreed_by_its_proposer(store):
    proposal = admitting.propose_admin(store, "leo", **by(make.ADA))
    table = tables.admin_proposals
    signed = {"decided_by": "ada", "decided_at": make.NOON, "agreed": True}
    with pytest.raises(sa.exc.IntegrityError), store.engine.begin() as connection:
        connection.execute(table.update().where(table.c.id == proposal).values(**signed))


def test_a_third_admin_without_a_proposal_is_refused_by_the_database_too(store):
    """T-08: also where somebody writes past every action."""
    second_admin(store)
    with pytest.raises(sa.exc.IntegrityError, match="a_third_admin_is_agreed"):
        second_admin(store, make.LEO)


def test_an_account_closed_since_the_proposal_becomes_no_admin(store):
    gwen = second_admin(store)
    proposal = admitting.propose_admin(store, "leo", **by(make.ADA))
    admitting.close_account(store, "leo", **by(make.ADA))
    with pytest.raises(StoryError, match="closed since"):
        admitting.answer_proposal(store, proposal, True, **by(gwen))
    with store.read() as connection:
        assert len(accounts.proposals(connection)) == 1  # nothing of the refused answer stays


@pytest.mark.parametrize("action", ["take_admin", "close_account"])
def test_the_last_admin_stays_even_when_two_take_each_other_off_at_once(store, action):
    gwen = second_admin(store)
    act = getattr(admitting, action)
    done = at_once(
        lambda: act(store, "ada", **by(gwen)), lambda: act(store, gwen.id, **by(make.ADA))
    )
    assert sum(isinstance(each, StoryError) for each in done) == 1, done
    with store.read() as connection:
        assert sign_in.count_admins(connection) == 1


def test_closing_an_account_ends_its_sessions_and_opening_it_brings_no_admin_role(store):
    gwen = second_admin(store)
    token = sessions.begin(store, gwen.id, make.NOON)
    assert not admitting.close_account(store, gwen.id, **by(make.ADA)).active
    assert sessions.person_of(store, token, make.NOON) is None
    opened = admitting.open_account(store, gwen.id, **by(make.ADA))
    assert (opened.active, opened.roles) == (True, frozenset({Role.GOVERNANCE}))
    assert sessions.person_of(store, token, make.NOON) is None


def test_sessions_ended_by_an_admin_stay_ended(store):
    """T-19: also for a copy of the cookie, minutes after it was made."""
    identity = identity_of(told())
    person = sign_in.arrive(store, identity, Access(), make.NOON)
    assert admitting.end_sessions(store, person.id, **by(make.ADA)) == 1
    assert sign_in.arrive(store, identity, Access(), make.NOON) is None
    with pytest.raises(StoryError, match="no session left"):
        admitting.end_sessions(store, person.id, **by(make.ADA))


def test_anybody_may_sign_themselves_out_everywhere_and_nobody_else(store):
    for _ in range(2):
        sessions.begin(store, "leo", make.NOON)
    assert admitting.end_sessions(store, "leo", **by(make.LEO)) == 2
    with pytest.raises(NotAllowed):
        admitting.end_sessions(store, "sam", **by(make.LEO))


@pytest.mark.parametrize("nobody", [make.UNKNOWN, "", "x' OR 1=1 --"])
def test_an_account_that_is_not_there_is_not_found(store, nobody):
    with pytest.raises(NotFound):
        admitting.set_roles(store, nobody, STAFF, REVIEWER, **by(make.ADA))
    with store.read() as connection, pytest.raises(NotFound):
        accounts.account(connection, nobody)


def test_each_act_leaves_one_line_that_says_what_and_about_whom(store):
    gwen = second_admin(store)
    admitting.set_roles(store, "leo", make.LEO.roles, STAFF, **by(make.ADA))
    admitting.answer_proposal(
        store, admitting.propose_admin(store, "leo", **by(make.ADA)), True, **by(gwen)
    )
    admitting.take_admin(store, "leo", **by(gwen))
    admitting.close_account(store, "leo", **by(make.ADA))
    admitting.open_account(store, "leo", **by(make.ADA))
    with store.read() as connection:
        lines = connection.execute(sa.select(tables.events).order_by(tables.events.c.seq)).all()
        assert audit.check(connection).holds
    assert {line.subject_id for line in lines} == {"leo"}
    assert [line.action for line in lines] == [
        "roles changed",
        "administrator proposed",
        "administrator agreed",
        "administrator taken off",
        "account closed",
        "account opened",
    ]
    assert lines[0].facts == '{"given": ["staff"], "taken": ["leader"]}'


def test_the_list_finds_by_name_and_address_and_shows_who_waits(store):
    sign_in.arrive(store, identity_of(told(roles=["reviewer"])), Access(), make.NOON)
    with store.read() as connection:
        assert [each.person.name for each in accounts.accounts(connection, "RITA@")] == [
            "Rita Okafor"
        ]
        assert len(accounts.accounts(connection)) == count(store, tables.people)
        assert accounts.accounts(connection, "100%_") == []
        (waiting,) = accounts.waiting(connection)
        (standing,) = accounts.standing(connection, waiting.person.id, make.NOON)
        late = make.NOON + timedelta(hours=1)
        assert accounts.standing(connection, waiting.person.id, late) == []
    assert (waiting.suggested, waiting.email) == (REVIEWER, "rita@council.example")
    assert standing.began_at == make.NOON
