"""One sentence for a chart, made from the same suppressed table as the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stories.trends.disclosure import SuppressedTable
from stories.trends.monthly import YEAR


@dataclass(frozen=True)
class Typical:
    """The middle of some months in order of size; None where that one is hidden."""

    first: date
    last: date
    people: int | None


def typical(series: SuppressedTable, months: Sequence[date]) -> Typical | None:
    """The lower middle of these months, by order alone, so a hidden month gives nothing away."""
    rows = series.frame[series.frame["month"].isin(months)]
    if rows.empty:
        return None
    # A hidden month lies above 0 and below every count that is shown.
    sizes = sorted(
        0.5 if hidden else int(people)
        for people, hidden in zip(rows["people"], rows["hidden"], strict=True)
    )
    middle = sizes[(len(sizes) - 1) // 2]
    return Typical(months[0], months[-1], None if middle == 0.5 else middle)


def finding(series: SuppressedTable, name: str, months: Sequence[date] | None = None) -> str:
    """What the months of one series show, in plain words; it never says why.

    `months` are all the months looked at, in order; those the series lacks were not counted.
    """
    frame = series.frame
    months = sorted(frame["month"]) if months is None else list(months)
    if frame.empty:
        return f"{name}: nobody has counted this for these months."
    if (frame["people"].fillna(1) == 0).all():
        return f"{name}: none recorded in these months."
    parts = [f"{name}: {_said(series, months[-YEAR:])} in a typical month of the latest year"]
    if len(months) >= 2 * YEAR:
        parts[0] += f", {_said(series, months[-2 * YEAR : -YEAR])} in one of the year before"
    if hidden := int(frame["hidden"].sum()):
        parts.append(f"{hidden} of {len(months)} months hidden, {series.small} each")
    if uncounted := len(months) - len(frame):
        parts.append(f"{uncounted} of {len(months)} months not counted")
    return "; ".join(parts) + "."


def _said(series: SuppressedTable, months: Sequence[date]) -> str:
    middle = typical(series, months)
    if middle is None:
        return "not counted"
    if middle.people is None:
        return f"fewer than {series.threshold}"
    return f"{middle.people:,}" if middle.people else "none"
