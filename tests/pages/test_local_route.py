"""The local route: an administrator's words, shown to everybody who writes."""

import pytest

from data import people, tables
from stories.actions import settling
from stories.errors import NotAllowed, TooLong
from stories.safeguarding import ROUTE_MOST, USUAL_ROUTE
from tests import make
from tests.conftest import count, submit


def route_of(store):
    with store.read() as connection:
        return people.local_route(connection)


def test_without_a_local_route_the_usual_one_is_shown(visit, sqlite_store):
    assert route_of(sqlite_store) == USUAL_ROUTE
    at = visit("share_story.py", make.SAM)
    assert USUAL_ROUTE in [text.value for text in at.text]


def test_an_administrator_writes_it_and_writers_see_it(visit, sqlite_store):
    at = visit("local_route.py", make.ADA)
    at.text_area("route").input("Call the Front Door on 01632 960 111.").run()
    for _ in range(2):
        at.button("save").click().run()
    assert at.success[0].value.startswith("Saved.")
    assert count(sqlite_store, tables.events, action="local route changed") == 1
    begun = visit("share_story.py", make.SAM)
    assert "Call the Front Door on 01632 960 111." in [text.value for text in begun.text]


def test_an_empty_route_is_refused_in_words(visit, sqlite_store):
    at = visit("local_route.py", make.ADA)
    at.text_area("route").set_value(" ").run()
    at.button("save").click().run()
    assert at.error[0].value.startswith("The local route: write whom to tell")
    assert route_of(sqlite_store) == USUAL_ROUTE


def test_an_endless_route_and_anybody_elses_are_refused(sqlite_store):
    with pytest.raises(TooLong):
        settling.set_local_route(sqlite_store, "x" * (ROUTE_MOST + 1), by=make.ADA, at=make.NOON)
    for person in set(make.EVERYBODY) - {make.ADA}:
        with pytest.raises(NotAllowed):
            settling.set_local_route(sqlite_store, "Call me.", by=person, at=make.NOON)


def test_a_reviewer_sees_the_route_where_the_words_sound_like_a_risk_now(visit, sqlite_store):
    quiet = submit(sqlite_store)
    loud = submit(sqlite_store, happening="I am worried that he will hurt her.", at_risk="no")
    for story, shown in ((quiet, False), (loud, True)):
        at = visit("review.py", make.RAVI, story=story.id)
        assert not at.exception
        assert (USUAL_ROUTE in [text.value for text in at.text]) == shown
