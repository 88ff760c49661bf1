"""Did it last? People by the year in which the outcome came, and how long it is known to hold.

Everybody of a year has one fate: known to hold up to a window and no further, or found at a window
to hold no longer, or gone after a window, so that nobody here can know any more. Late windows are
put together until no fate is small, so that each of them may be shown; what has been published
moves by nothing or by at least the threshold.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from stories.outcomes import OutcomeType
from stories.trends.disclosure import WHOLE, Cell, SuppressedTable, rounded, stored, suppress
from stories.trends.edition import YEARS, otherwise
from stories.trends.grain import MONTHS_IN, Grain, name_of, period_of, periods
from stories.trends.monthly import whole_months_before
from stories.trends.survival import Reading, Survival, survival

LASTED, REASONS = "/lasted", "/reasons"  # series of their own, beside the outcome's
STOPPED = "stopped"
GONE = "gone"  # came into care, moved away, turned 18 or died, where one alone is too small
LATEST = 4  # years shown: more curves than this cannot be told apart


class Fate(NamedTuple):
    """Known up to so many months after; whether it had stopped by then, or how they then went."""

    months: int
    stopped: bool
    gone: str = ""

    @property
    def part(self) -> str:
        end = STOPPED if self.stopped else self.gone
        return f"{self.months}-{end}" if end else f"{self.months}"


NEVER_KNOWN = Fate(0, False)
Counts = Mapping[Fate, int]


class Told(IntEnum):
    """How much is said of those who went: how, or that they did, or nothing."""

    HOW = 0
    THAT = 1
    NOT = 2


@dataclass(frozen=True)
class Cohort:
    """The people of one year, their curve in months, and what is known at each window."""

    start: date
    curve: Survival
    fates: Counts

    @property
    def name(self) -> str:
        return name_of(self.start, Grain.YEAR)

    @property
    def all_known(self) -> bool:
        """Whether those never asked are among them."""
        return NEVER_KNOWN in self.fates

    @property
    def followed(self) -> tuple[list[int], list[bool]]:
        return followed(self.fates)

    @property
    def short(self) -> str:
        return short_year(self.start)


def short_year(start: date) -> str:
    """A year from April, such as 2024-25."""
    return f"{start.year}-{(start.year + 1) % 100:02}"


def fate_of(stopped: int | None, still: int | None, gone: tuple[int, str] | None = None) -> Fate:
    """From the first window at which it did not hold and the last at which it did.

    `gone` is the first window at which they had gone, and how; not if they were met again later.
    """
    if stopped is not None:
        return Fate(stopped, True)
    held = still or 0
    return Fate(held, False, gone[1] if gone and gone[0] > held else "")


def new_cohorts(
    kinds: Iterable[OutcomeType],
    made: Mapping[str, SuppressedTable],
    fates: Mapping[str, Iterable[tuple[date, Fate, int]]],
    ends: Mapping[str, Iterable[tuple[date, str, int]]],
    today: date,
    threshold: int,
    earlier: Mapping[str, SuppressedTable],
) -> dict[str, SuppressedTable]:
    """The series of years that go with an edition: how long outcomes held, how else plans ended.

    `made` is the edition, `fates` and `ends` are monthly counts by code; years that are over.
    """
    months = whole_months_before(today, YEARS)
    over = set(periods(months[0], months[-1], Grain.YEAR))
    found: dict[str, SuppressedTable | None] = {}
    for kind in kinds:
        code = kind.code
        if code in made and code in fates and kind.check_months:
            years = {at: one for at, one in by_year(fates[code]).items() if at in over}
            counted = {at: sum(one.values()) for at, one in years.items()}
            whole = agreed_years(made[code].only(WHOLE), counted, threshold)
            before = earlier.get(code + LASTED)
            found[code + LASTED] = lasted(years, kind.check_months, whole, threshold, before)
        if kind.asks_end_reason and otherwise(code) in made:
            counts = by_year(ends.get(code, ()))
            counted = {at: sum(one.values()) for at, one in counts.items()}
            held = {(end, at): n for at, year in counts.items() for end, n in year.items()}
            held = {place: people for place, people in held.items() if place[1] in over}
            whole = agreed_years(made[otherwise(code)].only(WHOLE), counted, threshold)
            found[code + REASONS] = reasons(held, whole, threshold, earlier.get(code + REASONS))
    return {code: table for code, table in found.items() if table}


def agreed_years(table: SuppressedTable, counted: Mapping[date, int], threshold: int) -> set[date]:
    """Years of which a part shows every period, where they add up to the same as is counted.

    Late records may wait in the months until they are enough to show: a year that had them already
    would tell how few they are. A difference of the threshold or more tells of nobody.
    """
    shown: dict[date, list[int]] = {}
    for cell in table.cells:
        if cell.people is not None:
            shown.setdefault(period_of(cell.start, Grain.YEAR), []).append(cell.people)
    periods_in = MONTHS_IN[Grain.YEAR] // MONTHS_IN[table.grain]
    apart = {
        year: abs(sum(people) - counted.get(year, 0))
        for year, people in shown.items()
        if len(people) == periods_in
    }
    return {year for year, people in apart.items() if people == 0 or people >= threshold}


def by_year(rows: Iterable[tuple[date, Hashable, int]]) -> dict[date, dict[Hashable, int]]:
    """Monthly counts of each fate or reason by year from April."""
    found: dict[date, dict[Hashable, int]] = {}
    for month, what, people in rows:
        year = found.setdefault(period_of(month, Grain.YEAR), {})
        year[what] = year.get(what, 0) + people
    return found


def lasted(
    years: Mapping[date, Counts],
    windows: Sequence[int],
    whole_years: Iterable[date],
    threshold: int,
    earlier: SuppressedTable | None = None,
) -> SuppressedTable | None:
    """What of these years may be shown: for each the fates up to the latest window that is safe.

    `whole_years` are those of which the outcome's own figures show every period: for the others,
    those never known are left out, or a hidden period could be worked out from their sum.
    """
    known = fates_in(earlier)
    whole, cells = set(whole_years), []
    for start in sorted(years.keys() | known.keys()):
        now = {fate: people for fate, people in years.get(start, {}).items() if people}
        if start not in whole:
            now.pop(NEVER_KNOWN, None)
        elif now:
            now.setdefault(NEVER_KNOWN, 0)
        for fate, people in _shown(now, windows, threshold, known.get(start)).items():
            cells.append(Cell(fate.part, start, people))
    return stored(cells, Grain.YEAR, threshold) if cells else None


def reasons(
    counts: Mapping[tuple[str, date], int],
    whole_years: Iterable[date],
    threshold: int,
    earlier: SuppressedTable | None = None,
) -> SuppressedTable | None:
    """How plans of each year ended otherwise; a year of too few, or one with a gap, is left out."""
    whole, kept = set(whole_years), {}
    parts = sorted({part for part, _ in counts})
    for start in {start for _, start in counts}:
        year = {(part, start): counts.get((part, start), 0) for part in parts}
        if start in whole and sum(year.values()) >= threshold + len(parts) - 1:
            kept |= year
    before = earlier.cells if earlier else ()
    table = suppress(kept, Grain.YEAR, threshold, before)
    return table if table.cells else None


def read_cohorts(table: SuppressedTable, windows: Sequence[int]) -> list[Cohort]:
    """The latest years with their curves, oldest first."""
    found = []
    for start, fates in sorted(fates_in(table).items())[-LATEST:]:
        months, stopped = followed(fates)
        if any(months):
            curve = survival(months, stopped, at=(0, *windows))
            found.append(Cohort(start, curve, fates))
    return found


def followed(fates: Counts) -> tuple[list[int], list[bool]]:
    """How many months each of them was followed, and whether it had then stopped."""
    each = [fate for fate, people in fates.items() for _ in range(people)]
    return [fate.months for fate in each], [fate.stopped for fate in each]


def reading_words(reading: Reading, *, leaving: bool = False) -> str:
    """The share at one window with its interval, or why there is none."""
    if reading.share is None:
        return "not known yet"
    if not reading.printable:
        return "too few known"
    if reading.share == 1:
        return "all that are known" if leaving else f"all {reading.still_followed:,} known"
    return f"{reading.share:.0%} ({reading.lower:.0%} to {reading.upper:.0%})"


def sentence(cohorts: Sequence[Cohort], *, leaving: bool = False) -> str:
    """The latest year with a reading, at its longest window; `leaving` rounds as files do."""
    for cohort in reversed(cohorts):
        told = [each for each in cohort.curve.readings[1:] if each.printable]
        if told:
            last = told[-1]
            people = last.still_followed + last.had_event
            many = f"about {rounded(people):,}" if leaving else f"{people:,}"
            return (
                f"Of those recorded from {cohort.name}, an estimated "
                f"{reading_words(last, leaving=leaving)} still held after {last.day:.0f} months. "
                f"It rests on {many} people whose answer is known that far."
            )
    return "No year has enough answers yet to say how many outcomes lasted."


def fates_in(table: SuppressedTable | None) -> dict[date, dict[Fate, int]]:
    """People by fate and year, as published; nothing where nothing was."""
    found: dict[date, dict[Fate, int]] = {}
    for cell in table.cells if table else ():
        if cell.part != WHOLE:
            months, _, end = cell.part.partition("-")
            stopped = end == STOPPED
            fates = found.setdefault(cell.start, {})
            fates[Fate(int(months), stopped, "" if stopped else end)] = cell.people or 0
    return found


def _shown(now: Counts, windows: Sequence[int], threshold: int, before: Counts | None) -> Counts:
    """The finest safe fates, or what was published where a change would give somebody away."""
    before = before or {}
    least = max((fate.months for fate in before), default=0)
    for depth in range(len(windows), 0, -1):
        if windows[depth - 1] < least:
            break
        for told in Told:
            pooled = _pooled(now, windows[:depth], told)
            kept = _without_few(pooled, windows[depth - 1], threshold)
            if _tells(kept, threshold) and _may_change(kept, before, threshold):
                return {**dict.fromkeys(before, 0), **kept}
    return before


def _pooled(counts: Counts, windows: Sequence[int], told: Told) -> dict[Fate, int]:
    """Whoever is known beyond the last window, or goes after it, counts as known up to it."""
    last, found = windows[-1], {}
    for fate, people in counts.items():
        if fate.months > last or (fate.months == last and not fate.stopped):
            place = Fate(last, False)
        else:
            gone = {Told.HOW: fate.gone, Told.THAT: GONE if fate.gone else "", Told.NOT: ""}[told]
            place = Fate(fate.months, fate.stopped, gone)
        if place == NEVER_KNOWN and NEVER_KNOWN not in counts:
            continue  # those never known are left out here, and these are of them
        found[place] = found.get(place, 0) + people
    return found


def _without_few(counts: Counts, last: int, threshold: int) -> Counts:
    """Few who are known to hold up to an early window and no further count as never known."""
    few = {
        fate
        for fate, people in counts.items()
        if not fate.stopped and not fate.gone and 0 < fate.months < last and people < threshold
    }
    kept = {fate: people for fate, people in counts.items() if fate not in few}
    if few and NEVER_KNOWN in kept:
        kept[NEVER_KNOWN] += sum(counts[fate] for fate in few)
    return kept


def _tells(counts: Counts, threshold: int) -> bool:
    """Whether somebody is known to hold or not, and nobody stands in a small group."""
    small = any(0 < people < threshold for people in counts.values())
    return not small and any(fate.months and people for fate, people in counts.items())


def _may_change(now: Counts, before: Counts, threshold: int) -> bool:
    """Whether every fate as it was published differs by nothing or by at least the threshold."""
    if not before:
        return True
    if NEVER_KNOWN in before and NEVER_KNOWN not in now:
        return False
    last, told = [_furthest(before)], max(_told(now), _told(before))
    was, pooled = _pooled(before, last, told), _pooled(now, last, told)
    moves = [pooled.get(each, 0) - was.get(each, 0) for each in pooled.keys() | was.keys()]
    return all(move == 0 or abs(move) >= threshold for move in moves)


def _furthest(counts: Counts) -> int:
    """Up to when these tell: those who went after a window are told apart from those who held."""
    return max(fate.months + bool(fate.gone) for fate in counts)


def _told(counts: Counts) -> Told:
    """How much these say of those who went."""
    ways = {fate.gone for fate, people in counts.items() if fate.gone and people}
    return Told.NOT if not ways else Told.THAT if ways == {GONE} else Told.HOW
