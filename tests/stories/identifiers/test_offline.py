"""No calls to the network: at import, at the first call and at every later one."""

import subprocess
import sys

from tests import ROOT

BLOCKED = """
import socket

def refuse(*arguments, **names):
    raise AssertionError("a call to the network")

socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from stories.identifiers import combinations, find, similar, sketch
assert find("Kofi lives in Harehills; see www.example.org or write to k@example.org.")
for turn in range(3):
    find(f"Call number {turn} to www.example.com about Kofi.")
combinations("She is 7.")
similar(sketch("One story."), [sketch("Another story.")])
print("quiet")
"""


def test_finding_never_calls_the_network():
    run = subprocess.run(
        [sys.executable, "-c", BLOCKED], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert run.stdout.strip() == "quiet", run.stderr
