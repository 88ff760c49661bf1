"""An edition of the figures: every series of a date, guarded together, each with its own grain."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from stories.outcomes import OutcomeType
from stories.trends.disclosure import SuppressedTable, suppress
from stories.trends.grain import Counts, Grain, finest, gathered, last_month, periods
from stories.trends.monthly import month_range, whole_months_before

YEARS = 5
OTHERWISE = "/otherwise"  # a series of its own: plans that ended, and not as safer at home


def otherwise(code: str) -> str:
    """The series of plans of this outcome that ended another way."""
    return code + OTHERWISE


def codes_of(kind: OutcomeType) -> list[str]:
    """The series of an outcome: itself, what ended otherwise, and what could contradict it."""
    ended = [otherwise(kind.code)] if kind.asks_end_reason else []
    return [kind.code, *ended, kind.balancing_code]


def families(kinds: Iterable[OutcomeType]) -> list[list[str]]:
    """Series that must share a grain, because they are shown together."""
    found: list[list[str]] = []
    for kind in kinds:
        codes = codes_of(kind)
        joined = [family for family in found if set(family) & set(codes)]
        merged = [code for family in joined for code in family]
        found = [family for family in found if family not in joined]
        found.append([*merged, *(code for code in codes if code not in merged)])
    return found


def new_edition(
    recorded: Mapping[str, Counts],
    counted: Mapping[str, Counts],
    family_list: Sequence[Sequence[str]],
    today: date,
    threshold: int,
    earlier: Mapping[str, SuppressedTable],
    yearly: Collection[str] = (),
) -> dict[str, SuppressedTable]:
    """Every series as it may be shown from this day on, by code.

    `recorded` are series of which every record is kept, so that a month without one is a true
    zero; `counted` are those that somebody counts, where a month without a count is a gap. Both by
    service and month. `earlier` is what has been published: it keeps its grain, and guards what
    may change. The latest five years, and never a period that is not over. A family that holds a
    series of `yearly` is cut by year.
    """
    months = whole_months_before(today, YEARS)
    made = {}
    for family in family_list:
        held = [code for code in family if recorded.get(code) or counted.get(code)]
        if not held:
            continue
        grain = _kept_grain(held, earlier)
        if grain is None and any(code in yearly for code in held):
            grain = Grain.YEAR
        if grain is None:
            grain = _finest(held, recorded, counted, months, threshold)
        for code in held:
            counts = (
                _with_zeros(recorded[code], months, grain)
                if code in recorded
                else _without_gaps(counted[code], months, grain)
            )
            before = earlier[code].cells if code in earlier else ()
            table = suppress(counts, grain, threshold, before)
            if table.cells:
                made[code] = table
    return made


def _kept_grain(codes: Sequence[str], earlier: Mapping[str, SuppressedTable]) -> Grain | None:
    return next((earlier[code].grain for code in codes if code in earlier), None)


def _finest(
    codes: Sequence[str],
    recorded: Mapping[str, Counts],
    counted: Mapping[str, Counts],
    months: Sequence[date],
    threshold: int,
) -> Grain:
    series = [{**recorded.get(code, {}), **counted.get(code, {})} for code in codes]
    return finest(series, months[0], months[-1], threshold)


def _with_zeros(
    counts: Counts, months: Sequence[date], grain: Grain
) -> dict[tuple[str, date], int]:
    """Every part in every whole period since the first record."""
    first = max(min(month for _, month in counts), months[0])
    found = gathered(counts, grain)
    parts = sorted({part for part, _ in counts})
    wanted = periods(first, months[-1], grain) if first <= months[-1] else []
    return {(part, start): found.get((part, start), 0) for part in parts for start in wanted}


def _without_gaps(
    counts: Counts, months: Sequence[date], grain: Grain
) -> dict[tuple[str, date], int]:
    """Periods of which every part counted every month; a sum with a hole in it says nothing."""
    parts = sorted({part for part, _ in counts})
    wanted = [
        start
        for start in periods(months[0], months[-1], grain)
        if all((part, month) in counts for part in parts for month in months_of(start, grain))
    ]
    found = gathered(counts, grain)
    return {(part, start): found[(part, start)] for part in parts for start in wanted}


def months_of(start: date, grain: Grain) -> list[date]:
    """The months of a period."""
    return month_range(start, last_month(start, grain))
