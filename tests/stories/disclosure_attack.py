"""An attacker with a solver: everything published, at every date, as equations."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog

from stories.trends.disclosure import WHOLE, Cell


def upper_bounds(editions: Sequence[Sequence[Cell]], grows: bool) -> dict[tuple, float]:
    """The most that each hidden count can be, by edition, part and period.

    Whoever reads knows the parts add up, that every hidden count is at least 1, and (`grows`)
    that records are only ever added, so that no later count is below an earlier one.
    """
    places = {}
    for number, cells in enumerate(editions):
        for cell in cells:
            places[(number, cell.part, cell.start)] = len(places)
    bounds, equal, most = _known(editions, places), [], []
    for number, cells in enumerate(editions):
        for start in {cell.start for cell in cells}:
            row = np.zeros(len(places))
            for cell in cells:
                if cell.start == start:
                    row[places[(number, cell.part, start)]] = -1 if cell.part == WHOLE else 1
            equal.append(row)
    for (number, part, start), at in places.items():
        later = places.get((number + 1, part, start))
        if grows and later is not None:
            row = np.zeros(len(places))
            row[at], row[later] = 1, -1
            most.append(row)
    return {
        place: _largest(at, len(places), equal, most, bounds)
        for place, at in places.items()
        if bounds[at][1] is None
    }


def _known(editions: Sequence[Sequence[Cell]], places: dict) -> list[tuple]:
    bounds = [(0, None)] * len(places)
    for number, cells in enumerate(editions):
        for cell in cells:
            at = places[(number, cell.part, cell.start)]
            bounds[at] = (1, None) if cell.hidden else (cell.people, cell.people)
    return bounds


def _largest(at: int, size: int, equal: list, most: list, bounds: list[tuple]) -> float:
    goal = np.zeros(size)
    goal[at] = -1
    found = linprog(
        goal,
        A_ub=np.array(most) if most else None,
        b_ub=np.zeros(len(most)) if most else None,
        A_eq=np.array(equal),
        b_eq=np.zeros(len(equal)),
        bounds=bounds,
    )
    if found.status == 3:  # without end
        return float("inf")
    # Records may be corrected too: where growth alone explains nothing, it tells nothing.
    return -found.fun if found.status == 0 else float("inf")
