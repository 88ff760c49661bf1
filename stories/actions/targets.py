"""Setting a target, or taking it away."""

from datetime import datetime

from stories.errors import StoryError
from stories.people import Person, Role
from stories.trends.targets import Target, check_target


def set_target(store, code: str, percent: int | None, *, by: Person, at: datetime) -> Target:
    """At least this percentage from now on; None takes the target away. Earlier ones are kept."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.LEADER)
        if code not in work.outcome_types():
            raise StoryError("Outcome: choose one from the list.")
        check_target(code, percent)
        before = work.targets().get(code)
        if percent == (before and before.percent):
            raise StoryError("That is the target already.")
        target = Target(code, percent, work.person.id, at)
        work.put_target(target)
        was = before.percent if before else None
        work.event("target set", "outcome type", code, before=was, now=percent)
        return target
