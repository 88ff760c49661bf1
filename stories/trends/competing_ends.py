"""What became of an outcome, by how long after: it stopped holding, or they went, or it holds.

These compete: whoever has come into care, moved away, turned 18 or died can no longer be found to
have lost it here. So each is counted beside the others (Aalen and Johansen), and none is taken for
lasting. All years that are drawn are taken together, from what is published of them alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stories.outcomes.check_backs import Why
from stories.trends.cohorts import GONE, STOPPED, Cohort, Fate
from stories.trends.survival import FEWEST_AT_RISK, Cause, competing

LABELS = {
    STOPPED: "No longer holding",
    Why.CAME_INTO_CARE: "Came into care",
    Why.MOVED: "Moved away",
    Why.TURNED_18: "Turned 18",
    Why.DIED: "Died",
    GONE: "In care, moved away, turned 18 or died",
}
HOLDING = "Still holding"
COLUMN = "What became of it"


@dataclass(frozen=True)
class Ended:
    """The share that had ended each way by each window; None: not known yet, or of too few."""

    windows: tuple[int, ...]
    years: tuple[str, ...]
    causes: tuple[Cause, ...]
    at_risk: tuple[int, ...]  # people followed up to each window

    def share(self, cause: Cause, window: int) -> float | None:
        return cause.at(window) if self.known(window) else None

    def holding(self, window: int) -> float | None:
        """The rest: with the shares of all causes it is everybody."""
        return 1 - sum(cause.at(window) for cause in self.causes) if self.known(window) else None

    def known(self, window: int) -> bool:
        return self.at_risk[self.windows.index(window)] >= FEWEST_AT_RISK

    @property
    def latest(self) -> int | None:
        """The last window of which it is known."""
        return next((each for each in reversed(self.windows) if self.known(each)), None)


def ended(cohorts: Sequence[Cohort], windows: Sequence[int]) -> Ended | None:
    """All years together; None where nobody is known to have gone, so that nothing competes."""
    fates = [
        (fate, people) for cohort in cohorts for fate, people in cohort.fates.items() if people
    ]
    ways = {fate.gone for fate, _ in fates if fate.gone}
    if not ways:
        return None
    if GONE in ways:  # a year that cannot say how makes all of them say only that
        fates = [(fate._replace(gone=fate.gone and GONE), people) for fate, people in fates]
    months, causes = [], []
    for fate, people in fates:
        months += [_until(fate, windows)] * people
        causes += [STOPPED if fate.stopped else fate.gone or None] * people
    order = list(LABELS)
    found = sorted(competing(months, causes), key=lambda each: order.index(each.cause))
    at_risk = tuple(sum(until >= window for until in months) for window in windows)
    years = tuple(cohort.short for cohort in cohorts)
    return Ended(tuple(windows), years, tuple(found), at_risk)


def _until(fate: Fate, windows: Sequence[int]) -> int:
    """Whoever has gone counts as gone at the first window after they were known to hold.

    That is the earliest it can have been: where nobody answered in between, nothing is flattered.
    """
    if not fate.gone:
        return fate.months
    return next((window for window in windows if window > fate.months), fate.months)


def said(share: float | None) -> str:
    """A share of 0 to 1 as a percentage, or that it is not known."""
    return "not known yet" if share is None else f"{share:.0%}"


def rows(found: Ended) -> list[tuple[str, ...]]:
    """A row for each way, and for what still holds: how it stands at each window."""
    ways = [
        (LABELS[cause.cause], *(said(found.share(cause, each)) for each in found.windows))
        for cause in found.causes
    ]
    return [*ways, (HOLDING, *(said(found.holding(each)) for each in found.windows))]


def columns(found: Ended) -> tuple[str, ...]:
    """The headings of rows()."""
    return (COLUMN, *(f"After {months} months" for months in found.windows))


def sentence(found: Ended) -> str:
    """The last window that is known, in words."""
    window = found.latest
    if window is None:
        return "Too few are known yet to say what became of it."
    ways = [f"{said(found.share(cause, window))} {_way(cause.cause)}" for cause in found.causes]
    told = f"{', '.join(ways[:-1])} and {ways[-1]}" if len(ways) > 1 else ways[0]
    return (
        f"After {window} months an estimated {told}; {said(found.holding(window))} still held. "
        f"{_years(found)}"
    )


def _way(cause: str) -> str:
    """What somebody was found to have done."""
    if cause == STOPPED:
        return "no longer held"
    if cause == GONE:
        return "had come into care, moved away, turned 18 or died"
    label = LABELS[cause].lower()
    return f"had {label.replace('came', 'come')}"


def _years(found: Ended) -> str:
    if len(found.years) == 1:
        return f"This is of {found.years[0]}."
    return (
        f"This is of the {len(found.years)} years {found.years[0]} to {found.years[-1]} together."
    )
