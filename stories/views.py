"""A view that somebody keeps under a name of their own: a page and what its address asks for."""

from dataclasses import dataclass
from datetime import datetime

from stories.errors import StoryError
from stories.text import limited

MOST_NAME = 60
MOST = 20  # kept by one person
# The pages that may be kept, and what their addresses may ask for; never words somebody typed.
PAGES: dict[str, tuple[str, ...]] = {
    "trends.py": ("part", "show"),
    "one_outcome.py": ("part", "outcome", "as"),
    "did_it_last.py": ("outcome",),
    "balance.py": ("part", "area"),
    "this_month.py": ("part",),
}
MOST_VALUE = 60


@dataclass(frozen=True)
class View:
    """One person's own; nobody else sees it."""

    id: str
    person_id: str
    name: str
    page: str
    query: dict[str, str]
    kept_at: datetime


def check_view(name: str, page: str, query: dict[str, str], already: int) -> tuple[str, dict]:
    """The name and what is kept of the address, or the sentence that says what is wrong."""
    name = limited("Name of the view", name, MOST_NAME)
    if not name:
        raise StoryError("Name of the view: give it a name first.")
    if page not in PAGES:
        raise StoryError("This page cannot be kept as a view.")
    if already >= MOST:
        raise StoryError(f"You keep {MOST} views already. Take one away first.")
    kept = {each: query[each] for each in PAGES[page] if query.get(each)}
    if any(len(value) > MOST_VALUE for value in kept.values()):
        raise StoryError("The address of this view is not one of ours. Choose again and keep it.")
    return name, kept
