"""The README's promises that a test can keep."""

import re
import tomllib

from tests import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def lines() -> list[str]:
    return [line for block in re.findall(r"```\n(python3 .*?)\n```", README) for line in [block]]


def test_there_are_two_commands_and_each_makes_its_own_environment():
    assert len(lines()) == 2
    assert all(
        line.startswith("python3 -m venv .venv && .venv/bin/pip install") for line in lines()
    )


def test_ci_runs_the_test_line_as_the_readme_gives_it():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines()[1] in script


def test_every_extra_named_in_a_command_exists():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {
        each
        for line in lines()
        for found in re.findall(r"\.\[(.*?)\]", line)
        for each in found.split(",")
    }
    assert named
    assert named <= project["optional-dependencies"].keys()


def test_every_need_is_pinned_in_the_lock():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [need for needs in project["optional-dependencies"].values() for need in needs]
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {line.split("==")[0] for line in locked.splitlines()}
    for need in [*project["dependencies"], *extras]:
        assert re.split(r"[\[<>=]", need)[0].lower() in pinned


def test_every_picture_and_command_named_is_there():
    pictures = re.findall(r"\]\((\.readme/[\w.-]+)\)", README)
    assert len(pictures) >= 2
    assert all((ROOT / picture).is_file() for picture in pictures)
    modules = set(re.findall(r"python -m ((?:data|tests)\.\w+)", README))
    assert modules
    for module in modules:
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()


def test_no_page_is_longer_than_the_house_allows():
    long = {
        path.name: count
        for path in (ROOT / "pages").glob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 110
    }
    assert not long
