"""The one door between counts and anything shown: small numbers do not pass.

In each period a whole is the sum of its parts. A small count is hidden; then as many more as it
takes, so that nothing shown bounds a hidden count below the threshold. What is once published
changes only by nothing or by at least the threshold, and what is hidden stays hidden, so that
neither two views nor two dates can be subtracted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass, field, replace
from datetime import date
from typing import NamedTuple

from stories.trends.grain import MONTHS_IN, Grain, period_of

SMALLEST_COUNT = 5  # 1 to 4 are hidden (house plan, decision 9); an admin may raise it to 10
LARGEST_THRESHOLD = 10
ROUND_TO = 5  # in files that leave
WHOLE = "*"  # the part that is the sum of all others

_ONLY_HERE = object()


class Cell(NamedTuple):
    """One count as it may be shown: of a part (a service, or the whole) in one period.

    `people` is None where hidden. Hidden is not zero, and need not be small: some counts are
    hidden so that others cannot be worked out.
    """

    part: str
    start: date
    people: int | None

    @property
    def hidden(self) -> bool:
        return self.people is None


@dataclass(frozen=True)
class SuppressedTable:
    """Counts that may be shown. Only suppress() and stored() make one.

    A period or a part without a cell was not counted: that is a gap, and not a zero.
    """

    cells: tuple[Cell, ...]
    grain: Grain = Grain.MONTH
    threshold: int = SMALLEST_COUNT
    made_by: InitVar[object] = field(default=None)

    def __post_init__(self, made_by: object) -> None:
        if made_by is not _ONLY_HERE:
            raise TypeError("Only suppress() and stored() make a SuppressedTable.")

    def only(self, part: str) -> "SuppressedTable":
        """The cells of one part, in order of time."""
        kept = tuple(sorted(cell for cell in self.cells if cell.part == part))
        return SuppressedTable(kept, self.grain, self.threshold, _ONLY_HERE)

    def between(self, first: date, last: date) -> "SuppressedTable":
        """The cells of the periods that start from first to last, both included."""
        kept = tuple(cell for cell in self.cells if first <= cell.start <= last)
        return SuppressedTable(kept, self.grain, self.threshold, _ONLY_HERE)

    def summed(self, grain: Grain) -> "SuppressedTable":
        """The same cells by longer periods, added up from what is shown and from nothing else.

        A period that is not whole is left out; one with a hidden cell in it is hidden.
        """
        found: dict[tuple[str, date], list[int | None]] = {}
        for cell in self.cells:
            found.setdefault((cell.part, period_of(cell.start, grain)), []).append(cell.people)
        whole = MONTHS_IN[grain] // MONTHS_IN[self.grain]
        kept = tuple(
            Cell(part, start, None if None in people else sum(people))
            for (part, start), people in sorted(found.items())
            if len(people) == whole
        )
        return SuppressedTable(kept, grain, self.threshold, _ONLY_HERE)


def suppress(
    counts: Mapping[tuple[str, date], int],
    grain: Grain = Grain.MONTH,
    threshold: int = SMALLEST_COUNT,
    earlier: Iterable[Cell] = (),
) -> SuppressedTable:
    """What of these counts, by part and period, may be shown; with the whole of each period.

    The parts add up to the whole, and overlap nobody. `earlier` is what has been published of the
    same counts: a period of it changes only where no change gives anything away, and otherwise
    stays as it was. Raises ValueError for a threshold below 5 or above 10, for a part that is
    called like the whole, and for counts below zero.
    """
    if not SMALLEST_COUNT <= threshold <= LARGEST_THRESHOLD:
        raise ValueError(f"The threshold lies between {SMALLEST_COUNT} and {LARGEST_THRESHOLD}.")
    if any(part == WHOLE or people is None or people < 0 for (part, _), people in counts.items()):
        raise ValueError("A count is missing or below zero; leave out what nobody counted.")
    new = _by_period((part, start, people) for (part, start), people in counts.items())
    old = _by_period((cell.part, cell.start, cell.people) for cell in earlier)
    cells = [
        Cell(part, start, people)
        for start in sorted(new.keys() | old.keys())
        for part, people in sorted(_period(new.get(start), old.get(start), threshold).items())
    ]
    return SuppressedTable(tuple(cells), grain, threshold, _ONLY_HERE)


def stored(cells: Iterable[Cell], grain: Grain, threshold: int) -> SuppressedTable:
    """Cells that suppress() made and the database kept. Raises ValueError for a small count."""
    kept = tuple(cells)
    if not {cell.people for cell in kept}.isdisjoint(range(1, SMALLEST_COUNT)):
        raise ValueError("A small count was kept as if it could be shown.")
    return SuppressedTable(kept, grain, threshold, _ONLY_HERE)


def rounded(people: int | None) -> int | str:
    """A count for a file: to the nearest 5, hidden ones marked c."""
    return "c" if people is None else (people + ROUND_TO // 2) // ROUND_TO * ROUND_TO


@dataclass(frozen=True)
class _Period:
    """What the guard knows of one period: counts by part, and the sum of those hidden before."""

    shown: Mapping[str, int]
    hidden: frozenset[str] = frozenset()
    hidden_sum: int = 0
    whole_hidden: bool = False

    @property
    def whole(self) -> int:
        return sum(self.shown.values()) + self.hidden_sum

    def hiding(self, part: str) -> "_Period":
        rest = {name: people for name, people in self.shown.items() if name != part}
        more = self.hidden_sum + self.shown[part]
        return replace(self, shown=rest, hidden=self.hidden | {part}, hidden_sum=more)

    def cells(self) -> dict[str, int | None]:
        whole = None if self.whole_hidden else self.whole
        return {**self.shown, **dict.fromkeys(self.hidden), WHOLE: whole}


def _by_period(
    cells: Iterable[tuple[str, date, int | None]],
) -> dict[date, dict[str, int | None]]:
    found: dict[date, dict[str, int | None]] = {}
    for part, start, people in cells:
        found.setdefault(start, {})[part] = people
    return found


def _period(
    new: Mapping[str, int] | None, old: Mapping[str, int | None] | None, threshold: int
) -> dict[str, int | None]:
    if old is None:
        return _guarded(_Period(new), threshold).cells()
    # A part that is there only before or only now had nobody, or has nobody, in the other.
    now = None if new is None else dict.fromkeys(old.keys() - {WHOLE}, 0) | dict(new)
    if now is not None and _may_change(now, dict.fromkeys(now, 0) | dict(old), threshold):
        new = now
        period = _Period(new, whole_hidden=old[WHOLE] is None)
        for part in sorted(set(old) - {WHOLE}):
            period = period.hiding(part) if old[part] is None else period
    else:
        period = _as_published(old)
    return _guarded(period, threshold).cells()


def _as_published(old: Mapping[str, int | None]) -> _Period:
    """The period as anybody can work it out from what has been published."""
    shown = {part: people for part, people in old.items() if part != WHOLE and people is not None}
    hidden = frozenset(old) - shown.keys() - {WHOLE}
    left = 0 if old[WHOLE] is None else old[WHOLE] - sum(shown.values())
    return _Period(shown, hidden, left, old[WHOLE] is None)


def _may_change(new: Mapping[str, int], old: Mapping[str, int | None], threshold: int) -> bool:
    """Whether all that could be subtracted differs by nothing or by at least the threshold."""
    was = _as_published(old)
    changes = [new[part] - people for part, people in was.shown.items()]
    if not was.whole_hidden:
        changes.append(sum(new.values()) - was.whole)
        changes.append(sum(new[part] for part in was.hidden) - was.hidden_sum)
    return all(change == 0 or abs(change) >= threshold for change in changes)


def _guarded(period: _Period, threshold: int) -> _Period:
    """The period with every small count hidden, and more until no hidden one is given away."""
    for part, people in sorted(period.shown.items()):
        if 0 < people < threshold:
            period = period.hiding(part)
    # A small whole has small parts alone: with all of them hidden it goes below, as the last.
    while period.hidden and not period.whole_hidden and not _safe(period, threshold):
        more = [(people, part) for part, people in period.shown.items() if people]
        period = period.hiding(min(more)[1]) if more else replace(period, whole_hidden=True)
    return period


def _safe(period: _Period, threshold: int) -> bool:
    """Whether each hidden count could, from what is shown, still be at least the threshold.

    Whoever knows this rule knows that every hidden count is at least 1.
    """
    return period.hidden_sum >= threshold + len(period.hidden) - 1
