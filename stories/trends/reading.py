"""One series read once: picture, sentence, table and file all come from the same result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from stories.outcomes import OutcomeType
from stories.outcomes.months import months_after
from stories.trends.control import Point, Standing, Variation, Xmr, xmr
from stories.trends.disclosure import SuppressedTable
from stories.trends.edition import otherwise
from stories.trends.grain import MONTHS_IN, Grain, name_of
from stories.trends.measures import SHARES, Kind, better_of, check_chartable

SMALLEST_DENOMINATOR = 10  # below it a percentage is not given
MOSTLY = 0.75  # of the periods must give a share, or counts are shown instead
MOST_MISSING = 0.25  # with more of the periods missing, those left are no fair picture
BASELINE = 24  # points whose limits stand for all later ones, where there are more
TINY = {Kind.COUNT: 10, Kind.SHARE: 20}  # below it the typical period is mostly chance
HIDDEN, UNCOUNTED = "hidden", "not counted"
TOO_FEW = "too few for a share"


@dataclass(frozen=True)
class Moment:
    """One period of a series, in words and numbers, with what its chart says of it.

    `people` and `of` are None where hidden or not counted; `of` also where nothing is shared.
    `value` is what is drawn: a percentage or a count, None for a gap.
    """

    start: date
    name: str
    said: str
    people: int | None
    of: int | None
    value: float | None
    point: Point


@dataclass(frozen=True, eq=False)
class Reading:
    """A series with its control chart. `of` names what a share is a share of.

    Made once for an edition; two are equal only if they are the same one.
    """

    code: str
    name: str
    kind: Kind
    of: str
    grain: Grain
    moments: tuple[Moment, ...]
    chart: Xmr
    small: int

    @property
    def latest(self) -> Moment | None:
        """The latest period with a value."""
        return next((each for each in reversed(self.moments) if each.value is not None), None)

    @property
    def variation(self) -> Variation | None:
        """What the latest point shows; None with too few points, or a gap at the end."""
        return self.chart.variation if self.ends_with_a_value else None

    @property
    def ends_with_a_value(self) -> bool:
        return bool(self.moments) and self.moments[-1].value is not None

    @property
    def mostly_hidden(self) -> bool:
        missing = sum(each.value is None for each in self.moments)
        return missing > MOST_MISSING * len(self.moments)

    @property
    def tiny(self) -> bool:
        """Whether the typical period, of those shown, holds few people though not none."""
        sizes = [each.people if each.of is None else each.of for each in self.moments]
        held = [each for each in sizes if each is not None]
        return bool(held) and 0 < median(held) < TINY[self.kind]

    @property
    def standing(self) -> Standing:
        return self.chart.phases[-1].standing if self.chart.phases else Standing.NONE

    def count_of(self, said: str) -> int:
        """How many periods say this instead of a number."""
        return sum(each.said == said for each in self.moments)


def read_outcome(
    kind: OutcomeType,
    tables: Mapping[str, SuppressedTable],
    phases: Sequence[date] = (),
    target: float | None = None,
) -> Reading | None:
    """An outcome of one part: as a share where it has one, else as a count; None without figures.

    `tables` hold that part alone, by series. `phases` are starts of periods at which somebody
    decided that a new phase begins. `target` is a percentage, for a share alone.
    """
    table = tables.get(kind.code)
    if table is None or not table.cells:
        return None
    rest = tables.get(otherwise(kind.code) if kind.asks_end_reason else kind.balancing_code)
    if kind.code in SHARES and rest is not None:
        shares = _shares(table, rest)
        given = sum(value is not None for _, _, _, value, _ in shares)
        if given >= MOSTLY * len(shares):
            return _reading(
                kind.code, kind.name, Kind.SHARE, SHARES[kind.code], table, shares, phases, target
            )
    return _reading(kind.code, kind.name, Kind.COUNT, "", table, _counts(table), phases)


def read_balance(
    kind: OutcomeType, tables: Mapping[str, SuppressedTable], phases: Sequence[date] = ()
) -> Reading | None:
    """The measure that could contradict an outcome, as a count; None where nobody counted it."""
    table = tables.get(kind.balancing_code)
    if table is None or not table.cells:
        return None
    rows = _counts(table)
    return _reading(kind.balancing_code, kind.balancing, Kind.COUNT, "", table, rows, phases)


Row = tuple[date, int | None, int | None, float | None, str]


def _shares(table: SuppressedTable, rest: SuppressedTable) -> list[Row]:
    others = {cell.start: cell for cell in rest.cells}
    rows: list[Row] = []
    for cell in table.cells:
        other = others.get(cell.start)
        if other is None:
            rows.append((cell.start, cell.people, None, None, UNCOUNTED))
        elif cell.hidden or other.hidden:
            rows.append((cell.start, None, None, None, HIDDEN))
        elif cell.people + other.people < SMALLEST_DENOMINATOR:
            rows.append((cell.start, cell.people, cell.people + other.people, None, TOO_FEW))
        else:
            of = cell.people + other.people
            share = 100 * cell.people / of
            said = f"{cell.people:,} of {of:,} ({share:.0f}%)"
            rows.append((cell.start, cell.people, of, share, said))
    return rows


def _counts(table: SuppressedTable) -> list[Row]:
    return [
        (cell.start, None, None, None, HIDDEN)
        if cell.hidden
        else (cell.start, cell.people, None, float(cell.people), f"{cell.people:,}")
        for cell in table.cells
    ]


def _reading(
    code: str,
    name: str,
    kind: Kind,
    of: str,
    table: SuppressedTable,
    rows: list[Row],
    phases: Sequence[date],
    target: float | None = None,
) -> Reading:
    check_chartable(kind)
    rows = _every_period(rows, table.grain)
    starts = [row[0] for row in rows]
    values = [row[3] for row in rows]
    joins = sorted({starts.index(start) for start in phases if start in starts[1:]})
    given = sum(value is not None for value in values)
    fair = given >= (1 - MOST_MISSING) * len(values)
    chart = xmr(
        values if fair else [None] * len(values),
        better_of(code, kind),
        phases=joins,
        baseline=BASELINE if given > BASELINE else None,
        target=target,
    )
    moments = tuple(
        Moment(start, name_of(start, table.grain), said, people, whole, value, point)
        for (start, people, whole, value, said), point in zip(rows, chart.points, strict=True)
    )
    return Reading(code, name, kind, of, table.grain, moments, chart, table.threshold)


def _every_period(rows: list[Row], grain: Grain) -> list[Row]:
    """The rows with a gap wherever a period between them was not counted."""
    found = {row[0]: row for row in rows}
    step, start, last = MONTHS_IN[grain], rows[0][0], rows[-1][0]
    filled = []
    while start <= last:
        filled.append(found.get(start, (start, None, None, None, UNCOUNTED)))
        start = months_after(start, step)
    return filled
