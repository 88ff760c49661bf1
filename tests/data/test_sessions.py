"""Who is signed in: sessions end by sign-out, by idleness, by age and with the account."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from data import sessions, tables
from tests import make

MINUTE = timedelta(minutes=1)


@pytest.fixture
def token(store) -> str:
    return sessions.begin(store, make.SAM.id, make.NOON)


def after(store, token, minutes: float):
    return sessions.person_of(store, token, make.NOON + minutes * MINUTE)


def test_a_session_is_somebodys_with_the_roles_of_this_moment(store, token):
    assert after(store, token, 1) == make.SAM
    roles = tables.person_roles
    with store.engine.begin() as connection:
        connection.execute(roles.delete().where(roles.c.person_id == make.SAM.id))
    assert after(store, token, 2).roles == frozenset()


def test_the_token_itself_is_not_kept(store, token):
    with store.read() as connection:
        (row,) = connection.execute(sa.select(tables.sessions)).all()
    assert token not in str(row)
    assert sessions.person_of(store, row.hash, make.NOON) is None


@pytest.mark.parametrize("forged", ["", "x", "\0", "é" * 100])
def test_a_token_we_never_gave_is_nobodys(store, forged):
    assert sessions.person_of(store, forged, make.NOON) is None


def test_two_sessions_are_two_tokens(store, token):
    assert sessions.begin(store, make.SAM.id, make.NOON) != token


@pytest.mark.parametrize(("minutes", "stands"), [(0, True), (29, True), (30, False), (31, False)])
def test_an_idle_session_ends(store, token, minutes, stands):
    assert (after(store, token, minutes) is not None) == stands


def test_an_ended_session_stays_ended(store, token):
    assert after(store, token, 30) is None
    assert after(store, token, 29) == make.SAM  # asking too late had not prolonged it
    assert after(store, token, 60) is None


def test_a_busy_session_ends_when_it_is_ten_hours_old(store, token):
    for minutes in range(0, 600, 20):
        assert after(store, token, minutes) == make.SAM
    assert after(store, token, 599) == make.SAM
    assert after(store, token, 600) is None


def test_signing_out_ends_the_session_and_a_copied_cookie_is_worth_nothing(store, token):
    other = sessions.begin(store, make.SAM.id, make.NOON)
    sessions.end(store, token, make.NOON)
    sessions.end(store, token, make.NOON + MINUTE)
    assert after(store, token, 2) is None
    assert after(store, other, 2) == make.SAM
    with store.read() as connection:
        ended = set(connection.scalars(sa.select(tables.sessions.c.ended_at)))
    assert ended == {make.NOON, None}


def test_a_closed_account_has_no_session(store, token):
    people = tables.people
    with store.engine.begin() as connection:
        connection.execute(people.update().where(people.c.id == make.SAM.id).values(active=False))
    assert after(store, token, 1) is None


def test_nobody_we_do_not_know_begins_a_session(store):
    with pytest.raises(sa.exc.IntegrityError):
        sessions.begin(store, "nobody", make.NOON)
