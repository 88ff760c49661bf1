"""A database that does not answer: a calm sentence and a way to try again, on every page."""

from contextlib import contextmanager, nullcontext

import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.routing import Route

from data import tables
from data.store import Store
from pages.parts import (
    draft_form,
    messages,
    on_screen,
    session,
    web_feeds,
    web_giving,
    web_held,
)
from pages.parts.held_account import address
from stories.errors import NotReached, NotSaved, OutOfReach
from tests import make
from tests.conftest import KEY, count, draft_of
from tests.pages.test_web import ask
from tests.pages.test_web_files import cookie


@contextmanager
def _away(*_):
    raise NotSaved
    yield


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
    at = visit("share_story.py", make.SAM, d=draft_of(sqlite_store))
    at.button("step-4").click().run()
    with monkeypatch.context() as patch:
        patch.setattr(Store, "begin", _away)
        at.button("submit").click().run()
    assert not at.exception
    assert [each.value for each in at.error] == [str(NotSaved())]
    assert not at.success
    at.button("submit").click().run()
    assert at.success[0].value.startswith("Sent.")
    assert count(sqlite_store, tables.stories) == 1


def test_what_was_typed_stays_in_its_box_where_one_question_is_drawn_alone(
    visit, sqlite_store, monkeypatch
):
    draft_id, opened, asked = draft_of(sqlite_store), draft_form.opened, []
    at = visit("share_story.py", make.SAM, d=draft_id)

    def once(*whose):
        asked.append(whose)
        if len(asked) > 1:
            raise NotReached
        return opened(*whose)

    monkeypatch.setattr(on_screen, "drawn", lambda *_: nullcontext())  # so each reads for itself
    monkeypatch.setattr(draft_form, "opened", once)
    monkeypatch.setattr(Store, "begin", _away)
    at.text_input(f"title-{draft_id}").input("The kettle").run()
    assert not at.exception
    assert at.text_input(f"title-{draft_id}").value == "The kettle"
    said = [each.value for each in at.error]
    assert str(NotReached()) in said
    assert f"Title: {NotSaved()}" in said


def test_beside_the_pages_the_same_is_said_and_when_to_ask_again(sqlite_store, monkeypatch):
    """While nobody can say who asks, while nothing can be kept, and to the reader of a feed."""
    feed = web_feeds.answering(lambda _: session.store().read().__enter__(), "x", is_open=True)
    app = Starlette(
        routes=[Route(web_held.PATH, web_held.file), Route("/feed", feed)],
        exception_handlers={OutOfReach: web_giving.away},
    )
    session.use(sqlite_store)
    path, _, query = address("account", who=make.LEO.id).partition("?")
    asked = {"path": path, "query": query, "cookie": cookie(make.LEO)}
    with monkeypatch.context() as patch:
        patch.setattr(Store, "begin", _away)
        answers = [ask(app, **asked)]
    session.use(Store(sa.create_engine("sqlite:////proc/no/such/place.db"), KEY))
    answers += [ask(app, **asked), ask(app, "/feed")]
    session.use(None)
    said = [(status, body.decode()) for status, _, body in answers]
    assert said == [(503, str(NotSaved())), *[(503, str(NotReached()))] * 2]
    for _, headers, _ in answers:
        assert (headers["retry-after"], headers["cache-control"]) == ("10", "no-store")


def test_a_fault_of_ours_is_said_calmly_and_is_loud_in_the_log(visit, monkeypatch):
    at = visit("home.py", make.SAM)
    monkeypatch.setattr("data.queries.newest_to_read", lambda *_: 1 / 0)
    at.run()
    assert [each.value for each in at.error] == [messages.FAULT]
    assert at.exception
