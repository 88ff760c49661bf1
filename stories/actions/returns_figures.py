"""What returns add to an edition of the figures: series of their own."""

from collections.abc import Iterable, Mapping
from datetime import date

from stories.outcomes import OutcomeType
from stories.returns.coverage import YEARLY
from stories.trends.edition import otherwise
from stories.trends.from_returns import ENDED_OTHERWISE, from_returns

YEARLY_SERIES = frozenset(from_returns(code) for code in YEARLY)


def counts(work, kinds: Iterable[OutcomeType], today: date) -> dict[str, dict]:
    """Counts by series of every outcome that returns tell, with what balances it."""
    told = {}
    for kind in kinds:
        outcomes = work.told_by_returns(kind.code, kind.area, today)
        if not outcomes:
            continue  # no measure of balance stands without its outcome
        told[from_returns(kind.code)] = outcomes
        others = {kind.balancing_code: kind.balancing_code}
        if kind.asks_end_reason:
            others[otherwise(kind.code)] = ENDED_OTHERWISE.get(kind.code, "")
        for series, code in others.items():
            if found := code and work.told_by_returns(code, kind.area, today):
                told[from_returns(series)] = found
    return told


def beside(recorded: Mapping[int, list], told: Mapping[int, list]) -> dict[int, list]:
    """Where people stand at each window: those recorded by service, and those returns tell of."""
    windows = sorted({*recorded, *told})
    return {months: [*recorded.get(months, ()), *told.get(months, ())] for months in windows}
