"""The README's promises that a test can keep."""

import re
import tomllib
from types import SimpleNamespace

from data.check import sign_in
from data.config import Settings
from tests import ROOT, locks

README = (ROOT / "README.md").read_text(encoding="utf-8")


def lines() -> list[str]:
    return re.findall(r"```\n(python3 .*?)\n```", README)


def test_there_are_two_commands_and_each_makes_its_own_environment():
    assert len(lines()) == 2
    assert all(
        line.startswith("python3 -m venv .venv && .venv/bin/pip install") for line in lines()
    )


def test_ci_runs_the_test_line_as_the_readme_gives_it():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines()[1] in script


def test_each_command_installs_from_a_lock_and_checks_every_file_of_it():
    for line, lock in zip(lines(), (locks.SERVICE, locks.TESTS), strict=True):
        installed = re.search(r"pip install (.*?) &&", line)[1]
        assert installed == f"-q --require-hashes -r {lock.relative_to(ROOT)}"
    image = (ROOT / ".compose" / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes --only-binary :all: -r requirements.lock" in image


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


def test_the_sign_in_that_is_given_lacks_its_own_secret_alone():
    auth = tomllib.loads(re.search(r"```toml\n(.*?)```", README, re.DOTALL)[1])["auth"]
    settings = Settings(first_admins="a,b", first_roles="", tenants="")
    it = SimpleNamespace(auth=auth, settings=settings, files=())
    refused = [rule for rule in sign_in.RULES if rule(it)]
    assert refused == [sign_in.cookie_secret_is_random]
