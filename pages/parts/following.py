"""Check-backs that wait: for the service, and what has waited too long for the team's lead."""

from collections.abc import Iterator

from data import check_backs
from data.check_backs import Whose
from pages.parts import session
from pages.parts.task import Task
from stories.people import Person


def tasks(connection, person: Person) -> Iterator[Task]:
    kinds, today = session.outcome_types(), session.today()
    if led := check_backs.led_by(connection, person):
        teams = Whose(teams=tuple(led))
        late = check_backs.count_due(connection, kinds, teams, today, overdue=True)
        if late:
            yield Task(
                f"{late:,} check-back{'' if late == 1 else 's'} in the teams you lead "
                f"{'has' if late == 1 else 'have'} waited for more than two months.",
                "check_backs.py",
                "See which",
            )
            return
    if person.service:
        many = check_backs.count_due(connection, kinds, Whose(service=person.service), today)
        if many:
            yield Task(
                f"{many:,} check-back{' is' if many == 1 else 's are'} due in your service: "
                "does it still hold?",
                "check_backs.py",
                "Answer one",
            )
