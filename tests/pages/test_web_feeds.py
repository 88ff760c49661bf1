"""Feeds as readers get them: valid, conditional, not too often, and closed unless opened."""

import json
from datetime import datetime

import pytest
from lxml import etree
from starlette.applications import Starlette

from pages.documents import feeds
from pages.parts import session, web_feeds
from stories.actions import writing
from tests import make
from tests.feed_rules import broken_in_atom, broken_in_json
from tests.pages.test_files import HOSTILE, released
from tests.pages.test_library import cleared
from tests.pages.test_web import ask

KEY = "rSw7JX2nQvB0kLm4TzYpAe9HcUf1Gd6o"
NAMES = {"a": feeds.ATOM, "t": feeds.TOMBSTONES}


@pytest.fixture
def app(sqlite_store, monkeypatch):
    session.use(sqlite_store)
    monkeypatch.setenv("INTRANET_KEY", KEY)
    for kept in (web_feeds._asked, web_feeds._made):
        kept.clear()
    yield Starlette(routes=web_feeds.routes(demonstration=True))
    session.use(None)


def atom(app) -> etree._Element:
    return etree.fromstring(ask(app, "/feed.atom")[2])


def test_an_atom_feed_has_what_the_standard_asks_of_it(app, sqlite_store):
    story = cleared(sqlite_store)
    status, headers, body = ask(app, "/feed.atom")
    assert (status, headers["content-type"]) == (200, "application/atom+xml; charset=utf-8")
    root = etree.fromstring(body)
    for name in ("id", "title", "updated"):
        assert len(root.findall(f"a:{name}", NAMES)) == 1
    assert root.find("a:author/a:name", NAMES).text
    assert root.find("a:link[@rel='self']", NAMES).get("href").endswith("/feed.atom")
    (entry,) = root.findall("a:entry", NAMES)
    for name in ("id", "title", "updated", "content"):
        assert len(entry.findall(f"a:{name}", NAMES)) == 1
    for moment in (root.find("a:updated", NAMES), entry.find("a:updated", NAMES)):
        assert datetime.fromisoformat(moment.text).tzinfo
    assert entry.find("a:id", NAMES).text == feeds.entry_id(story.reference)
    assert "Public website, and nothing else. Use until" in entry.find("a:rights", NAMES).text
    assert make.WORDS["tried"] in entry.find("a:content", NAMES).text


def test_a_json_feed_has_what_the_standard_asks_of_it(app, sqlite_store):
    story = cleared(sqlite_store)
    status, headers, body = ask(app, "/feed.json")
    assert (status, headers["content-type"]) == (200, "application/feed+json; charset=utf-8")
    told = json.loads(body)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"].endswith("/feed.json")
    (item,) = told["items"]
    assert item["id"] == feeds.entry_id(story.reference)
    assert item["content_text"]
    assert item["_made_a_difference"]["reference"] == story.reference
    assert story.id not in body.decode()


def test_nobody_is_named_and_no_hour_is_told(app, sqlite_store):
    cleared(sqlite_store)
    for path in ("/feed.atom", "/feed.json"):
        told = ask(app, path)[2].decode()
        for person in ("sam", "Ravi", "gwen", "the mother", make.SERVICE):
            assert person not in told
        assert "T00:00:00Z" in told


def test_a_withdrawn_story_becomes_a_tombstone(app, sqlite_store):
    story = cleared(sqlite_store)
    assert len(atom(app).findall("a:entry", NAMES)) == 1
    writing.withdraw(sqlite_store, story.id, 3, by=make.SAM, at=session.now())
    root = atom(app)
    assert not root.findall("a:entry", NAMES)
    (stone,) = root.findall("t:deleted-entry", NAMES)
    assert stone.get("ref") == feeds.entry_id(story.reference)
    told = json.loads(ask(app, "/feed.json")[2])
    assert told["items"] == []
    assert told["_made_a_difference"]["gone"][0]["id"] == stone.get("ref")


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.json", "/api/stories"])
def test_a_reader_who_has_it_already_gets_nothing_anew(app, sqlite_store, path):
    story, key = cleared(sqlite_store), {"authorization": f"Bearer {KEY}"}
    ask(app, path, **key)
    _, headers, _ = ask(app, path, **key)
    tag = headers["etag"]
    for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        status, headers, body = ask(app, path, if_none_match=sent, **key)
        assert (status, body, headers["etag"]) == (304, b"", tag)
    assert ask(app, path, if_none_match='"other"', **key)[0] == 200
    writing.withdraw(sqlite_store, story.id, 3, by=make.SAM, at=session.now())
    assert ask(app, path, if_none_match=tag, **key)[0] == 200


def test_who_has_it_already_is_still_asked_for_the_key(app, sqlite_store):
    cleared(sqlite_store)
    assert ask(app, "/api/stories", if_none_match="*")[0] == 401


def test_whoever_asks_too_often_waits(app, monkeypatch):
    monkeypatch.setattr(web_feeds, "PER_MINUTE", 3)
    assert [ask(app, "/feed.json")[0] for _ in range(4)] == [200, 200, 200, 429]
    status, headers, _ = ask(app, "/feed.atom")
    assert status == 429
    assert 0 < int(headers["retry-after"]) <= 61


def test_only_the_key_opens_the_stories_for_inside(app, sqlite_store):
    story = cleared(sqlite_store)
    for sent in ("", "Bearer", "Bearer wrong", KEY, f"Basic {KEY}", f"Bearer {KEY}x", "Bearer é"):
        status, headers, body = ask(app, "/api/stories", authorization=sent)
        assert (status, headers["www-authenticate"]) == (401, "Bearer"), sent
        assert b"door" not in body
    status, headers, body = ask(app, "/api/stories", authorization=f"Bearer {KEY}")
    assert status == 200
    assert headers["etag"]
    (told,) = json.loads(body)["stories"]
    assert told["reference"] == story.reference
    assert told["released_for"] == "The whole organisation"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(app, method):
    for path in ("/feed.atom", "/feed.json", "/api/stories"):
        assert ask(app, path, method)[0] == 405


def test_a_real_service_publishes_nothing_until_it_is_told_to(sqlite_store, monkeypatch):
    monkeypatch.delenv("INTRANET_KEY", raising=False)
    closed = Starlette(routes=web_feeds.routes(demonstration=False))
    for path in ("/feed.atom", "/feed.json", "/api/stories"):
        assert ask(closed, path, authorization="Bearer ")[0] == 404
    monkeypatch.setenv("PUBLIC_FEED", "true")
    session.use(sqlite_store)
    assert ask(Starlette(routes=web_feeds.routes(demonstration=False)), "/feed.json")[0] == 200
    session.use(None)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_a_feed(words):
    from data.feed import Entry, Feed

    made = Feed((Entry(released(words), make.NOON, make.NOON, ("listening",)),), ())
    root = etree.fromstring(feeds.atom(made, "http://localhost/feed.atom"))
    inside = root.find("a:entry/a:content", NAMES).text
    kinds = {each.tag for each in etree.HTML(inside).iter()}
    assert kinds <= {"html", "body", "p", "h2"}
    item = json.loads(feeds.json_feed(made, "http://localhost/feed.json"))["items"][0]
    assert {each.tag for each in etree.HTML(item["content_html"]).iter()} == kinds


def valid(app, path: str) -> bytes:
    body = ask(app, path)[2]
    assert (broken_in_atom(body) if "atom" in path else broken_in_json(json.loads(body))) == []
    return body


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.json"])
def test_what_readers_get_breaks_no_rule_empty_full_or_with_a_tombstone(app, sqlite_store, path):
    valid(app, path)
    story = cleared(sqlite_store)
    cleared(sqlite_store, title="The garden gate")
    valid(app, path)
    writing.withdraw(sqlite_store, story.id, 3, by=make.SAM, at=session.now())
    assert feeds.entry_id(story.reference) in valid(app, path).decode()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_break_no_rule(words):
    from data.feed import Entry, Feed

    made = Feed((Entry(released(words), make.NOON, make.NOON, ("listening",)),), ())
    assert broken_in_atom(feeds.atom(made, "http://localhost/feed.atom")) == []
    told = feeds.json_feed(made, "http://localhost/feed.json")
    assert broken_in_json(json.loads(told)) == []


BROKEN = {
    "<updated>": ("<updated>1 May ", "moment of RFC 3339"),
    "<id>urn:": ("<id>no iri:", "absolute IRI"),
    "<name>Made a Difference</name>": ("", "one name"),
    "<author>": ("<writer/><author>", "does not stand in a feed"),
    'rel="self"': ('rel="via"', "where it is"),
    'type="html"': ('type="image/png"', "text, html or xhtml"),
    "<published>2": ("<published>3", "updated before"),
    "<title>The door that opened</title>": ("", "0 of title"),
    'term="': ('name="', "has a term"),
    "</feed>": ("<entry/></feed>", "0 of id"),
}


@pytest.mark.parametrize("sign", BROKEN)
def test_a_broken_rule_of_atom_would_be_seen(app, sqlite_store, sign):
    cleared(sqlite_store)
    instead, why = BROKEN[sign]
    body = ask(app, "/feed.atom")[2].decode()
    assert sign in body
    found = broken_in_atom(body.replace(sign, instead).encode())
    assert any(why in each for each in found), found


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"version": "1"}, "version"),
        ({"title": 3}, "title is a str"),
        ({"feed_url": "/feed.json"}, "whole address"),
        ({"author": {}}, "version 1"),
        ({"_1": {}}, "extension"),
        ({"items": [{"id": ""}]}, "an item has an id"),
        ({"items": [{"id": "a", "date_modified": "1 May", "content_text": ""}]}, "RFC 3339"),
        ({"items": [{"id": "a"}]}, "content_html"),
        ({"items": [{"id": "a", "content_text": ""}] * 2}, "one item's alone"),
    ],
)
def test_a_broken_rule_of_json_feed_would_be_seen(app, change, why):
    told = json.loads(ask(app, "/feed.json")[2])
    assert any(why in each for each in broken_in_json(told | change))
