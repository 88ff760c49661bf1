"""What the server answers beside the pages: headers, closed doors, the demonstration's own door."""

import asyncio
import json
import threading
from datetime import UTC, date, datetime

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from data import demo, readiness, tables
from pages.parts import session, web

HERE = ("127.0.0.1", 8501)


def ask(app, path, method="GET", host="127.0.0.1:8501", server=HERE, body=b"", query="", **headers):
    """One request by hand: (status, headers, body)."""
    named = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        "server": server,
        "client": ("127.0.0.1", 50000),
        "scheme": "http",
        "http_version": "1.1",
        "root_path": "",
    }
    sent = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    start = sent[0]
    answered = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return start["status"], answered, b"".join(part.get("body", b"") for part in sent[1:])


@pytest.fixture
def app(sqlite_store):
    session.use(sqlite_store)

    async def page(_):
        return PlainTextResponse("a page", headers={"referrer-policy": "unsafe-url"})

    yield Starlette(
        routes=[
            Route("/", page),
            Route("/home", web.to_the_first_page),
            Route("/_stcore/metrics", page),
            Route("/healthz", web.healthz),
            Route("/readyz", web.readyz),
            Route("/demonstration/step-in", web.step_in, methods=["POST"]),
        ],
        middleware=[Middleware(web.SafeHeaders, demonstration=True)],
    )
    session.use(None)


def test_whoever_types_the_name_of_the_first_page_comes_to_it(app):
    status, headers, _ = ask(app, "/home")
    assert (status, headers["location"]) == (307, "/")


def test_the_day_is_the_day_people_call_today(monkeypatch):
    """Half past midnight on 1 July in London is still June by the clock of Greenwich."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 6, 30, 23, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(session, "datetime", Clock)
    assert session.now().date() == session.today() == date(2026, 7, 1)


def test_every_answer_carries_the_safe_headers_once(app):
    status, headers, _ = ask(app, "/")
    assert status == 200
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_the_policy_allows_no_script_but_streamlits_own():
    policy = web.content_policy()
    scripts = policy.split("script-src ")[1].split(";")[0]
    assert "'sha256-" in scripts
    assert "unsafe" not in scripts


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_what_nobody_needs_is_closed(app, path):
    assert ask(app, path)[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "10.0.0.5:8501", "", "127.0.0.1.evil.example"])
def test_a_demonstration_answers_to_no_other_name(app, host):
    status, _, body = ask(app, "/", host=host)
    assert status == 403
    assert b"demonstration" in body


def test_a_demonstration_answers_on_no_other_address(app):
    assert ask(app, "/", server=("192.168.1.7", 8501))[0] == 403


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_a_demonstration_answers_on_its_own_machine(app, host):
    assert ask(app, "/", host=host)[0] == 200


def test_health_and_readiness(app):
    assert ask(app, "/healthz")[0] == 200
    status, _, body = ask(app, "/readyz")
    assert (status, json.loads(body)) == (200, {"status": "ready"})


def test_a_database_behind_on_migrations_is_not_ready(app, sqlite_store):
    with sqlite_store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'older'")
    status, _, body = ask(app, "/readyz")
    assert status == 503
    assert "data.migrate" in json.loads(body)["problem"]


def test_a_database_that_stands_still_is_not_ready_and_is_looked_at_once(app, monkeypatch):
    """It is said in seconds, by one look however many ask, and it is over when it is over."""
    goes_on, looks = threading.Event(), []

    def stands_still(_store):
        looks.append(1)
        goes_on.wait(10)

    monkeypatch.setattr("pages.parts.web.ANSWER_SECONDS", 0.01)
    monkeypatch.setattr(readiness, "problem", stands_still)
    monkeypatch.setattr(web, "run_in_threadpool", None)  # whoever waits holds no thread
    for _ in range(3):
        status, _, body = ask(app, "/readyz")
        assert (status, json.loads(body)["problem"]) == (503, readiness.NO_ANSWER)
    assert len(looks) == 1
    goes_on.set()
    web._look.result(10)
    assert ask(app, "/healthz")[0] == 200
    monkeypatch.undo()
    assert ask(app, "/readyz")[0] == 200


def step_in(app, person, page="/", **headers):
    form = f"person={person}&next={page}".encode()
    kind = "application/x-www-form-urlencoded"
    return ask(
        app,
        "/demonstration/step-in",
        "POST",
        body=form,
        content_type=kind,
        content_length=str(len(form)),
        **headers,
    )


def test_nobody_steps_into_a_real_database(app):
    assert step_in(app, "sam")[0] == 404


def test_stepping_in_sets_a_cookie_no_script_can_read_and_returns_to_the_page(app, sqlite_store):
    with sqlite_store.engine.begin() as connection:
        connection.execute(tables.settings.insert().values(name=demo.MARK, value="filled"))
        from data.store.people import add_person

        for person in demo.walk.personas():
            add_person(connection, person)
    someone = demo.people(sqlite_store)[0]
    status, headers, _ = step_in(app, someone.id, "/review")
    assert (status, headers["location"]) == (303, "/review")
    assert "HttpOnly" in headers["set-cookie"]
    assert "samesite=lax" in headers["set-cookie"].lower()
    assert step_in(app, someone.id, "//evil.example")[1]["location"] == "/"
    assert step_in(app, someone.id, sec_fetch_site="cross-site")[0] == 403


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://Stories.council.example/oauth2callback", "https://stories.council.example"),
        ("https://stories.council.example:443/x", "https://stories.council.example"),
        ("https://stories.council.example:8443/x", "https://stories.council.example:8443"),
        ("http://localhost:8501/oauth2callback", "http://localhost:8501"),
        ("http://[::1]:8501/", "http://[::1]:8501"),
        ("", ""),
    ],
)
def test_the_origin_of_an_address_is_what_a_browser_says(address, origin):
    assert web.origin_of(address) == origin


@pytest.mark.parametrize(
    ("address", "said", "refused"),
    [
        ("https://a.example/oauth2callback", "https://a.example", False),
        ("https://a.example/oauth2callback", "https://b.example", True),
        ("https://a.example/oauth2callback", "http://localhost:9999", True),
        ("https://a.example/oauth2callback", None, True),
        ("", "http://inside", False),
    ],
)
def test_a_line_is_opened_by_a_page_of_the_service_alone(address, said, refused):
    """Also behind a proxy, where the server is asked by another name than people see."""
    headers = [(b"host", b"inside")] + ([(b"origin", said.encode())] if said else [])
    guard = web.SafeHeaders(None, demonstration=False, address=address)
    assert guard._from_elsewhere({"headers": headers}) == refused
