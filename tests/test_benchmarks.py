"""The table of benchmarks: what a line says, how growth is told, and the whole at a small size."""

from types import SimpleNamespace

import pytest

from tests.benchmarks import __main__ as command
from tests.benchmarks import tabs
from tests.benchmarks.everything import Plan
from tests.benchmarks.table import Goal, Line, beside_naive, exponent, told


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
    other = Line("Trends", "postgresql", "ms", {1: 9, 10: 9}, {1: 9, 10: 9})
    other.goal = line.goal
    head, _, row = told([line, other], [1, 10]).splitlines()
    assert "SQLite, 1x → 10x" in head
    assert cells_of(row) == [
        "Trends, ms", "9.00 → 12.0", "n^0.12", "1.20", "9.00 → 9.00", "n^0.00", "1.00",
        "1.1 the floor: **not met on SQLite**",
    ]  # fmt: skip


def cells_of(row: str) -> list[str]:
    return [each.strip() for each in row.strip("|").split("|")]


def test_what_one_database_was_not_asked_stands_empty():
    lines = [Line("Trends", "sqlite", "ms", {1: 9}), Line("Export", "postgresql", "ms", {1: 2})]
    *_, trends, export = map(cells_of, told(lines, [1]).splitlines())
    assert trends == ["Trends, ms", "9.00", "", "", "", "", "", ""]
    assert export == ["Export, ms", "", "", "", "2.00", "", "", ""]


def test_pages_are_told_beside_a_naive_one():
    lines = [Line(f"CPU of a run: {each}", "sqlite", "ms", {1: 9}, naive={1: 18}) for each in "AB"]
    lines.append(Line("Export", "sqlite", "ms", {1: 9}))
    said = "Beside a naive page with pandas, on SQLite: A 0.50, B 0.50."
    assert beside_naive(lines) == said


@pytest.mark.parametrize(
    ("costs", "floor", "fast"),
    [
        ({1: 10, 100: 11}, {1: 2, 100: 2}, False),
        ({1: 10, 100: 30}, {1: 2, 100: 6}, False),  # the whole machine was slower
        ({1: 10, 100: 30}, {1: 2, 100: 2}, True),
    ],
)
def test_the_work_of_a_page_may_hardly_grow_with_the_records(costs, floor, fast):
    line = Line("Home", "sqlite", "ms", costs, floor, is_steady=True)
    assert line.grows_too_fast is fast
    assert ("**" in told([line], [1, 100])) is fast
    line.is_steady = False
    assert not line.grows_too_fast


def test_nothing_is_met_that_was_not_measured():
    assert Line("Trends", "sqlite", "ms", {1: 9}, goal=Goal(1.5, "the floor")).met is None


def test_memory_after_so_many_runs_is_read_after_so_many(monkeypatch):
    """Those that warm up are none of them, since what is left behind grows with each."""
    asked = []

    async def asking(*_):
        async def ask(number: int) -> None:
            asked.append(number)

        return ask

    monkeypatch.setattr(tabs, "_asking", asking)
    server, page = SimpleNamespace(cpu=lambda: 0.0), tabs.Asked("Trends")
    tabs.rerun(server, page, 30)
    assert len(asked) == 30
    tabs.reruns(server, [page], 2, 3)
    assert len(asked) == 30 + (tabs.WARMS + 2) * 3


def test_the_options_choose_what_is_measured():
    asked = command.asked(["--size", "1,10", "--database", "sqlite", "--tabs", "1"], Plan)
    assert asked == Plan((1, 10), ("sqlite",), (1,))
    assert command.asked([], Plan) == Plan()
    assert command.asked(["--only", "narrow,soak"], Plan) == Plan(parts=("narrow", "soak"))
    assert command.asked(["--anew", "--short"], Plan) == Plan(anew=True, short=True)
    assert command.main(["nothing of the kind"]) == 2


def test_a_short_table_has_what_is_to_be_met_and_the_work_of_pages():
    lines = [
        Line("Open Home, p95 of 1 tab", "sqlite", "ms"),
        Line("Open Home, p95 of 100 tabs", "sqlite", "ms", goal=Goal(3, "the floor")),
        Line("CPU of a run: Home", "sqlite", "ms", is_steady=True),
        Line("Export: a backup", "sqlite", "ms"),
    ]
    assert [line.is_told for line in lines] == [False, True, True, True]


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
        assert any(what in line and ", ms |" in line for line in said.splitlines()), what
