"""T-25: every package is pinned and on the bill of materials, and nothing else comes along."""

import importlib.metadata
import json
import re
import tomllib
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import locks, supply

PROJECT = tomllib.loads(locks.PROJECT.read_text("utf-8"))["project"]
EXTRAS = [need for needs in PROJECT["optional-dependencies"].values() for need in needs]


def test_every_locked_package_is_on_the_bill_once():
    made = supply.bill()
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    named = [(each["name"], each["version"]) for each in made["components"]]
    assert named == [(each.name, each.version) for each in locks.read()]
    assert len({each["bom-ref"] for each in made["components"]}) == len(named) > 60
    for each in made["components"]:
        assert re.fullmatch(r"pkg:pypi/[a-z0-9.-]+@[\w.]+", each["purl"])


def test_every_line_of_the_locks_is_a_package_at_one_version_or_a_hash_of_its_files():
    known, found = 0, locks.read()
    for path in (locks.SERVICE, locks.TESTS):
        for line in path.read_text("utf-8").splitlines():
            hashed = re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)
            assert hashed or line.startswith(("#", "-r ")) or locks.PINNED.match(line), line
            known += bool(hashed)
    assert known == sum(len(each.hashes) for each in found)
    assert min(len(set(each.hashes)) for each in found) >= 1
    assert locks.TESTS.read_text("utf-8").splitlines()[1] == "-r ../requirements.lock"


@pytest.mark.parametrize(
    ("needs", "paths"),
    [(PROJECT["dependencies"], [locks.SERVICE]), (EXTRAS, [locks.SERVICE, locks.TESTS])],
    ids=["service", "tests"],
)
def test_each_need_that_the_project_states_is_locked_at_a_version_that_fits_it(needs, paths):
    found = locks.read(*paths)
    for need in map(Requirement, needs):
        pinned = [each.version for each in found if each.name == canonicalize_name(need.name)]
        assert pinned, need
        assert all(map(need.specifier.contains, pinned)), (need, pinned)


def needed(needs: list[str]) -> tuple[set[str], set[str]]:
    """What comes with these here, and what might on another machine, as far as one can look."""
    sure, perhaps, to_look = set(), set(), [(need, frozenset({""}), True) for need in needs]
    looked = set()
    while to_look:
        asked = text, extras, surely = to_look.pop()
        need = Requirement(text)
        if asked in looked or not _comes_with(need, extras):
            continue
        looked.add(asked)
        here = surely and (need.marker is None or _holds_here(need, extras))
        name = canonicalize_name(need.name)
        (sure if here else perhaps).add(name)
        with suppress(importlib.metadata.PackageNotFoundError):
            more = importlib.metadata.requires(name) or []
            to_look += [(each, frozenset({"", *need.extras}), here) for each in more]
    return sure, sure | perhaps


def _holds_here(need: Requirement, extras: frozenset[str]) -> bool:
    return any(need.marker.evaluate({"extra": extra}) for extra in extras)


def _comes_with(need: Requirement, extras: frozenset[str]) -> bool:
    """Whether it may come along; what another extra asks for never does."""
    asked = set(re.findall(r"extra == .([\w-]+)", str(need.marker or "")))
    return not asked or bool(asked & extras)


@pytest.mark.parametrize(
    ("needs", "paths"),
    [
        (PROJECT["dependencies"], [locks.SERVICE]),
        (PROJECT["dependencies"] + EXTRAS, [locks.SERVICE, locks.TESTS]),
    ],
    ids=["service", "tests"],
)
def test_the_locks_hold_all_that_comes_with_what_is_needed_and_nothing_else(needs, paths):
    """So that an install brings nothing that nobody looked at. pip is there before anything is."""
    locked = {each.name for each in locks.read(*paths)}
    sure, perhaps = needed(needs)
    assert sure - locked <= {"pip"}
    assert locked <= perhaps


def test_what_uv_resolves_is_parted_between_service_and_tests(monkeypatch, tmp_path, capsys):
    service, tests = tmp_path / "service.lock", tmp_path / "tests.lock"
    kept = [path.read_text("utf-8") for path in (locks.SERVICE, locks.TESTS)]
    monkeypatch.setattr(locks, "SERVICE", service)
    monkeypatch.setattr(locks, "TESTS", tests)
    service.write_text("# old\na==1 \\\n    --hash=sha256:" + "0" * 64 + "\n")
    tests.write_text("")
    whole = "".join(re.sub(r"^(#|-r).*\n", "", each, flags=re.MULTILINE) for each in kept)
    seen = []

    def uv(line, **_):
        path = Path(next(each for each in line if each.startswith("--output-file=")).split("=")[1])
        seen.append(path.read_text("utf-8"))
        is_whole = "--extra=test" in line
        path.write_text(whole if is_whole else kept[0].partition("\n")[2])
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(locks.subprocess, "run", uv)
    assert supply.main(["lock"]) == 0
    assert [service.read_text("utf-8"), tests.read_text("utf-8")] == kept
    assert all(each.startswith("a==1 ") for each in seen)
    assert supply.main(["lock", "--newest"]) == 0
    assert seen[2:] == ["", ""]
    assert "packages locked for the service" in capsys.readouterr().out


def test_where_nothing_fits_together_the_locks_stay_as_they_are(monkeypatch, capsys):
    said = SimpleNamespace(returncode=1, stderr="No solution found")
    monkeypatch.setattr(locks.subprocess, "run", lambda *_, **__: said)
    before = locks.SERVICE.read_bytes(), locks.TESTS.read_bytes()
    assert supply.main(["lock"]) == 2
    assert "No lock was written. No solution found" in capsys.readouterr().out
    assert before == (locks.SERVICE.read_bytes(), locks.TESTS.read_bytes())


def test_the_bill_is_written_to_a_file(tmp_path, capsys):
    path = tmp_path / "sbom.json"
    assert supply.main(["sbom", str(path)]) == 0
    assert json.loads(path.read_text("utf-8")) == supply.bill()
    assert "packages written to" in capsys.readouterr().out


@pytest.mark.parametrize("asked", [[], ["sbom", "a", "b"], ["other"]])
def test_anything_else_says_how_to_ask(asked, capsys):
    assert supply.main(asked) == 2
    assert "sbom [FILE], audit [FILE], or lock" in capsys.readouterr().out


@pytest.mark.parametrize("asked", ["audit", "lock"])
def test_without_the_tool_it_is_said_how_to_get_it(monkeypatch, capsys, asked):
    monkeypatch.setattr(supply.importlib.util, "find_spec", lambda _: None)
    assert supply.main([asked]) == 2
    assert "-r tests/requirements.lock" in capsys.readouterr().out


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
        ('{"dependencies": [{"name": "a", "skip_reason": "x"}]}', 2, "the index did not answer"),
        (
            '{"dependencies": [{"name": "a", "skip_reason": "not there"}, '
            '{"name": "b", "version": "1", "vulns": []}]}',
            2,
            "Nobody could say anything of: a.",
        ),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": '
            '[{"id": "MADE-2", "fix_versions": ["2"]}]}]}',
            1,
            "a 1: MADE-2, mended in 2.",
        ),
    ],
    ids=["no index", "nothing", "nothing said", "left out", "known"],
)
def test_what_the_index_answers_decides_how_the_audit_ends(
    monkeypatch, capsys, answer, code, words
):
    told = SimpleNamespace(stdout=answer, stderr="Connection refused")
    monkeypatch.setattr(supply.importlib.util, "find_spec", lambda _: True)
    monkeypatch.setattr(supply.subprocess, "run", lambda *_, **__: told)
    assert supply.audit() == code
    assert words in capsys.readouterr().out
