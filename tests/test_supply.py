"""T-25: every package is pinned and on the bill of materials, and nothing else comes along."""

import importlib.metadata
import json
import re

import pytest

from tests import supply


def test_every_locked_package_is_on_the_bill_once():
    made = supply.bill()
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    named = [(each["name"], each["version"]) for each in made["components"]]
    lines = [line.split(";")[0].strip() for line in supply.LOCK.read_text("utf-8").splitlines()]
    assert sorted(f"{name}=={version}" for name, version in named) == sorted(lines)
    assert len({each["bom-ref"] for each in made["components"]}) == len(named) > 60
    for each in made["components"]:
        assert re.fullmatch(r"pkg:pypi/[a-z0-9.-]+@[\w.]+", each["purl"])


def test_what_a_locked_package_needs_is_locked_too():
    """So that an install with the lock brings nothing that nobody looked at."""
    pinned = {name.lower().replace("_", "-") for name, _, _ in supply.locked()}
    for name, _, _ in supply.locked():
        try:
            needs = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # for another machine, or an extra that is not installed here
        for need in (each for each in needs if ";" not in each):
            bare = re.match(r"[\w.-]+", need)[0].lower().replace("_", "-").replace(".", "-")
            assert bare in {each.replace(".", "-") for each in pinned}, (name, need)


def test_the_bill_is_written_to_a_file(tmp_path, capsys):
    path = tmp_path / "sbom.json"
    assert supply.main(["sbom", str(path)]) == 0
    assert json.loads(path.read_text("utf-8")) == supply.bill()
    assert "packages written to" in capsys.readouterr().out


@pytest.mark.parametrize("asked", [[], ["sbom", "a", "b"], ["other"]])
def test_anything_else_says_how_to_ask(asked, capsys):
    assert supply.main(asked) == 2
    assert "sbom [FILE], or audit" in capsys.readouterr().out


def test_without_the_tool_the_audit_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setattr(supply.importlib.util, "find_spec", lambda _: None)
    assert supply.audit() == 2
    assert "[supply]" in capsys.readouterr().out
