"""What follows an outcome: check-backs, and the facts that could contradict it."""

from collections.abc import Mapping
from datetime import date, datetime

from stories.errors import NotAllowed, StoryError
from stories.outcomes import HowKnown
from stories.outcomes.balancing import Fact, check_fact, check_year, measures
from stories.outcomes.check_backs import Answer, CheckBack, Why, check_answer
from stories.people import Person, Role


def answer_check_back(
    store,
    outcome_id: str,
    months: int,
    answer: Answer,
    how_known: HowKnown,
    why: Why | None = None,
    *,
    by: Person,
    at: datetime,
) -> CheckBack:
    """Say whether an outcome still holds. Once: whoever comes second is told."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        record = work.outcome(outcome_id)
        kind = work.outcome_types().get(record.code)
        if kind is None:
            raise StoryError("This outcome is not followed up.")
        given = CheckBack(outcome_id, months, answer, how_known, work.person.id, at, why)
        check_answer(record, kind, given, at.date())
        if not work.add_check_back(given):
            raise StoryError("A colleague has answered this already. Open the list again.")
        work.event("check-back answered", "outcome", outcome_id, months=months, answer=answer)
        return given


def take_back_answer(store, outcome_id: str, months: int, *, by: Person, at: datetime) -> None:
    """A slip undone: the question is asked again. Only whoever answered takes it back."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.STAFF)
        if not work.remove_check_back(outcome_id, months, work.person.id):
            raise NotAllowed("Only whoever gave this answer takes it back.")
        work.event("check-back taken back", "outcome", outcome_id, months=months)


def enter_balancing(
    store,
    code: str,
    month: date,
    people: Mapping[str, int | None],
    *,
    by: Person,
    at: datetime,
) -> int:
    """Keep one month's counts of a measure by service; gives how many. None: nobody counted."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ANALYST)
        known, services = measures(work.outcome_types()), work.services()
        facts = [Fact(code, service, month, many) for service, many in people.items()]
        if not facts:
            raise StoryError("Give at least one count.")
        for fact in facts:
            check_fact(fact, known, services, at.date())
            work.put_fact(fact)
        work.event("balancing facts entered", "measure", code, month=month.isoformat()[:7])
        return sum(fact.people is not None for fact in facts)


def enter_year(
    store, code: str, year_from: date, people: int | None, *, by: Person, at: datetime
) -> None:
    """Keep the one count of a whole authority's whole year."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ANALYST)
        check_year(code, year_from, people, at.date())
        work.put_year(code, year_from, people)
        work.event("balancing facts entered", "measure", code, year=year_from.year)
