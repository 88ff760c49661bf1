"""The one door between counts and anything shown: small numbers do not pass."""

from dataclasses import InitVar, dataclass, field

import pandas as pd

SMALLEST_COUNT = 5  # 1 to 4 are hidden (house plan, decision 9); an admin may raise it to 10
LARGEST_THRESHOLD = 10
ROUND_TO = 5  # in files that leave

_ONLY_HERE = object()


@dataclass(frozen=True, eq=False)
class SuppressedTable:
    """Counts of which none shown is small. Only suppress() makes one.

    `frame` keeps the key columns and holds `people` (Int64, missing where hidden) and
    `hidden` (bool). Hidden is not zero.
    """

    frame: pd.DataFrame
    threshold: int = SMALLEST_COUNT
    made_by: InitVar[object] = field(default=None)

    def __post_init__(self, made_by: object) -> None:
        if made_by is not _ONLY_HERE:
            raise TypeError("Only suppress() makes a SuppressedTable.")

    @property
    def small(self) -> str:
        """What stands in the place of a hidden count, such as 1 to 4."""
        return f"1 to {self.threshold - 1}"

    def only(self, **keys: object) -> "SuppressedTable":
        """The rows whose key columns equal these values."""
        frame = self.frame
        for column, value in keys.items():
            frame = frame[frame[column] == value]
        return SuppressedTable(frame.reset_index(drop=True), self.threshold, _ONLY_HERE)

    def for_export(self) -> pd.DataFrame:
        """A copy for a file: counts rounded to the nearest 5, hidden ones marked c."""
        frame = self.frame.copy()
        rounded = ((frame["people"] + ROUND_TO // 2) // ROUND_TO * ROUND_TO).astype("object")
        frame["people"] = rounded.where(~frame["hidden"], "c")
        return frame.drop(columns="hidden")


def suppress(counts: pd.DataFrame, threshold: int = SMALLEST_COUNT) -> SuppressedTable:
    """Hide every count from 1 to threshold - 1 in the `people` column.

    Give it leaf cells only: it knows no totals, so none may be shown beside it.
    """
    if not SMALLEST_COUNT <= threshold <= LARGEST_THRESHOLD:
        raise ValueError(f"The threshold lies between {SMALLEST_COUNT} and {LARGEST_THRESHOLD}.")
    if counts["people"].isna().any() or (counts["people"] < 0).any():
        raise ValueError("A count is missing or below zero; leave out the months nobody counted.")
    hidden = counts["people"].between(1, threshold - 1)
    # Zero first: masking alone would leave the small count in the array's memory, and in Arrow.
    people = counts["people"].mask(hidden, 0).astype("Int64").mask(hidden)
    return SuppressedTable(counts.assign(people=people, hidden=hidden), threshold, _ONLY_HERE)
