"""What happens rarely: how many quiet periods lie between one that had it and the next.

A record keeps a month and not a day, and a month of 1 to 4 is hidden: the time between two events
cannot be shown without saying that there was exactly one on a date. What is published does say
which periods had none, so those are counted. A hidden count stands for at least one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stories.trends.control import FEWEST, FIRM, Better, Standing, Variation
from stories.trends.measures import Kind
from stories.trends.rare import Kind as RareKind
from stories.trends.rare import Rare, rare
from stories.trends.reading import UNCOUNTED, Moment, Reading

SELDOM = 0.5  # of the periods, from which a share without any makes a measure rare
FEWEST_SPELLS = 2


@dataclass(frozen=True)
class Spell:
    """Quiet periods from one moment that had an event to the next; `long`: beyond the limit."""

    after: Moment
    until: Moment
    periods: int
    variation: Variation


@dataclass(frozen=True, eq=False)
class Quiet:
    """Every whole spell of a reading, oldest first.

    `running` is how many quiet periods have passed since the last event; None where the newest
    period is no quiet one. Made once for a reading; two are equal only if they are the same one.
    """

    reading: Reading
    spells: tuple[Spell, ...]
    chart: Rare
    running: int

    @property
    def standing(self) -> Standing:
        points = len(self.spells)
        if points < FEWEST:
            return Standing.NONE
        return Standing.FIRM if points >= FIRM else Standing.TRIAL

    @property
    def latest(self) -> Spell:
        return self.spells[-1]

    @property
    def running_long(self) -> bool:
        """Whether the spell that is not over is already longer than chance explains."""
        return self.standing is not Standing.NONE and self.running > self.chart.upper


def quiet_between(reading: Reading | None) -> Quiet | None:
    """The spells of a count that most periods have none of; None where that says nothing.

    A period that nobody counted ends a spell and begins none: what it held is not known.
    """
    if reading is None or reading.kind is not Kind.COUNT or not _is_rare(reading):
        return None
    found, running = _spells(reading.moments)
    if len(found) < FEWEST_SPELLS:
        return None
    chart = rare([between for _, _, between in found], RareKind.UNITS)
    enough = len(found) >= FIRM
    spells = tuple(
        Spell(after, until, between, _variation(reading, beyond and enough))
        for (after, until, between), beyond in zip(found, chart.beyond, strict=True)
    )
    return Quiet(reading, spells, chart, running)


def _is_rare(reading: Reading) -> bool:
    none = sum(moment.value == 0 for moment in reading.moments)
    return none >= SELDOM * len(reading.moments)


def _spells(moments: Sequence[Moment]) -> tuple[list[tuple[Moment, Moment, int]], int]:
    """Whole spells, and how many quiet periods have passed since the last event."""
    found, last, quiet = [], None, 0
    for moment in moments:
        if moment.said == UNCOUNTED:
            last, quiet = None, 0
        elif moment.value == 0:
            quiet += 1
        else:
            if last is not None:
                found.append((last, moment, quiet))
            last, quiet = moment, 0
    return found, quiet if last is not None else 0


def _variation(reading: Reading, beyond: bool) -> Variation:
    """A long quiet time is good where the event is bad. Short ones lie within by nature."""
    if not beyond:
        return Variation.EXPECTED
    better = reading.chart.better
    return {Better.LOWER: Variation.BETTER, Better.HIGHER: Variation.WORSE}.get(
        better, Variation.CHANGED
    )
