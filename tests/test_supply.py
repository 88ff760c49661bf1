"""T-25: every package is pinned and on the bill of materials, and nothing else comes along."""

import importlib.metadata
import json
import re
from types import SimpleNamespace
from zipfile import ZipFile

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
    assert "sbom [FILE], or audit [FILE]" in capsys.readouterr().out


def test_without_the_tool_the_audit_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setattr(supply.importlib.util, "find_spec", lambda _: None)
    assert supply.audit() == 2
    assert "[supply]" in capsys.readouterr().out


def advisory(name: str, *events: dict, **more: object) -> dict:
    """A made advisory in the form of OSV."""
    package = {"ecosystem": "PyPI", "name": name}
    affected = [{"package": package, "ranges": [{"type": "ECOSYSTEM", "events": list(events)}]}]
    return {"id": "MADE-1", "summary": "It opens doors.", "affected": affected, **more}


def kept(folder, name: str, *advisories: dict):
    path = folder / name
    if name.endswith(".zip"):
        with ZipFile(path, "w") as zipped:
            for number, each in enumerate(advisories):
                zipped.writestr(f"{number}.json", json.dumps(each))
    else:
        path.write_text(json.dumps(list(advisories)), "utf-8")
    return path


ANY = {"introduced": "0"}
OTHERS = advisory("no-package-of-ours", ANY)


@pytest.mark.parametrize("name", ["all.json", "all.zip"])
def test_an_advisory_of_a_locked_package_is_found_without_a_network(tmp_path, capsys, name):
    path = kept(tmp_path, name, OTHERS, advisory("Streamlit", ANY, {"fixed": "999.0"}))
    assert supply.main(["audit", str(path)]) == 1
    said = capsys.readouterr().out
    assert "MADE-1, mended in 999.0. It opens doors." in said
    assert said.endswith("1 known.\n")


@pytest.mark.parametrize(
    "none",
    [
        OTHERS,
        advisory("streamlit", ANY, {"fixed": "1.0"}),
        advisory("streamlit", ANY, {"last_affected": "1.0"}),
        advisory("streamlit", {"introduced": "999.0"}),
        advisory("streamlit", ANY, withdrawn="2026-01-01T00:00:00Z"),
    ],
    ids=["of another", "mended before", "over before", "comes later", "taken back"],
)
def test_an_advisory_that_is_not_of_what_we_use_is_none(tmp_path, capsys, none):
    assert supply.main(["audit", str(kept(tmp_path, "all.json", none))]) == 0
    assert "1 advisories read.\nNothing is known" in capsys.readouterr().out


ODD = advisory("streamlit", {"introduced": "of old"})


@pytest.mark.parametrize("text", [None, "no JSON", "[]", '"words"', json.dumps(ODD)])
def test_where_nobody_could_say_that_is_not_nothing(tmp_path, capsys, text):
    path = tmp_path / "all.json"
    if text is not None:
        path.write_text(text)
    assert supply.main(["audit", str(path)]) == 2
    assert capsys.readouterr().out.startswith("Nobody could say")


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        ("", 2, "the index did not answer"),
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', 0, "Nothing is known"),
        ('{"dependencies": [{"name": "a", "skip_reason": "not there"}]}', 2, "anything of: a."),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": '
            '[{"id": "MADE-2", "fix_versions": ["2"]}]}]}',
            1,
            "a 1: MADE-2, mended in 2.",
        ),
    ],
    ids=["no index", "nothing", "left out", "known"],
)
def test_what_the_index_answers_decides_how_the_audit_ends(
    monkeypatch, capsys, answer, code, words
):
    told = SimpleNamespace(stdout=answer, stderr="Connection refused")
    monkeypatch.setattr(supply.importlib.util, "find_spec", lambda _: True)
    monkeypatch.setattr(supply.subprocess, "run", lambda *_, **__: told)
    assert supply.audit() == code
    assert words in capsys.readouterr().out
