"""Series of whole counts from statutory returns: apart from what people record, never added to it.

A story that somebody recorded and the plan's end in the census are often the same event. So the
two are series of their own, and no view sums them.
"""

from collections.abc import Mapping

from stories.trends.disclosure import SuppressedTable

RETURNS = "returns"  # the part a reader chooses, and the one part such a series has
MARK = f"/{RETURNS}"
# What ended another way, where the outcome is a share of all that ended.
ENDED_OTHERWISE = {"C-CP-END": "B-CP-OTHER"}


def from_returns(code: str) -> str:
    """The series of this code that returns tell."""
    return code + MARK


def told_by_returns(tables: Mapping[str, SuppressedTable]) -> dict[str, SuppressedTable]:
    """The series that returns tell, under the codes they stand for."""
    return {code.removesuffix(MARK): table for code, table in tables.items() if code.endswith(MARK)}
