"""What the service is made of, and whether any of it has a known hole.

`python -m tests.supply sbom [FILE]` writes a bill of materials (CycloneDX 1.6, JSON) of every
locked package. `python -m tests.supply audit` asks pip-audit, which needs the network and the
`supply` extra, and ends with 1 where something is known or nobody could say.
"""

import importlib.metadata
import importlib.util
import json
import subprocess
import sys
import tomllib
from pathlib import Path

from tests import ROOT

LOCK = ROOT / "requirements.lock"


def locked() -> list[tuple[str, str, str]]:
    """Each line of the lock: name, version, and where it holds (empty for everywhere)."""
    lines = [line for line in LOCK.read_text("utf-8").splitlines() if line.strip()]
    parts = [[part.strip() for part in line.partition(";")[::2]] for line in lines]
    return [(*pinned.split("=="), marker) for pinned, marker in parts]


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
        "components": [_component(*line) for line in locked()],
    }


def _component(name: str, version: str, marker: str) -> dict:
    address = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    made = {"type": "library", "bom-ref": address, "name": name, "version": version}
    made["purl"] = address
    if licence := _licence(name, version):
        made["licenses"] = [{"license": {"name": licence}}]
    if marker:
        made["properties"] = [{"name": "python:marker", "value": marker}]
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
    """Ask what is known of each locked package."""
    if importlib.util.find_spec("pip_audit") is None:
        print("Install it first: pip install -c requirements.lock '.[supply]'")
        return 2
    asked = ["-r", str(LOCK), "--no-deps", "--disable-pip", "--strict", "--progress-spinner", "off"]
    return subprocess.call([sys.executable, "-m", "pip_audit", *asked])


def main(arguments: list[str]) -> int:
    match arguments:
        case ["sbom"]:
            print(json.dumps(bill(), indent=1))
        case ["sbom", file]:
            Path(file).write_text(json.dumps(bill(), indent=1), "utf-8")
            print(f"{len(bill()['components'])} packages written to {file}.")
        case ["audit"]:
            return audit()
        case _:
            print("python -m tests.supply sbom [FILE], or audit")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
