"""A database that does not answer: a calm sentence and a way to try again, on every page."""

from contextlib import contextmanager

import sqlalchemy as sa

from data import tables
from data.store import Store
from pages.parts import session
from stories.errors import NotReached, NotSaved
from tests import make
from tests.conftest import KEY, count, draft_of


def test_a_page_says_that_the_database_does_not_answer_and_comes_back(visit, sqlite_store):
    at = visit("home.py", make.SAM)
    session.use(Store(sa.create_engine("sqlite:////proc/no/such/place.db"), KEY))
    at.run()
    assert not at.exception
    assert [each.value for each in at.error] == [str(NotReached())]
    session.use(sqlite_store)
    at.button("try-again").click().run()
    assert not at.error
    assert at.title


def test_what_could_not_be_saved_is_said_and_a_second_click_sends_it_once(
    visit, sqlite_store, monkeypatch
):
    @contextmanager
    def away(*_):
        raise NotSaved
        yield

    at = visit("share_story.py", make.SAM, d=draft_of(sqlite_store))
    at.button("step-4").click().run()
    with monkeypatch.context() as patch:
        patch.setattr(Store, "begin", away)
        at.button("submit").click().run()
    assert not at.exception
    assert [each.value for each in at.error] == [str(NotSaved())]
    assert not at.success
    at.button("submit").click().run()
    assert at.success[0].value.startswith("Sent.")
    assert count(sqlite_store, tables.stories) == 1
