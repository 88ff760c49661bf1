"""Sessions of real sign-in: begun once, ended by time, sign-out and a closed account."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import audit, happenings, sign_in, tables
from stories.identity import Access, identity_of
from stories.people import Role
from tests import make
from tests.conftest import at_once, count
from tests.stories.test_identity import told

ANYBODY = Access()
MINUTE = timedelta(minutes=1)


def arrive(store, minutes=0, access=ANYBODY, **claims):
    return sign_in.arrive(store, identity_of(told(**claims)), access, make.NOON + minutes * MINUTE)


def later(minutes, nonce="n-2", **claims):
    """A new sign-in, some minutes on."""
    moment = make.NOON + minutes * MINUTE
    return told(nonce=nonce, iat=int(moment.timestamp()), **claims)


def end(store, minutes=0):
    sign_in.leave(store, identity_of(told()), make.NOON + minutes * MINUTE)


def test_a_newcomer_is_written_down_and_may_do_nothing_yet(store):
    person = arrive(store, roles=["Reviewer", "Admin"])
    assert (person.name, person.roles, person.active) == ("Rita Okafor", frozenset(), True)
    with store.read() as connection:
        (row,) = connection.execute(sa.select(tables.identities)).all()
    assert (row.tenant, row.subject, row.email) == ("t-1", "o-1", "rita@council.example")
    assert row.suggested == "admin reviewer"


def test_a_claim_never_gives_a_role_not_even_later(store):
    """T-08: what the token says is a suggestion; our table decides."""
    arrive(store)
    again = identity_of(later(60, roles=["admin", "reviewer", "governance"]))
    assert sign_in.arrive(store, again, ANYBODY, make.NOON + 60 * MINUTE).roles == frozenset()


def test_everybody_gets_the_first_roles_once_and_a_taken_role_stays_taken(store):
    access = Access(first_roles=frozenset({Role.STAFF}))
    person = arrive(store, access=access)
    assert person.roles == {Role.STAFF}
    with store.engine.begin() as connection:
        mine = tables.person_roles.c.person_id == person.id
        connection.execute(tables.person_roles.delete().where(mine))
    again = sign_in.arrive(store, identity_of(later(60)), access, make.NOON + 60 * MINUTE)
    assert again.roles == frozenset()


def test_nobody_becomes_admin_by_a_first_role(store):
    access = Access(first_roles=frozenset({Role.ADMIN, Role.STAFF}))
    assert arrive(store, access=access).roles == {Role.STAFF}


@pytest.mark.parametrize(("others", "admin"), [(0, True), (1, True), (2, False)])
def test_the_settings_name_an_admin_until_there_are_two(store, others, admin):
    roles = tables.person_roles
    with store.engine.begin() as connection:
        connection.execute(roles.delete().where(roles.c.role == Role.ADMIN))
        for person in (make.GWEN, make.LEO)[:others]:
            connection.execute(roles.insert().values(person_id=person.id, role=Role.ADMIN))
    person = arrive(store, access=Access(first_admins=frozenset({"o-1"})))
    assert (Role.ADMIN in person.roles) == admin


def test_a_named_admin_who_was_taken_off_comes_back_only_when_there_is_none(store):
    access = Access(first_admins=frozenset({"o-1"}))
    person, roles = arrive(store, access=access), tables.person_roles
    with store.engine.begin() as connection:
        connection.execute(roles.delete().where(roles.c.person_id == person.id))
    hour, day = make.NOON + 60 * MINUTE, make.NOON + 1440 * MINUTE
    assert not sign_in.arrive(store, identity_of(later(60)), access, hour).roles
    with store.engine.begin() as connection:
        connection.execute(roles.delete().where(roles.c.role == Role.ADMIN))
    back = sign_in.arrive(store, identity_of(later(1440, "n-3")), access, day)
    assert back.roles == {Role.ADMIN}


def test_an_address_is_no_key_to_the_first_admin(store):
    access = Access(first_admins=frozenset({"rita@council.example"}))
    assert arrive(store, access=access).roles == frozenset()


def test_signing_in_again_keeps_the_person_and_brings_the_new_name(store):
    first = arrive(store)
    again = identity_of(later(60, name="Rita Bell", preferred_username="bell@council.example"))
    second = sign_in.arrive(store, again, ANYBODY, make.NOON + 60 * MINUTE)
    assert (first.id, second.name) == (second.id, "Rita Bell")
    assert count(store, tables.identities, email="bell@council.example") == 1


@pytest.mark.parametrize(("minutes", "stands"), [(0, True), (29, True), (30, False), (31, False)])
def test_an_idle_session_of_a_work_account_ends(store, minutes, stands):
    arrive(store)
    assert (arrive(store, minutes) is not None) == stands


def test_a_busy_session_of_a_work_account_ends_after_ten_hours(store):
    for minutes in range(0, 600, 25):
        assert arrive(store, minutes)
    assert arrive(store, 600) is None


def test_a_cookie_copied_before_sign_out_opens_nothing_after_it(store):
    """T-19: Streamlit's cookie lives for weeks and would sign in again by itself."""
    arrive(store)
    end(store, 1)
    assert arrive(store, 2) is None
    assert arrive(store, 600) is None


def test_a_cookie_whose_session_nobody_remembers_opens_nothing_either(store):
    """T-22: an older backup was put back, so the row that ended the session is gone."""
    assert arrive(store, 7) is None
    assert count(store, tables.identities) == 0


def test_signing_out_ends_this_session_alone(store):
    arrive(store)
    other = identity_of(later(1))
    sign_in.arrive(store, other, ANYBODY, make.NOON + MINUTE)
    end(store, 2)
    assert arrive(store, 3) is None
    assert sign_in.arrive(store, other, ANYBODY, make.NOON + 3 * MINUTE)


def test_a_closed_account_opens_nothing_by_the_old_session_or_a_new_one(store):
    """T-19: refused from the next step on."""
    person, people = arrive(store), tables.people
    with store.engine.begin() as connection:
        mine = people.c.id == person.id
        connection.execute(people.update().where(mine).values(active=False))
    assert arrive(store, 1) is None
    assert sign_in.arrive(store, identity_of(later(1)), ANYBODY, make.NOON + MINUTE) is None
    assert sign_in.why_not(store, identity_of(told()), ANYBODY, make.NOON) == sign_in.CLOSED


def test_another_organisation_is_not_even_written_down(store):
    before, only = count(store, tables.people), Access(tenants=frozenset({"t-2"}))
    assert arrive(store, access=only) is None
    assert count(store, tables.people) == before
    assert sign_in.why_not(store, identity_of(told()), only, make.NOON) == sign_in.ELSEWHERE


def test_why_an_ended_session_opens_nothing(store):
    arrive(store)
    end(store)
    for at in (make.NOON, make.NOON + 60 * MINUTE):
        assert sign_in.why_not(store, identity_of(told()), ANYBODY, at) == sign_in.ENDED


def test_a_proof_by_a_clock_that_is_wrong_opens_nothing_and_says_so(store):
    late = make.NOON + 8 * MINUTE
    assert sign_in.arrive(store, identity_of(told()), ANYBODY, late) is None
    said = sign_in.why_not(store, identity_of(told()), ANYBODY, late)
    assert said == sign_in.TOO_OLD
    assert "clock" in said


def test_signing_in_and_out_are_in_the_record_once_each(store):
    for minutes in (0, 1, 2):
        arrive(store, minutes)
    end(store, 3)
    end(store, 3)
    with store.read() as connection:
        lines = happenings.latest_events(connection)
        assert audit.check(connection).holds
    assert [(line.who, line.action) for line in lines] == [
        ("Rita Okafor", "signed out"),
        ("Rita Okafor", "signed in"),
    ]


def test_two_tabs_that_open_at_once_are_one_person_and_one_session(store):
    found = at_once(*[lambda: arrive(store)] * 6)
    assert len({person.id for person in found}) == 1
    assert count(store, tables.sessions) == count(store, tables.identities) == 1
