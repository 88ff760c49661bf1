"""Did it last? How long people stay without the event, and which ends compete."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from stories.trends.finite import must_be_finite
from stories.trends.intervals import CONFIDENCE, sigmas

READINGS = (183, 365, 730)  # days: 6, 12 and 24 months
TINY = 1e-8  # shares nearer than this are the same: sums of fractions leave a trace
FEWEST_AT_RISK = 10  # below it a figure is not printed


@dataclass(frozen=True)
class Step:
    """What is known just after an event: the share still without it, and its interval.

    The interval is None while nobody has had the event, and once everybody has.
    """

    day: float
    at_risk: int
    events: int
    share: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class Reading:
    """The share at one day. None: not known yet. `printable` needs enough people at risk."""

    day: float
    share: float | None
    lower: float | None
    upper: float | None
    still_followed: int
    had_event: int
    no_longer_followed: int

    @property
    def printable(self) -> bool:
        return self.share is not None and self.still_followed >= FEWEST_AT_RISK


@dataclass(frozen=True)
class Survival:
    steps: tuple[Step, ...]
    readings: tuple[Reading, ...]
    followed_to: float  # the last day anybody was followed
    median: float | None  # day by which half have had the event


@dataclass(frozen=True)
class Cause:
    """The share that has ended this way, day by day."""

    cause: Hashable
    days: tuple[float, ...]
    shares: tuple[float, ...]

    def at(self, day: float) -> float:
        """The share that had ended this way by a day."""
        return max(
            (share for when, share in zip(self.days, self.shares, strict=True) if when <= day),
            default=0.0,
        )


def survival(
    days: Sequence[float],
    events: Sequence[bool],
    entry: Sequence[float] | None = None,
    *,
    at: Sequence[float] = READINGS,
    confidence: float = CONFIDENCE,
) -> Survival:
    """Kaplan and Meier's estimate with log-log intervals.

    `days` is how long each was followed, `events` whether that ended with the event, `entry` the
    day from which each was watched (0 unless given; somebody counts only after it). People whose
    watching ends on the day of an event still count on that day. Raises ValueError for nobody, for
    days below 0 and for an entry that is not before its end.

    Source: Kaplan and Meier (1958); Greenwood (1926); Kalbfleisch and Prentice (1980).
    """
    started = _checked(days, entry, events)
    z = sigmas(confidence)
    steps: list[Step] = []
    share, spread = 1.0, 0.0
    for day in sorted({day for day, had in zip(days, events, strict=True) if had}):
        risk = _at_risk(days, started, day)
        had = sum(bool(event) and when == day for when, event in zip(days, events, strict=True))
        share *= 1 - had / risk
        spread += had / (risk * (risk - had)) if risk > had else 0.0
        steps.append(Step(day, risk, had, share, *_interval(share, spread, z)))
    last = max(days)
    return Survival(
        tuple(steps),
        tuple(_reading(days, events, started, steps, day, last) for day in at),
        last,
        _median(steps),
    )


def competing(
    days: Sequence[float],
    causes: Sequence[Hashable | None],
    entry: Sequence[float] | None = None,
) -> tuple[Cause, ...]:
    """Aalen and Johansen's share ended by each cause; None is somebody still followed at the end.

    The shares of all causes and of those without any add up to 1. One curve per cause in the order
    in which causes first come; 1 minus a survival curve for each would overstate them.
    Raises as survival() does.

    Source: Aalen and Johansen (1978).
    """
    started = _checked(days, entry, causes)
    kinds = list(dict.fromkeys(cause for cause in causes if cause is not None))
    ends = sorted({day for day, cause in zip(days, causes, strict=True) if cause is not None})
    reached: dict[Hashable, list[float]] = {cause: [] for cause in kinds}
    total = dict.fromkeys(kinds, 0.0)
    left = 1.0
    for day in ends:
        risk = _at_risk(days, started, day)
        now = [cause for when, cause in zip(days, causes, strict=True) if when == day]
        for cause in kinds:
            total[cause] += left * now.count(cause) / risk
            reached[cause].append(total[cause])
        left *= 1 - sum(cause is not None for cause in now) / risk
    return tuple(Cause(cause, tuple(ends), tuple(reached[cause])) for cause in kinds)


def _checked(
    days: Sequence[float], entry: Sequence[float] | None, other: Sequence[object]
) -> Sequence[float]:
    started = [0.0] * len(days) if entry is None else entry
    if not days or not len(days) == len(other) == len(started):
        raise ValueError("Give at least one person, and every answer for each.")
    must_be_finite(days, started)
    if any(first < 0 or first > last for first, last in zip(started, days, strict=True)):
        raise ValueError("Nobody is followed before day 0, or to a day before they arrive.")
    if entry is not None and any(first == last for first, last in zip(started, days, strict=True)):
        raise ValueError("Somebody who arrives late is followed for some time.")
    return started


def _at_risk(days: Sequence[float], started: Sequence[float], day: float) -> int:
    """Those followed up to a day; late arrivals only after they arrive."""
    return sum(
        last >= day and (first < day or (first == 0 == day))
        for first, last in zip(started, days, strict=True)
    )


def _interval(share: float, spread: float, z: float) -> tuple[float | None, float | None]:
    if not 0 < share < 1:
        return None, None
    reach = z * sqrt(spread) / abs(log(share))
    return share ** exp(reach), share ** exp(-reach)


def _median(steps: Sequence[Step]) -> float | None:
    """The first day by which half have had the event.

    Where the curve stays at exactly one half for a while: the middle of that while.
    """
    below = [step for step in steps if step.share < 0.5 + TINY]
    if not below:
        return None
    first, *later = below
    if abs(first.share - 0.5) < TINY and later:
        return (first.day + later[0].day) / 2
    return first.day


def _reading(
    days: Sequence[float],
    events: Sequence[bool],
    started: Sequence[float],
    steps: Sequence[Step],
    day: float,
    last: float,
) -> Reading:
    known = [step for step in steps if step.day <= day]
    had = sum(step.events for step in known)
    still = sum(
        first <= day and (when > day or (when == day and not event))
        for first, when, event in zip(started, days, events, strict=True)
    )
    arrived = sum(first <= day for first in started)
    if day > last:
        return Reading(day, None, None, None, still, had, arrived - still - had)
    end = known[-1] if known else None
    return Reading(
        day,
        end.share if end else 1.0,
        end.lower if end else None,
        end.upper if end else None,
        still,
        had,
        arrived - still - had,
    )
