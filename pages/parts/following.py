"""Check-backs that wait: for the service, and what has waited too long for the team's lead."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from data import check_backs, happenings
from data import coming as come_up
from data.check_backs import MOST_COUNTED, Whose
from data.coming import Coming
from data.store import Store
from pages.parts import session
from pages.parts.task import Task
from stories.people import Person


def tasks(connection, person: Person) -> Iterator[Task]:
    """For whoever leads teams, what waits too long there; else what is due in their service."""
    now = (session.store(), happenings.newest(connection), session.today())
    if led := check_backs.led_by(connection, person):
        late = count_due(*now, Whose(teams=tuple(led)), overdue=True)
        if late:
            yield Task(
                f"{number(late)} check-back{'' if late == 1 else 's'} in the teams you lead "
                f"{'has' if late == 1 else 'have'} waited for more than two months.",
                "check_backs.py",
                "See which",
            )
            return
    if person.service:
        many = count_due(*now, Whose(service=person.service), overdue=False)
        if many:
            yield Task(
                f"{number(many)} check-back{' is' if many == 1 else 's are'} due in your service: "
                "does it still hold?",
                "check_backs.py",
                "Answer one",
            )


def number(many: int) -> str:
    """As a sentence begins with it; very many are not counted to the end."""
    return f"{many:,}" if many <= MOST_COUNTED else f"More than {MOST_COUNTED:,}"


@lru_cache(maxsize=256)
def count_due(store: Store, _at: int, today: date, whose: Whose, *, overdue: bool) -> int:
    """Counted once for each state of the record: everybody of a service is told the same."""
    kinds = session.outcome_types()
    with store.read() as connection:
        return check_backs.count_due(connection, kinds, whose, today, overdue=overdue)


@lru_cache(maxsize=256)
def coming(store: Store, _at: int, today: date, whose: Whose) -> Coming:
    """From which month on how many come up that are not due yet; kept as long."""
    kinds = session.outcome_types()
    with store.read() as connection:
        return come_up.coming(connection, kinds, whose, today)
