"""The table of benchmarks: what a line says, how growth is told, and the whole at a small size."""

import pytest

from tests.benchmarks import __main__ as command
from tests.benchmarks.everything import Plan
from tests.benchmarks.table import Goal, Line, exponent, told


@pytest.mark.parametrize(
    ("costs", "grows"),
    [
        ({1: 5.0, 10: 5.0, 100: 5.0}, 0),
        ({1: 2.0, 10: 20.0, 100: 200.0}, 1),
        ({10: 1.0, 100: 100.0}, 2),
    ],
)
def test_growth_is_the_power_of_size_that_cost_follows(costs, grows):
    assert exponent(costs) == pytest.approx(grows)


def test_growth_is_not_told_from_one_size():
    assert exponent({1: 5.0}) is None


def test_a_line_holds_its_largest_size_to_the_goal():
    line = Line(
        "Trends", "sqlite", "ms", {1: 9, 10: 12}, {1: 1, 10: 10}, {10: 1200}, Goal(1.5, "x")
    )
    assert (line.ratio, line.to_naive, line.met) == (1.2, 0.01, True)
    line.goal = Goal(1.1, "the floor")
    _, _, row = told([line], [1, 10]).splitlines()
    cells = [each.strip() for each in row.strip("|").split("|")]
    assert cells[2:] == [
        "9.00 ms", "12.0 ms", "n^0.12", "1.20", "0.01", "at most 1.1 the floor: **not met**",
    ]  # fmt: skip


def test_nothing_is_met_that_was_not_measured():
    assert Line("Trends", "sqlite", "ms", {1: 9}, goal=Goal(1.5, "the floor")).met is None


def test_the_options_choose_what_is_measured():
    asked = command.asked(["--size", "1,10", "--database", "sqlite", "--tabs", "1"], Plan)
    assert asked == Plan((1, 10), ("sqlite",), (1,))
    assert command.asked([], Plan) == Plan()
    assert command.asked(["--only", "narrow,soak"], Plan) == Plan(parts=("narrow", "soak"))
    assert command.main(["nothing of the kind"]) == 2


@pytest.mark.parametrize("options", [["--only", "runs,serach"], ["--database", "oracle"]])
def test_what_cannot_be_measured_is_refused_and_what_can_is_named(options, capsys):
    with pytest.raises(SystemExit):
        command.asked(options, Plan)
    assert "choose from" in capsys.readouterr().err


@pytest.mark.slow
def test_the_whole_table_is_put_together(capsys):
    small = ["--size", "1", "--database", "sqlite", "--tabs", "1,2", "--stories", "200"]
    command.main([*small, "--outcomes", "1000"])
    said = capsys.readouterr().out
    assert "Pages that did not come: 0." in said
    assert "Goals of tabs are judged with 100 of them open" in said
    (memory,) = (line for line in said.splitlines() if "Memory with 2 tabs on Trends" in line)
    assert "met" not in memory
    for what in ("Trends", "Story form", "Library", "Search", "Import", "Export", "Identifier"):
        assert any(what in line and " ms " in line for line in said.splitlines()), what
