"""Known faults of packages from files on this machine, for where no network may be asked.

The files are OSV records, as https://osv.dev gives them for each package index: one JSON record, a
list of them, a folder of such files, or the zip of all (`PyPI/all.zip`).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

INDEX = "PyPI"


class Unreadable(Exception):
    """The file of advisories is not there, or is none."""


@dataclass(frozen=True)
class Known:
    """A fault that is known of a package at the version we use."""

    package: str
    version: str
    advisory: str
    mended_in: str  # empty where no version mends it yet
    summary: str

    @property
    def sentence(self) -> str:
        mended = f"mended in {self.mended_in}" if self.mended_in else "not mended yet"
        return f"{self.package} {self.version}: {self.advisory}, {mended}. {self.summary}".strip()


def known(pinned: Iterable[tuple[str, str]], place: Path) -> tuple[list[Known], int]:
    """What the files say of these packages, and how many advisories were read.

    Raises Unreadable where there is none to read, or one is in another form: nobody could say.
    """
    ours = {canonicalize_name(name): (name, Version(version)) for name, version in pinned}
    found, read = [], 0
    for advisory in _records(place):
        read += 1
        try:
            if not advisory.get("withdrawn"):
                found += _said(advisory, ours)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise Unreadable(f"Number {read} in {place} is no advisory that can be read.") from None
    if not read:
        raise Unreadable(f"{place} holds no advisory.")
    return sorted(found, key=lambda each: (each.package, each.advisory)), read


def _said(advisory: dict, ours: dict[str, tuple[str, Version]]) -> Iterator[Known]:
    for affected in advisory.get("affected", ()):
        package = affected.get("package", {})
        name = canonicalize_name(package.get("name", ""))
        if package.get("ecosystem") != INDEX or name not in ours:
            continue
        called, version = ours[name]
        ranges = [each for each in affected.get("ranges", ()) if each["type"] == "ECOSYSTEM"]
        if any(_listed(each, version) for each in affected.get("versions", ())) or any(
            _within(each["events"], version) for each in ranges
        ):
            mended = _mended(ranges, version)
            summary = advisory.get("summary", "")
            yield Known(called, str(version), advisory["id"], mended, summary)
            return


def _listed(said: str, version: Version) -> bool:
    try:
        return Version(said) == version
    except InvalidVersion:  # a name from before versions had a rule
        return False


def _within(events: list[dict[str, str]], version: Version) -> bool:
    """Whether the version stands between where the fault came and where it went."""
    inside = False
    for event in events:
        for kind, said in event.items():
            at = Version(said)
            if kind == "introduced" and version >= at:
                inside = True
            elif (kind == "fixed" and version >= at) or (kind == "last_affected" and version > at):
                inside = False
    return inside


def _mended(ranges: list[dict], version: Version) -> str:
    fixed = [Version(e["fixed"]) for each in ranges for e in each["events"] if "fixed" in e]
    later = sorted(each for each in fixed if each > version)
    return str(later[0]) if later else ""


def _records(place: Path) -> Iterator[dict]:
    try:
        if place.is_dir():
            texts = [path.read_text("utf-8") for path in sorted(place.glob("*.json"))]
        elif place.suffix == ".zip":
            with ZipFile(place) as zipped:
                texts = [zipped.read(name).decode() for name in sorted(zipped.namelist())]
        else:
            texts = [place.read_text("utf-8")]
        for text in texts:
            said = json.loads(text)
            yield from said if isinstance(said, list) else [said]
    except (OSError, BadZipFile, ValueError) as error:
        raise Unreadable(f"{place} cannot be read: {type(error).__name__}.") from None
