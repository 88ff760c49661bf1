"""Lines of one table: what each cost at each size, how that grows, and whether a goal is met."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

STEADY = 0.1  # the power of size with which the cost of a page may grow: what it shows is bounded
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True)
class Goal:
    """At most so many times what stands beside it, and the words for that."""

    most: float
    of: str


@dataclass
class Line:
    """One measure on one database: its cost by size, and what it is held against in the same run.

    `floor` and `naive` are by size too; where a goal is set, the largest size is held to it. The
    work of a page `is_steady`: it may hardly grow, against a floor that does not know the size.
    """

    what: str
    database: str
    unit: str
    costs: dict[int, float] = field(default_factory=dict)
    floor: dict[int, float] = field(default_factory=dict)
    naive: dict[int, float] = field(default_factory=dict)
    goal: Goal | None = None
    is_steady: bool = False

    @property
    def ratio(self) -> float | None:
        """Of the largest size, to the floor of the same size."""
        return _ratio(self.costs, self.floor)

    @property
    def to_naive(self) -> float | None:
        return _ratio(self.costs, self.naive)

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none, or nothing to hold it to."""
        if self.goal is None or self.ratio is None:
            return None
        return self.ratio <= self.goal.most

    @property
    def growth(self) -> float | None:
        """The power of size with which cost grows; of a page against its floor, which drifts only
        with what else the machine does."""
        if not self.is_steady:
            return exponent(self.costs)
        both = self.costs.keys() & self.floor.keys()
        return exponent({size: self.costs[size] / self.floor[size] for size in both})

    @property
    def is_told(self) -> bool:
        """Whether it stands in a short table too."""
        return bool(self.goal or self.is_steady or self.what.startswith(("Import", "Export")))

    @property
    def grows_too_fast(self) -> bool:
        return self.is_steady and self.growth is not None and self.growth > STEADY


def exponent(costs: Mapping[int, float]) -> float | None:
    """How cost grows with size: 0 not at all, 1 in step. The slope of the logarithms."""
    points = [(math.log(size), math.log(cost)) for size, cost in costs.items() if cost > 0]
    if len(points) < 2:
        return None
    middle = [sum(each) / len(points) for each in zip(*points, strict=True)]
    across = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / across


def told(lines: Sequence[Line], sizes: Sequence[int]) -> str:
    """The table in Markdown: a row for each measure, with every database side by side."""
    databases = list(dict.fromkeys(line.database for line in lines))
    by_size = " → ".join(f"{size}x" for size in sizes)
    heads = ["what"]
    for each in databases:
        heads += [f"{NAMES.get(each, each)}, {by_size}", "grows", "to floor"]
    rows = [[*heads, "goal"], ["---", *["---:"] * 3 * len(databases), "---"]]
    for what in dict.fromkeys(line.what for line in lines):
        of = {line.database: line for line in lines if line.what == what}
        row = [f"{what}, {next(iter(of.values())).unit}"]
        for each in databases:
            row += _cells(of[each], sizes) if each in of else [""] * 3
        rows.append([*row, _goal([of[each] for each in databases if each in of])])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def beside_naive(lines: Iterable[Line]) -> str:
    """How much of a naive page's work each of these takes, in a sentence."""
    pages = [line for line in lines if line.to_naive is not None]
    databases = dict.fromkeys(line.database for line in pages)
    return " ".join(
        f"Beside a naive page with pandas, on {NAMES.get(each, each)}: {_shares(pages, each)}."
        for each in databases
    )


def _shares(pages: Iterable[Line], database: str) -> str:
    of = [line for line in pages if line.database == database]
    return ", ".join(f"{line.what.rpartition(': ')[2]} {_times(line.to_naive)}" for line in of)


def _cells(line: Line, sizes: Sequence[int]) -> list[str]:
    costs = " → ".join(_said(line.costs[size]) for size in sizes if size in line.costs)
    grows = "" if line.growth is None else f"n^{max(line.growth, 0):.2f}"
    if line.grows_too_fast:
        grows = f"**{grows}**"
    return [costs, grows, _times(line.ratio)]


def _ratio(costs: Mapping[int, float], others: Mapping[int, float]) -> float | None:
    both = costs.keys() & others.keys()
    return costs[max(both)] / others[max(both)] if both and others[max(both)] else None


def _said(cost: float) -> str:
    return f"{cost:,.{0 if cost >= 100 else 1 if cost >= 10 else 2}f}"


def _times(ratio: float | None) -> str:
    if ratio is None:
        return ""
    return f"{ratio:.2f}" if ratio >= 0.01 else f"1/{1 / ratio:,.0f}"


def _goal(lines: Iterable[Line]) -> str:
    """What is to be met, and where it is not."""
    held = [line for line in lines if line.goal is not None]
    if not held:
        return ""
    goal = held[0].goal
    missed = [NAMES.get(line.database, line.database) for line in held if line.met is False]
    said = "met" if any(line.met for line in held) else "not measured"
    if missed:
        said = f"**not met on {' and '.join(missed)}**"
    return f"{goal.most:g} {goal.of}: {said}"
