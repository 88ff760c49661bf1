"""Learning briefs: for whoever may read the story, with what any colleague may read, on a page."""

import io
from dataclasses import replace

import docx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from data import tables
from pages.documents.brief import INSIDE, MOST, brief_sheet
from pages.parts import session, talking, web_brief
from stories import discussion
from stories.redaction import already_redacted
from stories.sections import Section
from tests import make
from tests.conftest import approved, count
from tests.pages import test_web
from tests.pages.conftest import links_of
from tests.pages.test_web_files import cookie

WORRY = "We feared that he would not be safe at home again."


@pytest.fixture
def app(sqlite_store):
    session.use(sqlite_store)
    yield Starlette(routes=[Route(talking.PATH, web_brief.file)])
    session.use(None)


@pytest.fixture
def story(sqlite_store, filled):
    return filled(sqlite_store, _worried)


def _worried(store):
    return approved(store, worried=WORRY)


def ask(app, story, person=None):
    headers = {"cookie": cookie(person)} if person else {}
    return test_web.ask(app, f"/brief/{story}", **headers)


def words_of(body: bytes) -> str:
    return "\n".join(each.text for each in docx.Document(io.BytesIO(body)).paragraphs)


@pytest.mark.parametrize("person", make.EVERYBODY, ids=lambda person: person.name)
def test_it_holds_the_story_and_questions_and_no_worry_whoever_takes_it(
    app, story, sqlite_store, person
):
    status, headers, body = ask(app, story.id, person)
    said = words_of(body)
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert headers["content-disposition"] == f'attachment; filename="{story.reference}-brief.docx"'
    for part in (story.title, INSIDE, make.WORDS[Section.CHANGED], discussion.FIRST):
        assert part in said
    assert WORRY not in said
    taken = {"action": "learning brief taken", "actor": person.id, "subject_id": story.id}
    assert count(sqlite_store, tables.events, **taken) == 1


def test_nobody_takes_one_of_a_story_they_may_not_read(app, sqlite_store, submitted):
    before = count(sqlite_store, tables.events)
    answers = {ask(app, each, make.LEO)[::2] for each in (submitted().id, "none")}
    assert len(answers) == 1  # what is not there and what is not theirs look alike
    assert answers.pop()[0] == 403
    assert count(sqlite_store, tables.events) > before  # the story was sent, and nothing taken
    assert not count(sqlite_store, tables.events, action="learning brief taken")


def test_nobody_takes_one_without_signing_in(app, story):
    assert ask(app, story.id)[0] == 401


def test_a_long_story_is_cut_at_a_sentence(story):
    long = already_redacted("We sat and listened to them again. " * 60)
    sheet = brief_sheet(replace(story, words={**story.words, Section.TRIED: long}))
    (cut,) = [text for heading, text in sheet.parts if heading == "What we tried together"]
    assert len(cut) <= MOST
    assert cut.endswith("again.")


def test_the_page_links_to_it(visit, story):
    at = visit("read_story.py", make.LEO, story=story.id)
    assert links_of(at)["A page to print (Word)"] == f"/brief/{story.id}"
    assert any(discussion.LAST in each.value for each in at.markdown)
