"""A real OpenID Connect provider on this machine, where anybody signs in by pressing their name."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.journeys.conftest import free_port

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
    while not _answers(f"{address}/{METADATA}"):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.1)
    yield address
    process.kill()
    process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
