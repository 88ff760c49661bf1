"""Every page's first line is its guard."""

import pytest

from pages.parts.places import PLACES
from tests import make
from tests.pages import plans

GUARDED = [
    (place.file, person)
    for place in PLACES
    for person in make.EVERYBODY
    if not place.roles & person.roles
]


CLOSED = [place for place in PLACES if not place.open]


@pytest.mark.parametrize("place", CLOSED, ids=lambda place: place.file)
def test_nobody_sees_a_page_before_signing_in(visit, place):
    at = visit(place.file, None)
    assert [title.value for title in at.title] == ["Made a Difference"]


@pytest.mark.parametrize(("file", "person"), GUARDED, ids=lambda each: getattr(each, "name", each))
def test_a_page_of_another_role_says_whom_it_is_for(visit, file, person):
    at = visit(file, person)
    assert at.error[0].value.startswith("This page is for people with the")
    assert not at.title


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.file)
def test_a_page_opens_for_each_role_it_is_for(visit, sqlite_store, place):
    """It asks nothing for which the database would read every story or outcome."""
    with plans.asked(sqlite_store.engine) as questions:
        for person in make.EVERYBODY:
            if place.roles & person.roles:
                at = visit(place.file, person)
                assert not at.exception
                assert len(at.title) == 1
    assert plans.read_whole(sqlite_store.engine, questions) == []
