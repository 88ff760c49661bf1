"""A program that is late is ended with what it began."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import together

SECONDS = 20
LAUNCHER = 'sleep 300 & echo $! > "$0"; wait'  # begins at once, however busy the machine is


def test_what_a_late_program_began_does_not_outlive_it(tmp_path):
    told = tmp_path / "child"
    with pytest.raises(subprocess.TimeoutExpired):
        together.run(["sh", "-c", LAUNCHER, str(told)], 1)
    until = time.monotonic() + SECONDS
    while _runs(int(told.read_text())):
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_program_that_ends_badly_is_said():
    together.run([sys.executable, "-c", ""], SECONDS)
    with pytest.raises(AssertionError, match="no such file"):
        together.run([sys.executable, "-c", "raise SystemExit('no such file')"], SECONDS)


def _runs(process: int) -> bool:
    """A process that has ended and that nobody fetched yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
