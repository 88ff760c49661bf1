"""The catalogue: complete, each nation its own, changed from a month on."""

from dataclasses import replace
from datetime import date

import pytest

from data import reference
from stories.errors import StoryError, TooLong
from stories.outcomes.catalogue import (
    NATION_LABELS,
    PROTECTED_BY,
    Area,
    Edit,
    Nation,
    OutcomeType,
    check_edit,
    months_of,
)
from stories.outcomes.lists import ListKind, list_code, list_name
from tests import make

ROWS = reference.outcome_types()
PLAN = OutcomeType("C-CP-END", Area.FAMILIES, "Safer", "child", "When", "Then", "Beside", "B-X")
EDIT = Edit(
    code="C-CP-END",
    effective_from=date(2026, 10, 1),
    name="Safer",
    counts_when="When.",
    sustained_when="Then.",
    balancing="Beside",
    check_months=(6,),
    second_person=True,
    in_use=True,
    edited_by="ada",
    edited_at=make.NOON,
)


def test_england_has_its_52_types_and_no_two_types_share_a_code():
    assert sum(row["nation"] == "england" for row in ROWS) == 52
    assert len({row["code"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("nation", [each for each in Nation if each is not Nation.ENGLAND])
def test_each_other_nation_has_codes_and_measures_of_its_own(nation):
    """Nothing of one nation is turned into something of another."""
    own = [row for row in ROWS if row["nation"] == nation]
    others = [row for row in ROWS if row["nation"] != nation]
    assert len(own) >= 10
    for name in ("code", "balancing_code"):
        assert not {row[name] for row in own} & {row[name] for row in others}
    text = " ".join(row["name"] + row["counts_when"] + row["balancing"] for row in own)
    assert "register" in text
    assert "protection plan" not in text


def test_every_nation_has_words():
    assert NATION_LABELS.keys() == PROTECTED_BY.keys() == set(Nation)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_a_line_says_everything_a_person_needs(row):
    for name in ("name", "about", "counts_when", "sustained_when", "balancing", "balancing_code"):
        assert row[name], name
    assert row["area"] in set(Area)
    assert row["second_person"] in ("yes", "no")
    assert months_of(row["check_months"]) is not None
    assert row["second_person"] == "yes" or row["evidence"] != "manual"


@pytest.mark.parametrize(
    ("typed", "months"),
    [("", ()), ("6;12;24", (6, 12, 24)), ("24, 6", (6, 24)), ("12 12", (12,)), ("60", (60,))],
)
def test_months_of(typed, months):
    assert months_of(typed) == months


@pytest.mark.parametrize("typed", ["six", "0", "61", "-6", "6.5", "٦", "6;x"])
def test_months_that_cannot_be_are_refused(typed):
    with pytest.raises(StoryError, match="whole months from 1 to 60"):
        months_of(typed)


def test_an_edit_lies_over_the_line_and_changes_nothing_else():
    changed = EDIT.over(PLAN)
    assert (changed.check_months, changed.second_person) == ((6,), True)
    assert (changed.code, changed.about, changed.balancing_code) == ("C-CP-END", "child", "B-X")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"effective_from": date(2026, 10, 2)}, StoryError),
        ({"effective_from": date(1969, 12, 1)}, StoryError),
        ({"effective_from": date(2028, 1, 1)}, StoryError),
        ({"name": " "}, StoryError),
        ({"counts_when": "x" * 401}, TooLong),
    ],
)
def test_an_edit_that_cannot_be_is_refused(changes, error):
    with pytest.raises(error):
        check_edit(replace(EDIT, **changes), make.TODAY)
    assert check_edit(EDIT, make.TODAY) == EDIT


def test_names_and_codes_of_lists():
    taken = {"a": "Family Help"}
    assert list_name(ListKind.TEAM, " Early Help ", taken) == "Early Help"
    for typed in ("", "family help"):
        with pytest.raises(StoryError, match="Name of the team"):
            list_name(ListKind.TEAM, typed, taken)
    assert list_code("Early Help: North!", {"early-help-north"}) == "early-help-north-2"
