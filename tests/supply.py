"""What the service is made of, and whether any of it has a known hole.

`python -m tests.supply lock` writes both locks from pyproject.toml; `lock --newest` takes newer
versions where there are any. `python -m tests.supply sbom [FILE]` writes a bill of materials
(CycloneDX 1.6, JSON) of every locked package. `python -m tests.supply audit` asks pip-audit, which
needs the network; `python -m tests.supply audit FILE` looks into advisories on this machine instead
(see tests/advisories.py). Both end with 0 where nothing is known, 1 where something is, and 2
where nobody could say.
"""

import importlib.metadata
import importlib.util
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import ROOT, advisories, locks

FIRST = "Install it first: pip install --require-hashes -r tests/requirements.lock"
NOBODY_SAID = (
    "Nobody could say whether anything is known: the index did not answer. Ask again with a "
    "network, or fetch the advisories elsewhere (https://osv.dev, PyPI/all.zip) and give the file: "
    "python -m tests.supply audit FILE"
)


def bill() -> dict:
    """The bill of materials; the same lock gives the same bill."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    whole = {"type": "application", "bom-ref": project["name"], "name": project["name"]}
    whole |= {"version": project["version"], "licenses": [{"license": {"id": project["license"]}}]}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": whole},
        "components": [_component(each) for each in locks.read()],
    }


def _component(locked: locks.Locked) -> dict:
    address = f"pkg:pypi/{locked.name}@{locked.version}"
    made = {"type": "library", "bom-ref": address, "name": locked.name, "version": locked.version}
    made["purl"] = address
    if licence := _licence(locked.name, locked.version):
        made["licenses"] = [{"license": {"name": licence}}]
    if locked.marker:
        made["properties"] = [{"name": "python:marker", "value": locked.marker}]
    return made


def _licence(name: str, version: str) -> str:
    """What the package says of its licence in a line, if this version is installed here."""
    try:
        told = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    if told["Version"] != version:
        return ""
    classified = [
        each.rpartition(" :: ")[2]
        for each in told.get_all("Classifier") or []
        if each.startswith("License ::")
    ]
    said = told["License-Expression"] or ", ".join(classified) or told["License"] or ""
    return said.splitlines()[0] if said else ""


def audit() -> int:
    """Ask the index what is known of each locked package."""
    if importlib.util.find_spec("pip_audit") is None:
        print(FIRST)
        return 2
    with TemporaryDirectory() as folder:
        pins = Path(folder, "pins.txt")
        pins.write_text("".join(f"{each.pin}\n" for each in locks.read()), "utf-8")
        asked = ["-r", str(pins), "--no-deps", "--disable-pip", "--format", "json"]
        line = [sys.executable, "-m", "pip_audit", *asked, "--progress-spinner", "off"]
        answer = subprocess.run(line, capture_output=True, text=True, check=False)
    try:
        told = json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        print("\n".join([NOBODY_SAID, *answer.stderr.strip().splitlines()[-1:]]))
        return 2
    skipped = [each["name"] for each in told if "skip_reason" in each]
    if len(skipped) == len(told):
        print(NOBODY_SAID)
        return 2
    if skipped:
        print(f"Nobody could say anything of: {', '.join(skipped)}.")
    found = [
        advisories.Known(
            each["name"], each["version"], fault["id"], ", ".join(fault["fix_versions"]), ""
        )
        for each in told
        for fault in each.get("vulns", ())
    ]
    return _told(found, "the others" if skipped else "them") or (2 if skipped else 0)


def audit_from(place: Path) -> int:
    """Look for each locked package into advisories that were fetched before."""
    pinned = [(each.name, each.version) for each in locks.read()]
    try:
        found, read = advisories.known(pinned, place)
    except advisories.Unreadable as error:
        print(f"Nobody could say whether anything is known. {error}")
        return 2
    print(f"{len(pinned)} packages, {read} advisories read.")
    return _told(found)


def lock(*, newest: bool) -> int:
    """Write both locks, and say what became of them."""
    if importlib.util.find_spec("uv") is None:
        print(FIRST)
        return 2
    try:
        locks.write(newest=newest)
    except locks.NotLocked as error:
        print(f"No lock was written. {error}")
        return 2
    service, rest = (len(locks.read(path)) for path in (locks.SERVICE, locks.TESTS))
    print(f"{service} packages locked for the service, {rest} more for its tests.")
    return 0


def _told(found: list[advisories.Known], these: str = "them") -> int:
    for each in found:
        print(f"- {each.sentence}")
    print(f"{len(found)} known." if found else f"Nothing is known of any of {these}.")
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    match arguments:
        case ["sbom"]:
            print(json.dumps(bill(), indent=1))
        case ["sbom", file]:
            Path(file).write_text(json.dumps(bill(), indent=1), "utf-8")
            print(f"{len(bill()['components'])} packages written to {file}.")
        case ["audit"]:
            return audit()
        case ["audit", place]:
            return audit_from(Path(place))
        case ["lock"]:
            return lock(newest=False)
        case ["lock", "--newest"]:
            return lock(newest=True)
        case _:
            print("python -m tests.supply sbom [FILE], audit [FILE], or lock [--newest]")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
