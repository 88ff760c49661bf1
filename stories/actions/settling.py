"""What an administrator settles for everybody."""

from datetime import datetime

from stories.errors import StoryError
from stories.people import Person, Role
from stories.safeguarding import ROUTE_MOST
from stories.text import limited


def set_local_route(store, words: str, *, by: Person, at: datetime) -> None:
    """Say whom to tell when somebody is at risk now. It is shown to everybody who writes."""
    words = limited("The local route", words, ROUTE_MOST)
    if not words:
        raise StoryError("The local route: write whom to tell, and how to reach them.")
    with store.begin(by, at) as work:
        work.person.must_be(Role.ADMIN)
        if words != work.local_route():
            work.put_local_route(words)
            work.event("local route changed", "setting", "local route")
