"""What stands in front, as it is configured: a real nginx before two replicas, without containers.

Left out where nginx is not installed. Its addresses and the size of a burst are made ours; all else
is the file that is shipped.
"""

import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests import ROOT
from tests.journeys.conftest import free_port

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed here")

SECONDS = 20
BURST = 40
NAME = "stories.council.example"


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
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_) -> None:
        pass


def certificate(folder: Path) -> None:
    """What compose.yaml asks for, made here."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    pem = serialization.Encoding.PEM
    (folder / "service.crt").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "service.key").write_bytes(key.private_bytes(pem, *plain))


def configured(folder: Path, replicas: list[int], plain: int, safe: int) -> str:
    """The configuration that is shipped, at addresses of this machine."""
    said = (ROOT / ".compose" / "nginx.conf").read_text("utf-8")
    places = "\n".join(
        f"    {each}_temp_path {folder / each};"
        for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    changes = {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{safe} ssl;",
        "/etc/nginx/certificates/": f"{folder}/",
        "app-1:8000": f"127.0.0.1:{replicas[0]}",
        "app-2:8000": f"127.0.0.1:{replicas[1]}",
        "burst=300": f"burst={BURST}",
        "http {": f"http {{\n{places}",
    }
    for shipped, ours in changes.items():
        assert shipped in said, shipped
        said = said.replace(shipped, ours)
    user = "user root;" if os.geteuid() == 0 else ""
    return f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}\n{said}"


@pytest.fixture(scope="module")
def front(tmp_path_factory) -> Iterator[SimpleNamespace]:
    folder = tmp_path_factory.mktemp("front")
    certificate(folder)
    replicas = [ThreadingHTTPServer(("127.0.0.1", 0), Replica) for _ in range(2)]
    for each in replicas:
        threading.Thread(target=each.serve_forever, daemon=True).start()
    ports, plain, safe = [each.server_port for each in replicas], free_port(), free_port()
    (folder / "nginx.conf").write_text(configured(folder, ports, plain, safe))
    line = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    log = folder / "error.log"
    with open(log, "ab") as said:
        running = subprocess.Popen([*line, "-e", str(log)], stderr=said)
    until = time.monotonic() + SECONDS
    while not _listens(safe):
        if running.poll() is not None or time.monotonic() > until:
            raise RuntimeError(log.read_text())
        time.sleep(0.05)
    yield SimpleNamespace(plain=plain, safe=safe, replicas=replicas)
    running.terminate()
    running.wait()
    for each in replicas:
        each.shutdown()
        each.server_close()


def _listens(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def line(front) -> Iterator[http.client.HTTPSConnection]:
    """An encrypted line to the proxy."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    made = http.client.HTTPSConnection("127.0.0.1", front.safe, timeout=SECONDS, context=context)
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


def test_a_body_that_is_too_large_never_reaches_the_service(line):
    for size, status in ((5 * 2**20, 200), (7 * 2**20, 413)):
        answer, _ = ask(line, "/_stcore/upload_file/x", "PUT", bytes(size))
        assert answer.status == status


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
