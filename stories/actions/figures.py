"""Publishing figures, and how small a number may be shown."""

from collections.abc import Mapping
from datetime import date, datetime

from stories.actions import returns_figures
from stories.errors import StoryError
from stories.outcomes import OutcomeType
from stories.people import Person, Role
from stories.trends import SuppressedTable
from stories.trends.disclosure import LARGEST_THRESHOLD, SMALLEST_COUNT
from stories.trends.from_returns import from_returns
from stories.trends.grain import Counts
from stories.trends.whole import Counted, whole_edition, whole_lasting

PUBLISHERS = (Role.ANALYST, Role.LEADER)


def publish_figures(store, *, by: Person, at: datetime) -> int:
    """Publish every figure up to the last month that is over; the number of the edition.

    Everybody reads the same edition, so two views of it cannot be subtracted, and what it says of
    a month changes later only where the change itself gives nobody away.
    """
    with store.begin(by, at) as work:
        work.person.must_be(*PUBLISHERS)
        kinds, today, threshold = _recorded_kinds(work), at.date(), work.threshold()
        made = _edition(work, kinds, today, threshold)
        if not made:
            raise StoryError(
                "There is nothing to publish yet: no month that is over has an outcome in it."
            )
        number, changed = work.put_edition(threshold, made)
        _put_lasting(work, number, kinds, made, today, threshold)
        work.put_heard(number, today, threshold)
        work.event(
            "figures published", "edition", str(number), series=len(made), figures=changed,
            threshold=threshold, seal=work.seal_of_figures(number),
        )  # fmt: skip
        return number


def from_records(work, today: date) -> dict[str, SuppressedTable]:
    """What an edition of today would say, counted from the records; nothing is kept of it."""
    return _edition(work, _recorded_kinds(work), today, work.threshold())


def counts_of_records(work, today: date) -> dict[str, Counts]:
    """The raw counts by series, service and month, which no page may show."""
    recorded, counted = _counts(work, _recorded_kinds(work), today)
    return recorded | counted


def _recorded_kinds(work) -> list[OutcomeType]:
    return [kind for kind in work.outcome_types().values() if kind.is_recorded]


def _edition(work, kinds: list[OutcomeType], today: date, threshold: int) -> dict:
    """Every series as it may be shown from today on."""
    recorded, counted = _counts(work, kinds, today)
    found = Counted(
        recorded, counted, work.fates(), work.other_ends(),
        work.counted_by_team(), work.service_of_team(),
    )  # fmt: skip
    yearly = returns_figures.YEARLY_SERIES
    return whole_edition(kinds, found, today, threshold, work.published(), yearly)


def _counts(work, kinds: list[OutcomeType], today: date) -> tuple[dict, dict]:
    """What is recorded, and what is counted, by series."""
    recorded, counted = {}, {}
    for kind in kinds:
        recorded |= work.recorded_by_month(kind.code, today, kind.asks_end_reason)
        counted[kind.balancing_code] = work.counted_by_month(kind.balancing_code, today)
    recorded = {code: counts for code, counts in recorded.items() if counts}
    return recorded, counted | returns_figures.counts(work, kinds, today)


def _put_lasting(
    work, number: int, kinds, made: Mapping[str, SuppressedTable], today: date, threshold: int
):
    """How many of each service lasted, of outcomes that are followed; and of those in returns."""
    for kind in kinds:
        counts = {}
        if kind.code in made and kind.check_months:
            counts = work.standing_by_month(kind, today)
        if from_returns(kind.code) in made:
            counts = returns_figures.beside(counts, work.lasting_in_returns(kind.code, today))
        if counts:
            earlier = work.published_lasting(kind.code)
            groups = whole_lasting(kind.code, counts, made, today, threshold, earlier)
            work.put_lasting(number, kind.code, groups)


def raise_threshold(store, threshold: int, *, by: Person, at: datetime) -> None:
    """Hide counts below a larger number from the next edition on. It is never lowered."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        if not SMALLEST_COUNT <= threshold <= LARGEST_THRESHOLD:
            raise StoryError(f"Choose a number from {SMALLEST_COUNT} to {LARGEST_THRESHOLD}.")
        before = work.threshold()
        if threshold < before:
            raise StoryError(
                f"Counts below {before} are hidden now. This can be raised, and never lowered: "
                "what was hidden once could be worked out afterwards."
            )
        work.set_threshold(threshold)
        work.event("threshold raised", "setting", "smallest_count", before=before, now=threshold)
