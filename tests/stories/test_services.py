"""Services by size: a funnel of what is published, by name, and never a ranking."""

from dataclasses import replace
from datetime import date

import pytest

from stories.trends import suppress
from stories.trends.grain import Grain
from stories.trends.services import Outside, series_of, services_of, teams_of
from stories.trends.services_words import (
    file_rows,
    headline,
    left_out_words,
    lines_words,
    rows,
    sentence,
)
from stories.trends.teams import TEAMS
from tests.stories.test_reading import kind

QUARTERS = [date(2025, 4, 1), date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1)]
NAMES = {"a": "North", "b": "South", "c": "Adults", "d": "East"}


def found(people: dict[str, tuple[int, int]], last: int = 0):
    """A year of each service: this many of ours and of the rest a quarter; `last` changes one."""
    of = kind()
    ours = {(part, at): each[0] for part, each in people.items() for at in QUARTERS}
    rest = {(part, at): each[1] for part, each in people.items() for at in QUARTERS}
    if last:
        ours["a", QUARTERS[-1]] = last
    tables = {
        of.code: suppress(ours, Grain.QUARTER), of.balancing_code: suppress(rest, Grain.QUARTER)
    }  # fmt: skip
    return services_of(of, tables)


def test_services_that_are_alike_are_said_to_be_alike():
    made = found({"a": (30, 10), "b": (9, 5), "c": (60, 22)})
    assert {each.outside for each in made.services} == {Outside.NO}
    assert headline(made).endswith("services differ by no more than their size explains")
    assert "All 3 lie within the lines" in sentence(made, NAMES)
    two = found({"a": (30, 10), "b": (28, 11)})
    assert "Both lie within the lines" in sentence(two, NAMES)


def test_a_service_far_from_the_rest_is_named_as_a_reason_to_ask():
    made = found({"a": (60, 60), "b": (200, 40), "c": (190, 45)})
    assert "1 service lies further" in headline(made) or "services lie further" in headline(made)
    said = sentence(made, NAMES)
    assert "North had 240 of 480 (50%): lower than its size explains, a reason to ask why." in said


def test_rows_stand_by_name_and_never_by_figure():
    made = found({"a": (60, 60), "b": (200, 40), "c": (190, 45)})
    assert [row[0] for row in rows(made, NAMES)] == ["Adults", "North", "South"]


def test_a_hidden_period_is_left_out_and_said_and_too_many_leave_the_service_out():
    made = found({"a": (30, 10), "b": (8, 6), "c": (60, 22), "d": (50, 20)}, last=3)
    held = {row[0]: row[2] for row in rows(made, NAMES)}
    assert held["North"] == held["South"] == "3 of 4 quarters"  # another is hidden with it
    assert held["Adults"] == "4 of 4 quarters"
    assert "Quarters with a hidden number are left out" in sentence(made, NAMES)
    small = found({"a": (30, 2), "b": (8, 4), "c": (60, 22), "d": (50, 20)})
    assert {each.part for each in small.services} == {"c", "d"}
    assert left_out_words(small, NAMES).endswith("small or missing: North, South.")
    assert found({"a": (30, 2), "b": (8, 2), "c": (60, 22)}) is None


def test_with_few_services_the_lines_are_of_chance_alone_and_say_so():
    assert "chance alone" in lines_words(found({"a": (30, 10), "b": (8, 6), "c": (60, 22)}))
    assert "mostly compared with the other" in lines_words(found({"a": (30, 10), "c": (60, 22)}))
    many = found({f"s{n}": (20 + 9 * (n % 4), 10 + 8 * (n % 3)) for n in range(12)})
    assert many.wider
    assert "how much services differ anyway" in lines_words(many)


def test_what_leaves_is_rounded_and_its_share_worked_out_before_that():
    made = found({"a": (31, 11), "b": (8, 6), "c": (61, 22)})
    held = {row[0]: row[1:4] for row in file_rows(made, NAMES)}
    assert held["North"] == ("125", "170", "74")  # 124 of 168


@pytest.mark.parametrize("code", ["C-KIN", "C-ADO"])
def test_a_bare_count_has_no_funnel(code):
    assert services_of(replace(kind(), code=code), {}) is None


def test_teams_are_compared_by_the_year_and_only_where_the_rest_is_recorded_by_team_too():
    of, year = kind(), date(2025, 4, 1)
    ours, rest = series_of(of)
    tables = {
        ours + TEAMS: suppress({("a", year): 60, ("b", year): 70, ("c", year): 15}, Grain.YEAR),
        rest + TEAMS: suppress({("a", year): 20, ("b", year): 25, ("c", year): 90}, Grain.YEAR),
    }
    made = teams_of(of, tables, "abc")
    assert "3 teams lie further from all" in headline(made)
    assert "April 2025 to March 2026" in made.when
    assert {row[2] for row in rows(made, NAMES)} == {"the whole year"}
    assert [each.part for each in teams_of(of, tables, "ab").services] == ["a", "b"]
    assert teams_of(of, tables, "a") is None  # one alone is no comparison
    assert teams_of(of, {}, "abc") is None
