"""Files of stories on their way out: whose link, when, and how they travel."""

import io
import zipfile

import pytest
from docx import Document
from starlette.applications import Starlette
from starlette.routing import Route

from data import sessions, tables
from pages.documents.files import FILES
from pages.parts import session, web_files
from stories.actions import publishing
from stories.consent import Channel
from stories.ids import new_id
from tests import make
from tests.conftest import count
from tests.pages.test_library import cleared
from tests.pages.test_web import ask


@pytest.fixture
def app(sqlite_store):
    session.use(sqlite_store)
    yield Starlette(routes=[Route(web_files.PATH, web_files.file)])
    session.use(None)


@pytest.fixture
def pull_id(app, sqlite_store, filled):
    return filled(sqlite_store, _pulled)


def _pulled(store) -> str:
    story = cleared(store)
    signed = {"by": make.CAL, "at": session.now(), "key": new_id()}
    return publishing.pull(store, story.id, Channel.NEWSLETTER, "June", **signed).pull_id


def cookie(person) -> str:
    return f"{session.COOKIE}={sessions.begin(session.store(), person.id, session.now())}"


def test_a_link_gives_its_file_once_to_its_person(app, pull_id, sqlite_store):
    address = web_files.address((pull_id,), "word", make.CAL.id)
    status, headers, body = ask(app, address, cookie=cookie(make.CAL))
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert headers["content-disposition"].startswith('attachment; filename="MD-')
    assert headers["content-disposition"].endswith('-newsletter.docx"')
    words = [each.text for each in Document(io.BytesIO(body)).paragraphs]
    assert "The door that opened" in words
    status, headers, body = ask(app, address, cookie=cookie(make.CAL))
    assert (status, headers["cache-control"]) == (403, "no-store")
    assert b"used already" in body
    assert count(sqlite_store, tables.events, action="file taken") == 1


def test_without_a_session_or_for_another_person_there_is_nothing(app, pull_id):
    address = web_files.address((pull_id,), "word", make.CAL.id)
    assert ask(app, address)[0] == 401
    assert ask(app, address, cookie=f"{session.COOKIE}=nonsense")[0] == 401
    status, _, body = ask(app, address, cookie=cookie(make.GWEN))
    assert status == 403
    assert b"door" not in body


def test_an_ended_session_takes_nothing(app, pull_id):
    mine = cookie(make.CAL)
    sessions.end(session.store(), mine.partition("=")[2], session.now())
    address = web_files.address((pull_id,), "word", make.CAL.id)
    assert ask(app, address, cookie=mine)[0] == 401


def test_a_link_to_no_file_of_ours_opens_nothing(app, pull_id):
    for file in ("exe", "../word", ""):
        address = web_files.address((pull_id,), file, make.CAL.id)
        assert ask(app, address, cookie=cookie(make.CAL))[0] == 403


@pytest.mark.parametrize("name", ["text", "slides", "csv", "json", "document", "press"])
def test_each_file_comes_as_what_it_is(app, pull_id, name):
    address = web_files.address((pull_id,), name, make.CAL.id)
    status, headers, body = ask(app, address, cookie=cookie(make.CAL))
    assert (status, headers["content-type"]) == (200, FILES[name].kind)
    assert headers["content-disposition"].endswith(f'.{FILES[name].ending}"')
    assert body


def test_several_stories_come_as_one_pack(app, pull_id, sqlite_store):
    other = cleared(sqlite_store, title="Another door")
    signed = {"by": make.CAL, "at": session.now(), "key": new_id()}
    second = publishing.pull(sqlite_store, other.id, Channel.NEWSLETTER, "June", **signed).pull_id
    address = web_files.address((pull_id, second), "pack", make.CAL.id)
    status, headers, body = ask(app, address, cookie=cookie(make.CAL))
    assert status == 200
    assert 'filename="stories-newsletter.zip"' in headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        names = pack.namelist()
        assert {"stories.docx", "stories.csv", "stories.json"} < set(names)
        assert len([each for each in names if each.startswith("texts/MD-")]) == 2
