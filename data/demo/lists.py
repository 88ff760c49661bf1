"""A change of a list that the second administrator proposed, for a visitor to answer."""

from collections.abc import Callable
from datetime import datetime, timedelta

from stories.actions import relisting
from stories.people import Person

TEAM, CALLED = "family-support-south", "Family Support South and Coast"


def step(now: datetime, second: Person) -> tuple[datetime, Callable]:
    """Yesterday it was proposed; outcomes name the team, so it waits."""
    at = now - timedelta(hours=22)
    month = now.date().replace(day=1)
    return at, lambda store: relisting.rename_team(store, TEAM, CALLED, month, by=second, at=at)
