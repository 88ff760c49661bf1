"""The accessibility statement: open to everybody, in the model form, no truer than the tests."""

import re

import pytest

from pages.parts import access
from tests import ROOT, make
from tests.pages.conftest import labels
from tests.pages.test_keeping import texts


@pytest.fixture
def untouched(visit, sqlite_store, monkeypatch):
    """visit() where any use of the database is an error."""

    def touched(*_):
        raise AssertionError("the database was asked")

    monkeypatch.setattr(sqlite_store.engine, "connect", touched)
    monkeypatch.setattr(sqlite_store.engine, "begin", touched)
    return visit


def test_anybody_reads_it_before_signing_in_and_the_database_is_left_alone(untouched):
    at = untouched("accessibility.py", None)
    assert [title.value for title in at.title] == ["Accessibility statement"]
    assert not at.exception


def test_it_has_every_part_of_the_model_form(visit):
    at = visit("accessibility.py", make.SAM)
    assert [each.value for each in at.header] == [
        "How accessible it is",
        "Feedback and contact",
        "If you are not happy with the answer",
        "Technical information",
        "How this statement was prepared",
    ]
    said = texts(at)
    assert f"partially compliant with the {access.STANDARD} standard" in said
    assert all(gap.what in said and gap.instead in said for gap in access.GAPS)


def test_it_says_who_runs_it_whom_to_ask_and_when_it_was_tested(visit, monkeypatch):
    bare = texts(visit("accessibility.py", None))
    assert "no day of a test has been given" in bare
    assert "contact whoever runs this service" in bare
    monkeypatch.setenv("ORGANISATION", "Harrowmere Council")
    monkeypatch.setenv("ACCESSIBILITY_CONTACT", "access@harrowmere.example")
    monkeypatch.setenv("ACCESSIBILITY_TESTED_ON", "2026-11-02")
    said = texts(visit("accessibility.py", None))
    assert "It is run by Harrowmere Council." in said
    assert "contact access@harrowmere.example." in said
    assert "last tested on 2 November 2026." in said
    monkeypatch.setenv("ACCESSIBILITY_TESTED_ON", "last spring")
    assert "no day of a test has been given" in texts(visit("accessibility.py", None))


def test_it_claims_no_look_that_the_tests_of_every_page_do_not_take():
    tests = (ROOT / "tests" / "journeys" / "test_every_page.py").read_text("utf-8")
    claimed = " ".join(access.HOW_TESTED)
    looks = {
        "in dark": 'self.once("dark")',
        "high contrast": 'forced_colors="active"',
        "unfolded": 'self.axe("unfolded"',
        "errors": 'self.axe("refused")',
        "twice its size": "fontSize = '{2 *",
        "narrow as a phone": "WIDTHS = (1280, 320)",
    }
    assert not [said for said, taken in looks.items() if said not in claimed or taken not in tests]
    assert "text" not in " ".join(access.NOT_TESTED)


def test_each_gap_names_what_it_does_not_meet_and_what_helps():
    assert access.GAPS  # with none left, the statement must say "fully compliant"
    for gap in access.GAPS:
        assert gap.what.endswith(".")
        assert gap.instead.endswith(".")
        assert gap.criteria
        assert all(re.fullmatch(r"[1-4]\.[1-5]\.\d{1,2} [A-Z][a-z\- ,]+", x) for x in gap.criteria)


def test_the_way_to_it_stands_at_the_door_and_at_home(visit):
    for person in (None, make.CAL):
        at = visit("home.py", person)
        pages = [each.proto.page for each in at.get("page_link")]
        assert "accessibility-statement" in pages or "Accessibility statement" in labels(at)
