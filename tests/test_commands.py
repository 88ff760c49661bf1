"""Every command that the README gives, and the test that runs it."""

import os
import re
import subprocess
import sys

import pytest

from tests import ROOT
from tests.test_readme import README
from tests.test_threats import named_in

HERE = "test_commands.py::"
IN_TURN = f"{HERE}test_a_service_is_filled_checked_copied_put_back_and_sealed_anew"
PARTS = f"{HERE}test_each_benchmark_prints_what_it_measured"
RUN_BY = {
    "streamlit run app.py": "journeys/test_story_to_newsletter.py::"
    "test_1_a_visitor_finds_the_ways_in",
    "pytest": "test_readme.py::test_ci_runs_the_test_line_as_the_readme_gives_it",
    "tests.browser": f"{HERE}test_a_browser_that_is_there_is_left_as_it_is",
    "tests.pictures": f"{HERE}test_the_pictures_of_the_readme_are_taken",
    "data.demo": IN_TURN,
    "data.migrate": IN_TURN,
    "data.check": IN_TURN,
    "data.keeping": IN_TURN,
    "data.rotate": IN_TURN,
    "data.backup": IN_TURN,
    "data.restore": IN_TURN,
    "data.editions": IN_TURN,
    "data.audit": IN_TURN,
    "data.grants": "data/test_grants.py::"
    "test_the_account_of_the_service_works_and_cannot_change_the_record",
    "tests.supply": "test_supply.py::test_the_bill_is_written_to_a_file",
    "tests.benchmarks": PARTS,
    # Its parts, without containers.
    "docker compose up": "test_compose.py::"
    "test_the_check_finds_nothing_wrong_with_the_database_as_it_is_given",
}
GIVEN = re.compile(
    r"python -m ((?:data|tests)\.\w+)|\.venv/bin/(streamlit run app\.py|pytest)|(docker compose up)"
)


def test_every_command_given_is_run_by_a_test_that_is_there():
    given = {next(filter(None, found)) for found in GIVEN.findall(README)}
    assert given <= RUN_BY.keys()
    for command, test in RUN_BY.items():
        file, name = test.split("::")
        assert name in named_in(file), command


def test_every_selection_of_tests_is_one_of_marks_that_exist():
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    marks = set(re.findall(r'^    "(\w+): ', settings, re.MULTILINE))
    chosen = re.findall(r'pytest -m (?:"([\w ]+)"|(\w+))', README)
    assert len(chosen) >= 3
    for each in chosen:
        assert set(re.findall(r"\w+", " ".join(each))) - {"not", "and", "or"} <= marks


def test_a_browser_that_is_there_is_left_as_it_is(monkeypatch):
    from tests import browser

    def installed(*_, **__):
        raise AssertionError("something was installed")

    monkeypatch.setattr(browser, "path", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(subprocess, "run", installed)
    browser.install()


@pytest.mark.slow
def test_a_service_is_filled_checked_copied_put_back_and_sealed_anew(tmp_path):
    """As somebody would type them, each a process of its own, on one database."""
    copy = tmp_path / "copy"
    key = tmp_path / "keys" / "field.key"
    given = {"DATABASE_URL": f"sqlite:///{tmp_path / 'mad.db'}", "FIELD_KEY_FILE": str(key)}
    for command, ends, said in (
        ("data.demo", 0, "The demonstration is ready"),
        ("data.migrate", 0, ""),
        ("data.check", 2, "Sign-in is not set up"),
        ("data.keeping", 0, ""),
        ("data.audit verify", 0, ""),
        ("data.editions verify", 0, ""),
        (f"data.backup {copy}", 0, ""),
        (f"data.restore {copy} --over-what-is-there", 0, ""),
        ("data.rotate", 0, ""),
        ("data.audit verify", 0, ""),
        (f"tests.supply sbom {tmp_path / 'bill.json'}", 0, ""),
    ):
        done = run(command, given)
        assert done.returncode == ends, (command, done.stdout, done.stderr)
        assert said in done.stdout
        assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "identifiers work",
        "trends 1000",
        "returns",
        "importing",
        "search 200",
        "strangers 1",
        "mutants readers 9",
    ],
)
def test_each_benchmark_prints_what_it_measured(part):
    """Whether a goal is met depends on the machine, so it may end with 1."""
    done = run(f"tests.benchmarks {part}", {})
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert re.search(r"\d", done.stdout)


@pytest.mark.slow
@pytest.mark.journey
def test_the_pictures_of_the_readme_are_taken(tmp_path):
    from tests import pictures

    with pictures.serving(None) as url, pictures.browsing() as chromium:
        taken = pictures.for_the_readme(chromium, url, tmp_path)
    shown = set(re.findall(r"\]\(\.readme/([\w.-]+\.png)\)", README))
    assert {path.name for path in taken} == shown
    assert all(path.stat().st_size > 10_000 for path in taken)


def run(command: str, given: dict[str, str]) -> subprocess.CompletedProcess:
    line = [sys.executable, "-m", *command.split()]
    here = {**os.environ, **given}
    return subprocess.run(line, cwd=ROOT, env=here, capture_output=True, text=True, check=False)
