"""Series of whole counts from statutory returns: apart from what people record, never added to it.

A story that somebody recorded and the plan's end in the census are often the same event. So the
two are series of their own, and no view sums them.
"""

from collections.abc import Mapping
from datetime import date

from stories.outcomes.months import months_after
from stories.trends.disclosure import SuppressedTable
from stories.trends.grain import MONTHS_IN

RETURNS = "returns"  # the part a reader chooses; within a series, what no service answers for
OF_SERVICE = f"{RETURNS}:"  # what a reader chooses for one service of them
MARK = f"/{RETURNS}"
# What ended another way, where the outcome is a share of all that ended.
ENDED_OTHERWISE = {"C-CP-END": "B-CP-OTHER"}


def from_returns(code: str) -> str:
    """The series of this code that returns tell."""
    return code + MARK


def returns_of(service: str) -> str:
    """The part that a reader chooses to see what returns tell of one service."""
    return OF_SERVICE + service


def is_of_returns(part: str) -> bool:
    """Whether a reader chose what returns tell, in all or of one service."""
    return part == RETURNS or part.startswith(OF_SERVICE)


def service_within(part: str) -> str:
    """The service whose returns this part shows; empty where it shows all of them."""
    return part.removeprefix(OF_SERVICE) if part.startswith(OF_SERVICE) else ""


def told_by_returns(tables: Mapping[str, SuppressedTable]) -> dict[str, SuppressedTable]:
    """The series that returns tell, under the codes they stand for."""
    return {code.removesuffix(MARK): table for code, table in tables.items() if code.endswith(MARK)}


def recorded_beside(recorded: SuppressedTable, told: SuppressedTable) -> tuple[int, int]:
    """What staff recorded while the returns cover it: people in periods shown, and periods hidden.

    Only periods that lie whole within those months.
    """
    starts = [cell.start for cell in told.cells]
    first, last = min(starts), months_after(max(starts), MONTHS_IN[told.grain])
    within = [
        cell
        for cell in recorded.cells
        if first <= cell.start and _end(cell.start, recorded) <= last
    ]
    shown = [cell.people for cell in within if cell.people is not None]
    return sum(shown), len(within) - len(shown)


def _end(start: date, table: SuppressedTable) -> date:
    """The month after a period."""
    return months_after(start, MONTHS_IN[table.grain])
