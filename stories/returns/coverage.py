"""Months that returns count whole, by code: in them a month without an event is a nought."""

from collections.abc import Iterable
from datetime import date

from stories.outcomes.months import months_after
from stories.returns.reading import Source, Span

# Where each code comes from, by how it begins; the first that fits. What is not here is told only
# by lists of a few months (Annex A) and is never taken for a whole count.
SOURCES = (
    (("C-CP-", "B-CP-", "C-CIN-", "B-CIN-", "B-S47"), Source.CENSUS),
    (("C-PP-", "B-PP-", "C-FGDM", "B-FGDM"), Source.CENSUS),
    (("A-SG-", "B-SG-", "A-REAB-HOME"), Source.TOTALS),
    (("A-", "B-REAB-", "B-CARE-HOME", "B-MOVE-", "B-HOME-", "B-DP-", "B-LTS-"), Source.ADULTS),
    (("B-WORK-", "B-CARER-", "B-SUPPORT-", "B-GOAL-"), Source.ADULTS),
    (("C-", "B-"), Source.CARE),
)
# What is true or not on one day of the year, or counted by year: months of these mean nothing.
YEARLY = frozenset(
    {
        *("C-STABLE", "B-HOMES-THREE", "C-NEAR", "B-FAR-AWAY", "C-SAME-SW", "B-SW-THREE"),
        *("C-HEALTH", "B-HEALTH-DUE", "C-SDQ", "B-SDQ-WORSE", "C-YJ", "B-YJ-NEW"),
        *("C-CL-EET", "B-CL-NOT-EET", "C-CL-HE", "C-CL-APP", "C-CL-HOME", "B-CL-HOME-NOT"),
        *("C-CL-TOUCH", "B-CL-NO-TOUCH", "A-HOME", "A-DP", "B-DP-ENDED", "A-WORK", "B-WORK-LOST"),
        *("A-SG-SAFER", "B-SG-REMAINED", "A-SG-OWN", "B-SG-NOT-ASKED", "A-REAB-HOME"),
    }
)


def source_of(code: str) -> Source:
    """The return that tells outcomes of this code."""
    return next(source for starts, source in SOURCES if code.startswith(starts))


class Coverage:
    """The days that uploads which stand cover, by kind of file."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: dict[Source, list[tuple[date, date]]] = {}
        for source, first, last in sorted(spans):
            held = self._spans.setdefault(source, [])
            if held and (first - held[-1][1]).days <= 1:
                held[-1] = held[-1][0], max(held[-1][1], last)
            else:
                held.append((first, last))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Coverage) and self._spans == other._spans

    __hash__ = None

    def covers(self, source: Source, first: date, last: date) -> bool:
        """Whether one unbroken span holds all these days."""
        return any(start <= first and last <= end for start, end in self._spans.get(source, ()))

    def counted(self, code: str) -> set[date]:
        """The months in which this code is counted whole: by its own source, or by totals."""
        return self.months(source_of(code)) or self.months(Source.TOTALS)

    def months(self, source: Source) -> set[date]:
        """The first day of every month that is covered from beginning to end."""
        found = set()
        for start, end in self._spans.get(source, ()):
            month = start if start.day == 1 else months_after(start.replace(day=1), 1)
            while (following := months_after(month, 1)).toordinal() - 1 <= end.toordinal():
                found.add(month)
                month = following
        return found
