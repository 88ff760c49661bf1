"""What an install brings: each package at one version, each of its files known by its SHA-256.

`requirements.lock` holds what the service needs. `tests/requirements.lock` adds what the tests and
the look at the supply need. `python -m tests.supply lock` writes both from pyproject.toml.
"""

import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import ROOT

SERVICE = ROOT / "requirements.lock"
TESTS = ROOT / "tests" / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
OLDEST = "3.11"
WRITTEN = "# Written by: python -m tests.supply lock\n"
SERVICE_FIRST = "-r ../requirements.lock\n"
PINNED = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))?(?= \\| --hash|$)"
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})(?=\s|$)")


class NotLocked(Exception):
    """No lock was written; what the tool said of it."""


@dataclass(frozen=True)
class Locked:
    """One package at one version; `marker` says where it holds, empty for everywhere."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]  # of each file of that version, as 64 hexadecimal digits

    @property
    def pin(self) -> str:
        """As a line of a list of requirements, without the hashes."""
        return f"{self.name}=={self.version}" + (f" ; {self.marker}" if self.marker else "")


def read(*paths: Path) -> list[Locked]:
    """Every package of these locks, or of both."""
    return [_locked(each) for path in paths or (SERVICE, TESTS) for each in _entries(path)]


def write(*, newest: bool = False) -> None:
    """Both locks anew: what is pinned stays while it fits pyproject.toml, unless `newest`."""
    with TemporaryDirectory() as folder:
        service, whole = Path(folder, "service.lock"), Path(folder, "whole.lock")
        known = "\n".join(each for path in (SERVICE, TESTS) for each in _entries(path))
        for path in (service, whole):
            path.write_text("" if newest else known, "utf-8")
        _resolve(service)
        _resolve(whole, "--extra=test", "--extra=supply", f"--constraints={service}")
        here = _entries(service)
        rest = [each for each in _entries(whole) if each not in here]
    SERVICE.write_text(WRITTEN + _text(here), "utf-8")
    TESTS.write_text(WRITTEN + SERVICE_FIRST + _text(rest), "utf-8")


def _resolve(path: Path, *more: str) -> None:
    """Ask uv what fits together on every system; pip itself is there before anything is."""
    line = [sys.executable, "-m", "uv", "pip", "compile", "--universal", "--generate-hashes"]
    line += ["--no-annotate", "--no-header", "--no-emit-package=pip", "--quiet"]
    line += [f"--python-version={OLDEST}", f"--output-file={path}", *more, str(PROJECT)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotLocked(done.stderr.strip())


def _entries(path: Path) -> list[str]:
    """Each package with its hashes, as it stands there, in one piece."""
    text = path.read_text("utf-8")
    kept = [line for line in text.splitlines() if line and not line.startswith(("#", "-r "))]
    return re.split(r"\n(?=\S)", "\n".join(kept)) if kept else []


def _locked(entry: str) -> Locked:
    found = PINNED.match(entry.splitlines()[0])
    if found is None:
        raise NotLocked(f"This is no package at one version: {entry.splitlines()[0]}")
    name, version, marker = found.group("name", "version", "marker")
    return Locked(name, version, marker or "", tuple(HASH.findall(entry)))


def _text(entries: Iterable[str]) -> str:
    return "".join(f"{each}\n" for each in entries)
