"""What stands in front, as it is configured: a real nginx before two replicas that only answer.

Quick, for every change; tests/journeys/test_two_replicas.py puts the service itself behind it.
"""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from tests import proxy
from tests.proxy import BURST, NAME, SECONDS

pytestmark = pytest.mark.skipif(proxy.NGINX is None, reason=proxy.MISSING)


class Replica(BaseHTTPRequestHandler):
    """Says who it is and what it was asked."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        said = json.dumps({"port": self.server.server_port, "asked": dict(self.headers)}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def do_PUT(self) -> None:
        if "refused" in self.path:
            self.close_connection = True
            self.send_response(401)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_) -> None:
        pass


@pytest.fixture(scope="module")
def front(tmp_path_factory) -> Iterator[SimpleNamespace]:
    replicas = [ThreadingHTTPServer(("127.0.0.1", 0), Replica) for _ in range(2)]
    for each in replicas:
        threading.Thread(target=each.serve_forever, daemon=True).start()
    ports = [each.server_port for each in replicas]
    with proxy.standing_before(ports, tmp_path_factory.mktemp("front")) as made:
        yield SimpleNamespace(plain=made.plain, safe=made.safe, replicas=replicas)
    for each in replicas:
        each.shutdown()
        each.server_close()


@pytest.fixture
def line(front) -> Iterator[http.client.HTTPSConnection]:
    """An encrypted line to the proxy."""
    asked = {"timeout": SECONDS, "context": proxy.trusting()}
    made = http.client.HTTPSConnection("127.0.0.1", front.safe, **asked)
    yield made
    made.close()


def ask(line, path: str = "/", method: str = "GET", body: bytes | None = None, **headers: str):
    """The status of an answer, and what the replica said of itself."""
    told = {"Host": NAME, **{name.replace("_", "-"): value for name, value in headers.items()}}
    line.request(method, path, body, told)
    answer = line.getresponse()
    said = answer.read()
    return answer, json.loads(said) if answer.status == 200 else {}


def test_without_encryption_there_is_only_the_way_to_it(front):
    plain = http.client.HTTPConnection("127.0.0.1", front.plain, timeout=SECONDS)
    answer, _ = ask(plain, "/share-a-story")
    plain.close()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/share-a-story")


def test_a_browser_stays_with_one_replica_and_browsers_are_spread(front, line):
    seen = {}
    for browser in range(12):
        cookie = f"_streamlit_xsrf=2|{browser:08x}"
        ports = {ask(line, Cookie=cookie)[1]["port"] for _ in range(2)}
        assert len(ports) == 1
        seen[browser] = ports.pop()
    assert set(seen.values()) == {each.server_port for each in front.replicas}
    time.sleep(0.3)  # what was asked just now is no longer part of a burst


def test_the_service_is_told_what_was_asked_and_by_whom(line):
    _, said = ask(line, X_Forwarded_For="6.6.6.6", X_Forwarded_Proto="http")
    asked = said["asked"]
    assert (asked["Host"], asked["X-Forwarded-Proto"]) == (NAME, "https")
    assert asked["X-Forwarded-For"] == "127.0.0.1"  # nobody says it of themselves


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (f"https://{NAME}", 200),
        ("http://evil.example", 403),
        ("null", 403),
        ("http://localhost:9999", 403),
        (None, 403),
    ],
)
def test_only_a_page_opens_a_line(line, origin, status):
    """Another site's https page is let through to the service, which knows its own name."""
    headers = {"Origin": origin} if origin else {}
    answer, _ = ask(line, "/_stcore/stream", Upgrade="websocket", **headers)
    assert answer.status == status


@pytest.mark.parametrize(
    ("path", "megabytes", "status"),
    [
        ("/_stcore/upload_file/x/y", 50, 200),
        ("/_stcore/upload_file/x/y", 53, 413),
        ("/demonstration/step-in", 2, 413),
    ],
)
def test_a_body_that_is_too_large_never_reaches_the_service(line, path, megabytes, status):
    answer, _ = ask(line, path, "PUT", bytes(megabytes * 2**20))
    assert answer.status == status


def test_a_file_goes_on_to_the_service_as_it_comes(line):
    """So that no disk here has it: the service hears of it, and refuses it, before it is sent."""
    line.putrequest("PUT", "/_stcore/upload_file/refused/y")
    line.putheader("Content-Length", str(10 * 2**20))
    line.endheaders(b"the first of it")
    answer = line.getresponse()
    answer.read()
    assert answer.status == 401


def test_a_flood_is_turned_away_and_the_next_moment_is_as_before(line):
    answers = [ask(line)[0].status for _ in range(BURST * 4)]
    assert set(answers) == {200, 429}
    assert answers.count(200) >= BURST
    time.sleep(1)
    assert ask(line)[0].status == 200


def test_one_replica_that_stops_is_left_out(front, line):
    """Last, since the replica does not come back."""
    gone, kept = front.replicas
    gone.shutdown()
    gone.server_close()
    for browser in range(6):
        _, said = ask(line, Cookie=f"_streamlit_xsrf=2|{browser:08x}")
        assert said["port"] == kept.server_port
