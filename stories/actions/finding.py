"""Keeping a search of the library for oneself, and forgetting it."""

from datetime import datetime

from stories.errors import StoryError
from stories.ids import new_id
from stories.people import Person, Role
from stories.searches import MOST_SAVED, NAME_MOST, Search
from stories.text import limited


def save_search(store, name: str, search: Search, *, by: Person, at: datetime) -> str:
    """Keep a search under a name; the same name takes the place of the one before."""
    name = limited("Name", name, NAME_MOST)
    if not name:
        raise StoryError("Name for this search: write one, so that you know it again.")
    if search.is_empty:
        raise StoryError("Look for something first: words, or one of the filters.")
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        if work.count_saved_searches() >= MOST_SAVED:
            raise StoryError(f"You keep {MOST_SAVED} searches already. Forget one first.")
        search_id = new_id()
        work.add_saved_search(search_id, name, search.as_answers())
        work.event("search kept", "search", search_id)
        return search_id


def forget_search(store, search_id: str, *, by: Person, at: datetime) -> None:
    """Forget a search of one's own."""
    with store.begin(by, at) as work:
        work.remove_saved_search(search_id)
        work.event("search forgotten", "search", search_id)
