"""Teams are shown by the year, where nothing of their service's months can be worked out."""

from datetime import date

import pytest

from stories.trends.disclosure import suppress
from stories.trends.grain import Grain
from stories.trends.monthly import month_range
from stories.trends.teams import NO_TEAM, OF_TEAMS, TEAMS, new_teams
from stories.trends.whole import Counted, of_teams, whole_edition
from tests.stories.test_reading import kind

TODAY, YEAR = date(2026, 4, 16), date(2025, 4, 1)
MONTHS = month_range(YEAR, date(2026, 3, 1))
SERVICES = {"one": "north", "two": "north", "three": "south", "four": "south"}
CODE = "C-CP-END"


def months(north: int = 10, south: int = 10, last: int | None = None):
    """What the months of both services show; `last` is north's March."""
    people = {("north", at): north for at in MONTHS} | {("south", at): south for at in MONTHS}
    people["north", MONTHS[-1]] = north if last is None else last
    return {CODE: suppress(people)}


def shown(teams: dict, made=None, earlier=None, threshold: int = 5, services=SERVICES) -> dict:
    """Every cell of the year by series and part; `teams` counts by service and team."""
    rows = [(of, team, MONTHS[0], people) for (of, team), people in teams.items()]
    found = new_teams(made or months(), {CODE: rows}, services, TODAY, threshold, earlier or {})
    return {
        (code.removeprefix(CODE), cell.part): cell.people
        for code, table in found.items()
        for cell in table.cells
    }


def published(teams: dict, made=None):
    rows = [(of, team, MONTHS[0], people) for (of, team), people in teams.items()]
    return new_teams(made or months(), {CODE: rows}, SERVICES, TODAY, 5, {})


def north(one: int, two: int, none: int = 0) -> dict:
    return {("north", "one"): one, ("north", "two"): two, ("north", ""): none}


def test_teams_add_up_to_the_year_of_their_service():
    assert shown(north(70, 40, 10)) == {
        (TEAMS, "one"): 70, (TEAMS, "two"): 40, (NO_TEAM, "north"): 10, (OF_TEAMS, "north"): 120,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("teams", "one", "two", "none"),
    [
        (north(113, 3, 4), 113, None, None),  # together they hide each other
        (north(100, 18, 2), 100, None, None),
        (north(117, 3, 0), None, None, 0),  # otherwise the total would tell the three
    ],
)
def test_a_small_team_is_hidden_and_more_as_it_takes(teams, one, two, none):
    found = shown(teams)
    assert (found[TEAMS, "one"], found[TEAMS, "two"], found[NO_TEAM, "north"]) == (one, two, none)


def test_a_year_with_a_hidden_month_has_no_teams():
    assert shown(north(70, 43), months(last=3)) == {}


@pytest.mark.parametrize(("late", "there"), [(0, True), (1, False), (4, False), (5, True)])
def test_a_few_late_records_that_the_months_do_not_show_are_not_told_by_teams(late, there):
    assert bool(shown(north(70 + late, 50))) is there


def test_too_few_in_a_year_have_no_teams():
    made = {CODE: suppress({("north", YEAR): 6, ("south", YEAR): 9}, Grain.YEAR)}
    assert shown(north(3, 3), made) == {}


@pytest.mark.parametrize(("more", "seen"), [(4, 70), (5, 75)])
def test_what_is_published_changes_by_nothing_or_by_enough(more, seen):
    before = published(north(70, 40, 10))
    made = months()  # as if the months had moved with them
    made[CODE] = suppress({("north", at): 10 + more * (at == YEAR) for at in MONTHS})
    assert shown(north(70 + more, 40, 10), made, before)[TEAMS, "one"] == seen


def test_a_year_of_services_that_were_joined_since_stays_as_it_was():
    before = published(north(70, 50) | {("south", "three"): 60, ("south", "four"): 60})
    joined = dict.fromkeys(SERVICES, "north")
    made = {CODE: suppress({("north", at): 20 for at in MONTHS})}
    teams = {("north", team): 60 for team in SERVICES}
    assert shown(teams, made, before, services=joined) == {}


def test_neither_a_year_that_is_not_over_nor_a_series_that_is_not_published_has_teams():
    rows = {CODE: [("north", "one", date(2026, 4, 1), 50)]}
    assert new_teams(months(), rows, SERVICES, TODAY, 5, {}) == {}
    assert new_teams(months(), {"B-CP-START": []}, SERVICES, TODAY, 5, {}) == {}


def test_no_team_is_published_of_an_outcome_that_can_compare_none():
    kinds = [kind(code=CODE, balancing_code="B-CP-START"), kind()]
    assert of_teams(kinds) == {CODE, CODE + "/otherwise"}
    rows = {("north", at): 40 for at in MONTHS}
    recorded = dict.fromkeys((CODE, CODE + "/otherwise", kind().code), rows)
    teams = {code: [("north", "one", MONTHS[0], 480)] for code in recorded}
    made = whole_edition(
        kinds, Counted(recorded, teams=teams, service_of_team=SERVICES), TODAY, 5, {}
    )
    assert {code for code in made if code.endswith(TEAMS)} == {
        CODE + TEAMS,
        CODE + "/otherwise" + TEAMS,
    }
