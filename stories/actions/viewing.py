"""Keeping a view under a name, and taking it away."""

from collections.abc import Mapping
from datetime import datetime

from stories.errors import NotFound, StoryError
from stories.ids import new_id
from stories.people import Person, Role
from stories.views import View, check_view

MAY_KEEP = (Role.LEADER, Role.ANALYST, Role.GOVERNANCE)


def keep_view(
    store, name: str, page: str, query: Mapping[str, str], *, by: Person, at: datetime
) -> View:
    """Keep what an address asks for under a name of one's own."""
    with store.begin(by, at) as work:
        work.person.must_be(*MAY_KEEP)
        name, kept = check_view(name, page, dict(query), len(work.views()))
        view = View(new_id(), work.person.id, name, page, kept, at)
        if not work.add_view(view):
            raise StoryError("You keep a view of this name already. Choose another name.")
        work.event("view kept", "view", view.id, page=page)
        return view


def drop_view(store, view_id: str, *, by: Person, at: datetime) -> None:
    """Take one's own view away."""
    with store.begin(by, at) as work:
        work.person.must_be(*MAY_KEEP)
        if not work.remove_view(view_id):
            raise NotFound("view")
        work.event("view taken away", "view", view_id)
