"""The door where people sign in with their organisation: the page, the way there and back."""

import socket

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route
from streamlit.testing.v1 import AppTest

from data import sign_in, tables
from pages.parts import session, web, web_sign_in
from stories.identity import Access, identity_of
from stories.people import Role
from tests import ROOT, make
from tests.conftest import count
from tests.pages.conftest import SECONDS
from tests.pages.test_web import ask
from tests.stories.test_identity import told

DRAFT = f"/share-a-story?d={make.UNKNOWN}"
ORGANISATION = {"redirect_uri": "http://localhost/oauth2callback", "entra": {"client_id": "x"}}


@pytest.fixture
def here(sqlite_store, monkeypatch):
    """here(claims) opens the service with these claims of a sign-in, at noon."""
    session.use(sqlite_store)
    monkeypatch.setattr(session, "now", lambda: make.NOON)

    def opening(claims: dict) -> AppTest:
        monkeypatch.setattr(session, "_claims", lambda: claims)
        at = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=SECONDS)
        at.secrets["auth"] = ORGANISATION
        return at.run()

    yield opening
    session.use(None)


def proved(**changes) -> dict:
    return {"is_logged_in": True, **told(**changes)}


def test_a_stranger_sees_the_way_to_the_organisation_and_the_database_is_left_alone(
    here, sqlite_store, monkeypatch
):
    """T-18: a tab that nobody signed in does no work on the database."""

    def touched(*_):
        raise AssertionError("the database was asked")

    monkeypatch.setattr(sqlite_store.engine, "connect", touched)
    monkeypatch.setattr(sqlite_store.engine, "begin", touched)
    at = here({"is_logged_in": False})
    assert [title.value for title in at.title] == ["Made a Difference"]
    assert not at.exception
    assert not at.info


def test_a_newcomer_is_told_what_happens_next(here):
    at = here(proved())
    assert [title.value for title in at.title] == ["You are signed in"]
    assert "People and roles" in at.markdown[0].value


def test_somebody_with_a_role_is_at_home_also_while_the_provider_is_away(
    here, sqlite_store, monkeypatch
):
    """R-21: who is signed in is read from their cookie, and nobody is asked."""
    person = sign_in.arrive(sqlite_store, identity_of(told()), Access(), make.NOON)
    with sqlite_store.engine.begin() as connection:
        connection.execute(
            tables.person_roles.insert().values(person_id=person.id, role=Role.STAFF)
        )
    monkeypatch.setattr(socket.socket, "connect", pytest.fail)
    assert here(proved()).title[0].value == "Hello, Rita"


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"nonce": None}, "did not say who you are"), ({"iat": 1_000_000}, "too old to begin with")],
)
def test_a_sign_in_that_opens_nothing_says_why(here, sqlite_store, changes, said):
    at = here(proved(**changes))
    assert said in at.info[0].value
    assert count(sqlite_store, tables.identities) == 0


def test_signing_out_ends_the_session_before_anything_else(here, sqlite_store, monkeypatch):
    asked = []
    monkeypatch.setattr("streamlit.logout", lambda: asked.append("provider"))
    at = here(proved())
    at.button("sign-out").click().run()
    assert asked == ["provider"]
    assert not at.title  # nothing more runs before the browser has gone to the provider
    assert at.run().info[0].value == sign_in.ENDED


@pytest.fixture
def app(monkeypatch):
    monkeypatch.setattr(web_sign_in, "encode_provider_token", lambda name: f"token-of-{name}")

    async def callback(request):
        return RedirectResponse("/", 302)

    async def page(_):
        answer = PlainTextResponse("a page")
        answer.set_cookie("_streamlit_user", "x", max_age=2_592_000, httponly=True)
        return answer

    return Starlette(
        routes=[
            Route("/", page),
            Route("/oauth2callback", callback),
            Route("/sign-in", web_sign_in.sign_in(frozenset({"entra"}))),
        ],
        middleware=[
            Middleware(web.SafeHeaders, demonstration=False),
            Middleware(web_sign_in.BackToThePage),
        ],
    )


def go(app, query: str):
    return ask(app, "/sign-in", query=query)


def test_the_way_to_the_provider_notes_the_page_that_was_asked_for(app):
    status, headers, _ = go(app, "with=entra&next=%2Freview")
    assert (status, headers["location"]) == (302, "/auth/login?provider=token-of-entra")
    cookie = headers["set-cookie"]
    assert "made_a_difference_next=/review" in cookie.replace('"', "")
    assert all(word in cookie for word in ("HttpOnly", "Secure", "Path=/oauth2callback"))


@pytest.mark.parametrize("query", ["with=github", "with=", ""])
def test_only_a_provider_that_is_set_up_may_be_asked(app, query):
    assert go(app, query)[0] == 404


@pytest.mark.parametrize(
    "page",
    ["https://evil.example", "//evil.example", "/review/../x", "/x?d=../etc", "javascript:x"],
)
def test_nobody_is_sent_to_another_place_after_sign_in(app, page):
    _, headers, _ = go(app, f"with=entra&next={page}")
    assert "evil" not in headers["set-cookie"]
    cookie = f"made_a_difference_next={page}"
    assert ask(app, "/oauth2callback", cookie=cookie)[1]["location"] == "/"


@pytest.mark.parametrize("page", ["/review", DRAFT])
def test_after_sign_in_they_are_where_they_wanted_to_be(app, page):
    _, headers, _ = ask(app, "/oauth2callback", cookie=f'made_a_difference_next="{page}"')
    assert headers["location"] == page
    assert "Max-Age=0" in headers["set-cookie"]


def test_a_real_sign_in_keeps_its_cookies_secure_and_no_longer_than_a_session(app):
    """T-19: Streamlit's own cookie has no Secure and lives for 30 days."""
    cookie = ask(app, "/")[1]["set-cookie"]
    assert "; Secure" in cookie
    assert "Max-Age=36000" in cookie
    assert "HttpOnly" in cookie


def test_a_short_secure_cookie_is_left_as_it_is():
    header = (b"set-cookie", b"a=b; Max-Age=60; Secure")
    assert web.safer_cookie(*header) == header
    assert web.safer_cookie(b"location", b"/") == (b"location", b"/")
