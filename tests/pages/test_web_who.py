"""Who asks beside the pages: by the very cookies that a browser holds after sign-in."""

import json

import pytest
from starlette.requests import Request
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from data import sessions
from pages.parts import session, web_who
from stories.identity import identity_of
from tests import make
from tests.stories.test_identity import told

CLAIMS = {"is_logged_in": True, **told()}


@pytest.fixture
def real(sqlite_store, monkeypatch):
    """A service where people sign in for real, and Sam has done so."""
    monkeypatch.setattr(session, "signs_in_for_real", lambda: True)
    session.use(sqlite_store)
    yield sqlite_store
    session.use(None)


def asks(**cookies: str):
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return web_who.person(
        Request({"type": "http", "headers": [(b"cookie", header.encode())], "method": "GET"})
    )


def signed(claims: dict, secret: str | None = None) -> str:
    value = create_signed_value(secret or get_cookie_secret(), USER_COOKIE_NAME, json.dumps(claims))
    return value.decode() if isinstance(value, bytes) else value


def test_the_cookie_that_the_server_signed_says_who_asks(real):
    assert asks() is None
    mine = {USER_COOKIE_NAME: signed(CLAIMS)}
    assert asks(**mine) is None  # no session was begun on a page
    token = identity_of(CLAIMS).token
    with real.engine.begin() as connection:
        assert sessions.begin_in(connection, token, make.SAM.id, session.now())
    assert asks(**mine) == make.SAM
    sessions.end(real, token, session.now())
    assert asks(**mine) is None


def test_a_cookie_that_another_signed_or_that_says_less_is_nobody(real):
    with real.engine.begin() as connection:
        token = identity_of(CLAIMS).token
        sessions.begin_in(connection, token, make.SAM.id, session.now())
    nonce_less = {name: value for name, value in CLAIMS.items() if name != "nonce"}
    for value in (
        signed(CLAIMS, "another secret"),
        signed(CLAIMS)[:-3] + "abc",
        signed(CLAIMS | {"is_logged_in": False}),
        signed(nonce_less),
        json.dumps(CLAIMS),
        "nonsense",
        "",
    ):
        assert asks(**{USER_COOKIE_NAME: value}) is None, value
    assert asks(**{session.COOKIE: sessions.begin(real, make.SAM.id, session.now())}) is None
