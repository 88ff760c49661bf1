"""A real OpenID Connect provider on this machine, where anybody signs in by pressing their name."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.conftest import answers, free_port

METADATA = ".well-known/openid-configuration"
SECONDS = 60


@contextmanager
def running(people: Mapping[str, Mapping]) -> Iterator[str]:
    """Its address. `people`: the claims of each account by its subject, tenant and object id too.

    A claim that the provider makes itself (exp, aud, iss, nonce) is as it stands here.
    """
    port = free_port()
    claims = [
        f"--user-claims={json.dumps({'sub': sub, 'tid': 't-1', 'oid': f'o-{sub}', **each})}"
        for sub, each in people.items()
    ]
    line = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port), *claims]
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    until = time.monotonic() + SECONDS
    try:
        while not answers(f"{address}/{METADATA}"):
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.1)
        yield address
    finally:
        process.kill()
        process.wait()


def secrets_file(folder: Path, service: str, provider: str, secret: str) -> Path:
    """What the service at this address is told to sign people in at this provider."""
    path = folder / "secrets.toml"
    path.write_text(f"""
[auth]
redirect_uri = "{service}/oauth2callback"
cookie_secret = "{secret}"
[auth.entra]
client_id = "made-a-difference"
client_secret = "{secret}"
server_metadata_url = "{provider}/{METADATA}"
client_kwargs = {{ scope = "openid profile email", code_challenge_method = "S256" }}
""")
    path.chmod(0o600)
    return path
