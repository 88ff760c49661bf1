"""The table of what was played says all of it, and nothing else."""

from types import SimpleNamespace

import pytest

from tests.faults import counting


def table(mark: str, *played: dict[str, int]) -> list[str]:
    config = SimpleNamespace(getoption={"markexpr": mark}.get)
    reports = [SimpleNamespace(user_properties=[(counting.PROPERTY, each)]) for each in played]
    return list(counting.summary(config, reports))


def test_what_several_tests_counted_is_added_up():
    head, kills, kept, record = table(
        "",
        {"killed sqlite": 2, "kept": 1_200, "sent": 600, "read": 4},
        {"killed postgresql": 3, "kept": 34, "lost": 1, "read": 1, "broken": 1},
    )
    assert head.startswith("Faults, short forms")
    assert kills.split()[-2:] == ["2", "3"]
    assert kept.startswith("1,234 acknowledged (600 stories;")
    assert ": 1 lost, 0 twice; told to try again 0 times" in kept
    assert record == "the record of actions was read 5 times: 1 times broken"


def test_rows_that_were_followed_are_said_where_nobody_wrote(monkeypatch):
    monkeypatch.setenv("FAULTS", "100")
    head, kills, record, rows = table("faults", {"migrated sqlite": 1, "rows": 300_041, "read": 1})
    assert head.startswith("Faults, 100 % of the full counts")
    assert kills.split()[-1] == "1"
    assert record == "the record of actions was read 1 times: 0 times broken"
    assert rows == "300,041 rows of earlier shapes stand in the newest"


def test_of_nothing_played_there_is_no_table():
    assert table("faults") == []


@pytest.mark.parametrize(
    ("mark", "percent", "many"),
    [("", "100", 2), ("faults", "100", 1_000), ("faults", "1", 10), ("faults", "", 100)],
)
def test_how_often_a_fault_is_played(monkeypatch, mark, percent, many):
    monkeypatch.setenv("FAULTS", percent)
    config = SimpleNamespace(getoption={"markexpr": mark}.get)
    assert counting.times(config, 2, 1_000) == many
