"""Lines of one table: what each cost at each size, how that grows, and whether a goal is met."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Goal:
    """At most so many times what stands beside it, and the words for that."""

    most: float
    of: str


@dataclass
class Line:
    """One measure on one database: its cost by size, and what it is held against in the same run.

    `floor` and `naive` are by size too; where a goal is set, the largest size is held to it.
    """

    what: str
    database: str
    unit: str
    costs: dict[int, float] = field(default_factory=dict)
    floor: dict[int, float] = field(default_factory=dict)
    naive: dict[int, float] = field(default_factory=dict)
    goal: Goal | None = None

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


def exponent(costs: Mapping[int, float]) -> float | None:
    """How cost grows with size: 0 not at all, 1 in step. The slope of the logarithms."""
    points = [(math.log(size), math.log(cost)) for size, cost in costs.items() if cost > 0]
    if len(points) < 2:
        return None
    middle = [sum(each) / len(points) for each in zip(*points, strict=True)]
    across = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / across


def told(lines: Sequence[Line], sizes: Sequence[int]) -> str:
    """The table in Markdown."""
    heads = ["what", "database", *(f"{size}x" for size in sizes), "grows", "to floor", "to naive"]
    rows = [[*heads, "goal"], ["---", "---", *["---:"] * (len(heads) - 2), "---"]]
    for line in lines:
        costs = [_said(line.costs.get(size), line.unit) for size in sizes]
        grows = exponent(line.costs)
        rows.append(
            [
                line.what,
                line.database,
                *costs,
                "" if grows is None else f"n^{max(grows, 0):.2f}",
                _times(line.ratio),
                _times(line.to_naive),
                _goal(line),
            ]
        )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _ratio(costs: Mapping[int, float], others: Mapping[int, float]) -> float | None:
    both = costs.keys() & others.keys()
    return costs[max(both)] / others[max(both)] if both and others[max(both)] else None


def _said(cost: float | None, unit: str) -> str:
    if cost is None:
        return ""
    return f"{cost:,.{0 if cost >= 100 else 1 if cost >= 10 else 2}f} {unit}"


def _times(ratio: float | None) -> str:
    if ratio is None:
        return ""
    return f"{ratio:.2f}" if ratio >= 0.01 else f"1/{1 / ratio:,.0f}"


def _goal(line: Line) -> str:
    if line.goal is None:
        return ""
    said = {True: "met", False: "**not met**", None: "not measured"}[line.met]
    return f"at most {line.goal.most:g} {line.goal.of}: {said}"
