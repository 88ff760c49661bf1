"""How plans ended another way, by year: their own lines beside the curves, and never a success.

Nobody who ended so is followed in the curves. Ways of ending compete for the same plan, so each is
counted for itself and none is taken for the opposite of another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stories.outcomes import END_REASON_LABELS
from stories.trends.cohorts import LATEST, short_year
from stories.trends.disclosure import WHOLE, SuppressedTable

NONE = "none"
LABELS = {**END_REASON_LABELS, WHOLE: "All of these"}
Year = Mapping[date, int | str | None]  # people, None where hidden, or that there is none


@dataclass(frozen=True)
class Ends:
    """People by way of ending and year; the whole last."""

    by_part: Mapping[str, Year]

    @property
    def years(self) -> list[date]:
        return list(self.by_part[WHOLE])


def ends_of(table: SuppressedTable, order: Sequence[str]) -> Ends:
    """The latest years of a table of reasons, in this order of reasons."""
    held = {(cell.part, cell.start): cell.people for cell in table.cells}
    years = sorted({start for _, start in held})[-LATEST:]
    parts = [part for part in order if any((part, year) in held for year in years)]
    return Ends(
        {part: {at: held.get((part, at), NONE) for at in years} for part in (*parts, WHOLE)}
    )


def many_words(people: int | str | None) -> str:
    """A number of a table or a picture: hidden, none, or how many."""
    return people if isinstance(people, str) else "hidden" if people is None else f"{people:,}"


def other_ends_words(ends: Ends) -> str:
    """The latest year in a sentence."""
    year = ends.years[-1]
    told = {part: held[year] for part, held in ends.by_part.items()}
    whole = told.pop(WHOLE)
    parts = [
        f"{END_REASON_LABELS[part][0].lower()}{END_REASON_LABELS[part][1:]}, {_said(people)}"
        for part, people in told.items()
        if people not in (NONE, 0)
    ]
    listed = f": {'; '.join(parts)}" if parts else ""
    return f"In {short_year(year)}, {_said(whole)} plans ended another way{listed}."


def _said(people: int | str | None) -> str:
    return "a hidden number" if people is None else f"{people:,}" if people != NONE else "no"
