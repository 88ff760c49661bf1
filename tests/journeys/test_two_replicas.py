"""As compose.yaml puts it together, without containers: nginx, two services, one PostgreSQL.

Real processes all: the service as people sign in to it, with an account of the database that owns
nothing, behind nginx with the configuration that is shipped.
"""

import base64
import http.client
import json
import os
import secrets
import signal
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace

import pytest
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    generate_xsrf_token_string,
)
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from data import audit, grants, keys, tables
from data.store import Store
from stories.people import Person, Role
from tests import make, postgres, provider, proxy
from tests.conftest import count, draft_of
from tests.journeys import raw
from tests.journeys.conftest import Server
from tests.proxy import BURST, LINES, NAME, SECONDS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgres,
    pytest.mark.skipif(proxy.NGINX is None, reason=proxy.MISSING),
]

ORIGIN = f"https://{NAME}"
FIELD_KEY = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
SECRET = secrets.token_hex(32)


@dataclass(frozen=True)
class House:
    store: Store
    replicas: dict[str, Server]  # by the address that nginx knows each by
    front: proxy.Front


@dataclass(frozen=True)
class Browser:
    """Whoever signed in with Streamlit's own cookie, as it stands after the provider's answer."""

    front: proxy.Front
    xsrf: str = field(default_factory=generate_xsrf_token_string)
    nonce: str = field(default_factory=lambda: secrets.token_hex(8))
    began: int = field(default_factory=lambda: int(time.time()))

    @property
    def cookies(self) -> str:
        claims = {"tid": "t-1", "oid": "o-nia", "name": "Nia Rowe", "nonce": self.nonce}
        claims |= {"iat": self.began, "is_logged_in": True, "origin": ORIGIN}
        user = create_signed_value(SECRET, "_streamlit_user", json.dumps(claims)).decode()
        return f"_streamlit_xsrf={self.xsrf}; _streamlit_user={user}"

    def encrypted(self) -> closing[http.client.HTTPSConnection]:
        context = proxy.trusting()
        place = ("127.0.0.1", self.front.safe)
        return closing(http.client.HTTPSConnection(*place, timeout=SECONDS, context=context))

    def ask(self, path: str = "/healthz", method: str = "GET", body: bytes | None = None, on=None):
        """The answer to one request, on a line of its own or on one that is open."""
        with nullcontext(on) if on else self.encrypted() as line:
            line.request(method, path, body, {"Host": NAME, "Cookie": self.cookies})
            answer = line.getresponse()
            answer.read()
            return answer

    @contextmanager
    def line(self, origin: str | None = ORIGIN) -> Iterator[ClientConnection]:
        there = socket.create_connection(("127.0.0.1", self.front.safe))
        with connect(
            f"wss://{NAME}/_stcore/stream",
            sock=there,
            ssl=proxy.trusting(),
            origin=origin,
            subprotocols=["streamlit", self.xsrf],
            additional_headers={"Cookie": self.cookies},
            max_size=raw.LARGEST,
            open_timeout=SECONDS,
        ) as line:
            yield line

    @property
    def replica(self) -> str:
        """Which of the two answers this browser."""
        return self.ask().headers[proxy.WHICH]


@pytest.fixture(scope="module")
def house(postgres_reused, tmp_path_factory) -> Iterator[House]:
    folder, name = tmp_path_factory.mktemp("house"), f"service_{os.urandom(4).hex()}"
    postgres.execute(postgres_reused.address, f"CREATE ROLE {name} LOGIN")
    grants.grant(postgres_reused.engine, name)
    signing_in = provider.secrets_file(folder, ORIGIN, "https://login.example/t-1", SECRET)
    settings = {
        "DATABASE_URL": postgres_reused.engine.url.set(username=name).render_as_string(False),
        "FIELD_KEY": FIELD_KEY,
        "ERASURE_LEDGER": str(folder / "erasures.log"),
        "FIRST_ADMINS": "o-ada,o-bea",
        "FIRST_ROLES": "staff",
        "TENANTS": "t-1",
    }
    servers = []
    for each in ("one", "two"):
        (folder / each).mkdir()
        server = Server(folder / each)
        server.settings, server.options = settings, [f"--secrets.files={signing_in}"]
        servers.append(server)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(Server.start, servers))
    try:
        with proxy.standing_before([each.port for each in servers], folder, rate=5) as front:
            known = {f"127.0.0.1:{each.port}": each for each in servers}
            yield House(Store(postgres_reused.engine, keys.from_text(FIELD_KEY)), known, front)
    finally:
        for each in servers:
            each.stop()
        postgres_reused.put_back()
        with postgres_reused.engine.begin() as connection:
            connection.exec_driver_sql(f"DROP OWNED BY {name}")
        postgres.execute(postgres_reused.address, f"DROP ROLE {name}")


@pytest.fixture
def browser(house) -> Browser:
    return Browser(house.front)


def on(house: House, replica: str, made: Callable[[], Browser]) -> Browser:
    """A browser that nginx sends to this replica."""
    return next(each for each in iter(made, None) if each.replica == replica)


def test_a_browser_stays_with_one_replica_with_its_line_too_and_both_are_used(house):
    seen = set()
    for _ in range(8):
        browser = Browser(house.front)
        with browser.line() as line:
            which = {browser.replica, browser.replica, line.response.headers[proxy.WHICH]}
        assert len(which) == 1
        seen |= which
    assert seen == house.replicas.keys()
    time.sleep(3)  # what was asked just now is no longer part of a burst


def test_a_story_told_through_one_replica_is_read_through_the_other(house, browser):
    with browser.line() as line:
        assert "Hello, Nia" in raw.Tab(line).open("home")
        nia = _nia(house)
        draft = draft_of(house.store, nia, title="The kettle went on")
        raw.send_story(raw.Tab(line), draft)
    others = (house.replicas.keys() - {browser.replica}).pop()
    same_person = on(house, others, lambda: replace(browser, xsrf=generate_xsrf_token_string()))
    with same_person.line() as line:
        assert "The kettle went on" in raw.Tab(line).open("my-stories")
    assert count(house.store, tables.stories, submitted_by=nia.id) == 1
    with house.store.read() as connection:
        assert audit.check(connection).holds


def test_what_is_not_encrypted_or_comes_from_elsewhere_is_turned_away(house, browser):
    plain = http.client.HTTPConnection("127.0.0.1", house.front.plain, timeout=SECONDS)
    plain.request("GET", "/review", headers={"Host": NAME})
    answer = plain.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"{ORIGIN}/review")
    plain.close()
    for origin in ("https://evil.example", "http://evil.example", f"http://{NAME}", "null", None):
        with pytest.raises(InvalidStatus) as refused, browser.line(origin):
            pass
        assert refused.value.response.status_code == 403, origin
    headers = browser.ask().headers
    assert "max-age=31536000" in headers["Strict-Transport-Security"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_a_body_that_is_too_large_is_refused(browser):
    assert browser.ask("/_stcore/upload_file/x/y", "PUT", bytes(53 * 2**20)).status == 413


def test_more_lines_from_one_address_than_it_takes_are_refused_until_some_end(browser):
    with ExitStack() as held:
        for _ in range(LINES):
            held.enter_context(browser.line())
        with pytest.raises(InvalidStatus) as refused, browser.line():
            pass
        assert refused.value.response.status_code == 429
    time.sleep(0.5)
    with browser.line() as line:
        assert "Hello, Nia" in raw.Tab(line).open("home")


def test_a_flood_is_turned_away_and_the_next_moment_is_as_before(browser):
    answers = []
    with browser.encrypted() as line:
        while 429 not in answers and len(answers) < BURST * 8:
            answers.append(browser.ask(on=line).status)
    assert set(answers) == {200, 429}
    time.sleep(1)
    assert browser.ask().status == 200


def test_one_replica_is_killed_and_the_other_goes_on_where_people_were(house, browser):
    """Last, since the killed one does not come back. The session and the draft are not its own."""
    with browser.line() as line:
        raw.Tab(line).open("home")
    nia = _nia(house)
    told = count(house.store, tables.stories, submitted_by=nia.id)
    draft = draft_of(house.store, nia, title="The second kettle")
    before = browser.replica
    house.replicas[before].process.send_signal(signal.SIGKILL)
    house.replicas[before].process.wait()
    with browser.line() as line:
        assert line.response.headers[proxy.WHICH].endswith((house.replicas.keys() - {before}).pop())
        assert "The second kettle" in raw.Tab(line).open("share-a-story", f"d={draft}")
        raw.send_story(raw.Tab(line), draft)
    assert count(house.store, tables.stories, submitted_by=nia.id) == told + 1
    assert count(house.store, tables.person_roles, person_id=nia.id, role=Role.STAFF) == 1
    assert count(house.store, tables.events, action="signed in", actor=nia.id) <= 7


def _nia(house: House) -> Person:
    """The person that the service made of whoever signed in."""
    people = tables.people
    with house.store.read() as connection:
        row = connection.execute(people.select().where(people.c.name == "Nia Rowe")).one()
    return replace(make.SAM, id=row.id, name=row.name)
