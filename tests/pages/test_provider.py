"""Sign-in against a real provider: what goes down the wire, and every proof that is not one.

Streamlit's own routes do the exchange; a new version of it, or of what it stands on, meets these.
"""

import asyncio
import base64
import hashlib
import json
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlencode, urlsplit

import authlib.deprecate  # noqa: F401  before the tests, since it sets what its warnings do
import httpx
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes

from data import sign_in, tables
from pages.parts import web, web_sign_in
from stories.identity import Access, identity_of
from tests.conftest import count
from tests.provider import METADATA, running

pytestmark = pytest.mark.filterwarnings("ignore:The httpx module is deprecated")

SERVICE = "https://stories.council.example"
SECRET = "c" * 20 + "0123456789abcdef"
CLIENT = "made-a-difference"
USER = "_streamlit_user"
HOUR = 3600
PATIENCE = 0.5  # seconds for one that is away; five by default, for one that may be busy
PEOPLE = {
    "nia": {"name": "Nia Rowe"},
    "of yesterday": {"exp": 1_700_000_000},
    "of another service": {"aud": "another-client"},
    "of another provider": {"iss": "https://login.evil.example"},
    "of another sign-in": {"nonce": "one-that-we-never-sent"},
    "of another organisation": {"tid": "t-2"},
    "of a clock an hour behind": {"iat": int(time.time()) - HOUR},
    "of a clock an hour ahead": {"iat": int(time.time()) + HOUR},
}


@dataclass
class Visit:
    """One browser, and what the service asked the provider for it."""

    app: Starlette
    sent: list[httpx.Request]
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)
    asked: dict[str, str] = field(default_factory=dict)

    def back_from(self, who: str, changed: Callable[[dict], dict] = dict) -> str:
        """The address that the provider sends the browser back to; `changed` meddles on the way."""
        door = self._goes_to("/sign-in?with=entra&next=/review")
        there = urlsplit(self._goes_to(door))
        self.asked = {name: value for name, (value,) in parse_qs(there.query).items()}
        query = urlencode(changed(self.asked))
        asked = there._replace(query=query).geturl()
        return httpx.post(asked, data={"sub": who}).headers["location"]

    def claims(self, back: str) -> dict | None:
        """Who the browser is afterwards, as Streamlit's own cookie says; None for nobody."""
        self.answer(back)
        kept = self.cookies.get(USER)
        said = decode_signed_value(SECRET, USER, kept) if kept else None
        return json.loads(said) if said else None

    def answer(self, path: str) -> httpx.Response:
        return asyncio.run(self._get(path))

    def _goes_to(self, path: str) -> str:
        return self.answer(path).headers["location"]

    async def _get(self, path: str) -> httpx.Response:
        wire = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(
            transport=wire, base_url=SERVICE, cookies=self.cookies
        ) as client:
            answer = await client.get(path)
            self.cookies = client.cookies
            return answer


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with running(PEOPLE) as address:
        yield address


@pytest.fixture
def visit(provider, monkeypatch) -> Callable[[], Visit]:
    entra = {
        "client_id": CLIENT,
        "client_secret": "s" * 40,
        "server_metadata_url": f"{provider}/{METADATA}",
        "client_kwargs": {"scope": "openid profile email", "code_challenge_method": "S256"},
    }
    auth = {"redirect_uri": f"{SERVICE}/oauth2callback", "cookie_secret": SECRET, "entra": entra}
    monkeypatch.setattr(st.secrets, "_secrets", {"auth": auth})
    app = Starlette(
        routes=[
            Route("/sign-in", web_sign_in.sign_in(frozenset({"entra"}))),
            *create_auth_routes(""),
        ],
        middleware=[
            Middleware(web.SafeHeaders, demonstration=False),
            Middleware(web_sign_in.BackToThePage),
            Middleware(SessionMiddleware, secret_key=SECRET),
        ],
    )
    send, sent = httpx.AsyncClient.send, []

    async def seen(self, request, **options):
        if request.url.host == "localhost":
            sent.append(request)
        return await send(self, request, **options)

    monkeypatch.setattr(httpx.AsyncClient, "send", seen)
    return lambda: Visit(app, sent)


def test_the_code_is_bound_to_the_browser_by_pkce_and_each_sign_in_by_words_of_its_own(visit):
    asked = []
    for _ in range(2):
        here = visit()
        claims = here.claims(here.back_from("nia"))
        assert (claims["oid"], claims["tid"], claims["name"]) == ("o-nia", "t-1", "Nia Rowe")
        (exchange,) = [each for each in here.sent if each.method == "POST"]
        here.sent.clear()
        token = parse_qs(exchange.content.decode())
        digest = hashlib.sha256(token["code_verifier"][0].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        assert here.asked["code_challenge_method"] == "S256"
        assert here.asked["code_challenge"] == challenge
        assert here.asked["redirect_uri"] == f"{SERVICE}/oauth2callback"
        asked.append(here.asked)
    for name in ("state", "nonce", "code_challenge"):
        first, second = (each[name] for each in asked)
        assert len(first) >= 20
        assert first != second


@pytest.mark.parametrize(
    "who",
    ["of yesterday", "of another service", "of another provider", "of another sign-in"],
)
def test_a_token_that_is_not_for_this_sign_in_signs_nobody_in(visit, who):
    here = visit()
    assert here.claims(here.back_from(who)) is None


def with_(**changes: str) -> Callable[[dict], dict]:
    return lambda asked: asked | changes


@pytest.mark.parametrize("changes", [{"nonce": "n" * 30}, {"state": "s" * 30}])
def test_words_that_were_changed_on_the_way_sign_nobody_in(visit, changes):
    here = visit()
    assert here.claims(here.back_from("nia", with_(**changes))) is None


def test_a_way_back_is_for_one_browser_and_for_once(visit):
    here, thief = visit(), visit()
    back = here.back_from("nia")
    assert thief.claims(back) is None
    assert here.claims(back)
    thief.back_from("nia")  # with a sign-in of their own begun
    assert thief.claims(back) is None
    here.cookies.delete(USER)
    assert here.claims(back) is None


@pytest.mark.parametrize(
    "who",
    ["of another organisation", "of a clock an hour behind", "of a clock an hour ahead"],
)
def test_a_token_that_the_provider_stands_by_and_we_do_not_opens_nothing(visit, sqlite_store, who):
    here = visit()
    claims = here.claims(here.back_from(who))
    assert (claims is None) == (who == "of a clock an hour ahead")  # nobody is signed in at all
    if claims is not None:
        access = Access(tenants=frozenset({"t-1"}))
        at = datetime.now(UTC)
        assert sign_in.arrive(sqlite_store, identity_of(claims), access, at) is None
    assert count(sqlite_store, tables.identities) == 0


@pytest.fixture(params=["nobody listens", "nobody answers"])
def gone(request) -> Iterator[Callable[[], None]]:
    """Called, it puts a provider in its place that is away, or that stands still."""
    with socket.create_server(("127.0.0.1", 0)) as there:
        port = there.getsockname()[1]
        if request.param == "nobody listens":
            there.close()

        def goes() -> None:
            entra = st.secrets._secrets["auth"]["entra"]
            entra["server_metadata_url"] = f"http://127.0.0.1:{port}/{METADATA}"
            entra["client_kwargs"]["timeout"] = PATIENCE

        yield goes


def test_a_provider_that_does_not_answer_is_said_and_nobody_is_sent_in_circles(visit, gone):
    """R-21: neither on the way there nor on the way back is anybody sent on."""
    here, goes_back = visit(), visit()
    back = goes_back.back_from("nia")
    gone()
    door = here.answer("/sign-in?with=entra&next=/review").headers["location"]
    for answer, again in ((here.answer(door), "/"), (goes_back.answer(back), "/review")):
        assert answer.status_code == 503
        assert "location" not in answer.headers
        assert "Whoever is signed in already can work on" in answer.text
        assert f'href="{again}"' in answer.text
    assert goes_back.cookies.get(USER) is None


def test_whoever_signs_out_while_the_provider_is_away_is_signed_out_here(visit, gone):
    here = visit()
    assert here.claims(here.back_from("nia"))
    gone()
    assert here.answer("/auth/logout").headers["location"] == "/"
    assert here.cookies.get(USER) is None
