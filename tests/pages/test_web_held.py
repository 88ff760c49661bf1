"""Copies of what is held on a person: who may have one, and that it lies nowhere to be fetched."""

import json

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from data import tables
from pages.parts import session, web_held
from pages.parts.held_account import address
from tests import make
from tests.conftest import cleared, count
from tests.pages import test_web
from tests.pages.test_web_files import cookie


@pytest.fixture
def app(sqlite_store):
    session.use(sqlite_store)
    yield Starlette(routes=[Route(web_held.PATH, web_held.file)])
    session.use(None)


@pytest.fixture
def story(sqlite_store, filled):
    return filled(sqlite_store, _thanked)


def _thanked(store):
    thanks = {"contributors": "leo", "thanks_line": "You stayed late with us."}
    return cleared(store, consent_name="Kofi Mensah", **thanks)


def ask(app, wanted: str, person=None):
    path, _, query = wanted.partition("?")
    headers = {"cookie": cookie(person)} if person else {}
    return test_web.ask(app, path, query=query, **headers)


@pytest.mark.parametrize("person", [make.LEO, make.GWEN], ids=lambda each: each.name)
def test_an_account_is_copied_for_its_person_and_for_governance(app, story, sqlite_store, person):
    status, headers, body = ask(app, address("account", who="leo"), person)
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert headers["content-disposition"] == 'attachment; filename="held.json"'
    assert json.loads(body)["private thanks"] == ["You stayed late with us."]
    read = {"actor": person.id, "action": "what is held on somebody read", "subject_id": "leo"}
    assert count(sqlite_store, tables.events, **read) == 1


def test_a_consent_is_copied_for_governance_with_its_names(app, story, sqlite_store):
    wanted = address("consent", story=story.id, party=story.id)
    status, _, body = ask(app, wanted, make.GWEN)
    held = json.loads(body)
    assert (status, held["name"], held["story"]) == (200, "Kofi Mensah", story.reference)
    assert held["consent"][0]["agreed to"]
    assert count(sqlite_store, tables.events, action="names of consent read") == 1


@pytest.mark.parametrize("person", [p for p in make.EVERYBODY if p.id not in ("leo", "gwen")])
def test_nobody_else_gets_a_copy_whatever_link_they_were_sent(app, story, sqlite_store, person):
    before = count(sqlite_store, tables.events)
    for wanted in (
        address("account", who="leo"),
        address("consent", story=story.id, party=story.id),
    ):
        status, _, body = ask(app, wanted, person)
        assert status == 403
        assert b"Kofi" not in body
        assert b"stayed late" not in body
    assert count(sqlite_store, tables.events) == before


def test_without_a_session_there_is_nothing(app, story):
    assert ask(app, address("account", who="leo"))[0] == 401


@pytest.mark.parametrize(
    "wanted",
    [
        address("account", who=make.UNKNOWN),
        address("account"),
        address("consent", story=make.UNKNOWN, party="x"),
        address("consent"),
        address("nothing", who="leo"),
    ],
)
def test_an_address_that_names_nobody_gets_a_sentence(app, wanted):
    status, _, body = ask(app, wanted, make.GWEN)
    assert (status, body.decode()) == (404, web_held.NOT_HERE)
