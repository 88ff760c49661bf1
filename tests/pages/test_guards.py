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
    assert [each.proto.label for each in at.get("page_link")] == [":primary[Back to home]"]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.file)
def test_a_page_opens_for_each_role_it_is_for(visit, sqlite_store, place):
    """It asks nothing for which the database would read every story or outcome, or give many."""
    with plans.asked(sqlite_store.engine) as questions:
        for person in make.EVERYBODY:
            if place.roles & person.roles:
                at = visit(place.file, person)
                assert not at.exception
                assert len(at.title) == 1
    assert plans.read_whole(sqlite_store.engine, questions) == []
    assert plans.unbounded(questions) == set()


def test_a_limit_ends_only_the_query_that_has_it(sqlite_store):
    few = "SELECT reviewed_at FROM stories ORDER BY reviewed_at LIMIT 3"
    every = "SELECT reviewed_at FROM stories WHERE reviewed_at NOT IN ({}) ORDER BY reviewed_at"
    ends = [few, f"SELECT * FROM ({few}) AS few JOIN people ON active"]
    goes_on = [every.format("SELECT at FROM events ORDER BY at LIMIT 3"), every.format("1")]
    with plans.asked(sqlite_store.engine) as questions, sqlite_store.read() as connection:
        for each in (*ends, *goes_on):
            connection.exec_driver_sql(each)
    assert plans.read_whole(sqlite_store.engine, questions) == goes_on


def test_an_answer_that_grows_with_what_people_send_is_found():
    grows = {"SELECT id FROM stories WHERE status = ?", "SELECT * FROM thanks ORDER BY said_on"}
    bounded = {
        "SELECT id FROM stories WHERE status = ? LIMIT ?",
        "SELECT text FROM story_words WHERE story_words.story_id = ?",
        "SELECT count(*) AS count_1 FROM stories WHERE status = ?",
        "SELECT code, name FROM services",
    }
    assert plans.unbounded(grows | bounded) == grows
