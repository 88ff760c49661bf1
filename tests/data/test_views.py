"""Views under names of their own: one person's, bounded, and nothing in them was typed."""

import pytest

from data import tables
from data.store.views import views_of
from stories.actions.viewing import drop_view, keep_view
from stories.errors import NotFound, StoryError
from stories.views import MOST, PAGES
from tests import make
from tests.conftest import count


def keep(store, name="Adults", page="trends.py", by=make.LEO, **query):
    return keep_view(store, name, page, query, by=by, at=make.NOON)


def test_a_view_is_kept_for_its_person_alone_and_taken_away(store):
    view = keep(store, part="adults", show="all", words="Kayleigh")
    with store.read() as connection:
        assert views_of(connection, make.LEO) == [view]
        assert views_of(connection, make.ANA) == []
    assert view.query == {"part": "adults", "show": "all"}
    with pytest.raises(NotFound):
        drop_view(store, view.id, by=make.ANA, at=make.NOON)
    drop_view(store, view.id, by=make.LEO, at=make.NOON)
    assert count(store, tables.views) == 0


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": " "}, "give it a name"),
        ({"name": "Adults"}, "of this name already"),
        ({"page": "people.py"}, "cannot be kept"),
        ({"part": "x" * 61}, "not one of ours"),
    ],
)
def test_what_cannot_be_kept(sqlite_store, changes, why):
    keep(sqlite_store)
    with pytest.raises(StoryError, match=why):
        keep(sqlite_store, **{"name": "Another", **changes})


def test_nobody_keeps_more_than_can_be_seen(sqlite_store):
    for number in range(MOST):
        keep(sqlite_store, f"View {number}")
    with pytest.raises(StoryError, match="Take one away"):
        keep(sqlite_store)


def test_every_page_that_may_be_kept_is_a_page():
    from pages.parts.places import BY_FILE

    assert set(PAGES) <= BY_FILE.keys()
