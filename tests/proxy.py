"""A real nginx with the configuration that is shipped, in front of replicas on this machine.

Its addresses and how much it takes at once are made ours; all else is the file as it stands.
"""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests import ROOT
from tests.journeys.conftest import free_port

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MISSING = "nginx is not installed here (Debian and Ubuntu: apt-get install nginx-light)"
NAME = "stories.council.example"
BURST, LINES = 40, 12  # in place of 300 and 600, which would take long to reach
WHICH = "X-Replica"  # the address of whoever answered, told to tests alone
SECONDS = 20


@dataclass(frozen=True)
class Front:
    """Where nginx listens: without encryption and with it."""

    plain: int
    safe: int


@contextmanager
def standing_before(replicas: list[int], folder: Path, rate: int = 50) -> Iterator[Front]:
    """nginx before the replicas at these two ports, ended afterwards.

    `rate`: requests a second that each address may make for ever; fewer, where replicas are slow.
    """
    front = Front(free_port(), free_port())
    _certificate(folder)
    (folder / "nginx.conf").write_text(_configured(folder, replicas, front, rate))
    log = folder / "error.log"
    line = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(log)]
    with open(log, "ab") as said:
        running = subprocess.Popen(line, stderr=said)
    until = time.monotonic() + SECONDS
    while not _listens(front.safe):
        if running.poll() is not None or time.monotonic() > until:
            raise RuntimeError(log.read_text())
        time.sleep(0.05)
    try:
        yield front
    finally:
        running.terminate()
        running.wait()


def trusting() -> ssl.SSLContext:
    """For a line to this nginx, whose certificate nobody signed."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _certificate(folder: Path) -> None:
    """What compose.yaml asks for, made here."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    pem = serialization.Encoding.PEM
    (folder / "service.crt").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "service.key").write_bytes(key.private_bytes(pem, *plain))


def _configured(folder: Path, replicas: list[int], front: Front, rate: int) -> str:
    said = (ROOT / ".compose" / "nginx.conf").read_text("utf-8")
    places = "\n".join(
        f"    {each}_temp_path {folder / each};"
        for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    changes = {
        "listen 80;": f"listen 127.0.0.1:{front.plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{front.safe} ssl;",
        "/etc/nginx/certificates/": f"{folder}/",
        "app-1:8000": f"127.0.0.1:{replicas[0]}",
        "app-2:8000": f"127.0.0.1:{replicas[1]}",
        "rate=50r/s": f"rate={rate}r/s",
        "burst=300": f"burst={BURST}",
        "lines 600;": f"lines {LINES};\n            add_header {WHICH} $upstream_addr always;",
        "http {": f"http {{\n{places}",
    }
    for shipped, ours in changes.items():
        assert shipped in said, shipped
        said = said.replace(shipped, ours)
    user = "user root;" if os.geteuid() == 0 else ""
    return f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}\n{said}"


def _listens(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0
