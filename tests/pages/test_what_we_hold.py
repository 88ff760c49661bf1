"""What everybody may know of what is held, true as the settings stand; and one's own sessions."""

import pytest

from data import sessions, tables
from pages.parts import session
from stories.actions import keeping
from stories.actions.settling import set_local_route
from stories.keeping import KEPT_LABELS, Kept
from tests import make
from tests.conftest import count
from tests.pages.conftest import links_of
from tests.pages.test_keeping import texts

BY_ADA = {"by": make.ADA, "at": make.NOON}


def test_the_page_says_the_times_and_the_route_as_they_are_set(visit, sqlite_store):
    keeping.set_months(sqlite_store, Kept.THANKS, 7, **BY_ADA)
    set_local_route(sqlite_store, "Call the front door, 01632 960 111.", **BY_ADA)
    said = texts(visit("what_we_hold.py", make.SAM))
    assert "Kept 7 months since it was passed on." in said
    assert "Call the front door, 01632 960 111." in said
    assert all(label in said for label in KEPT_LABELS.values())


@pytest.mark.parametrize(
    ("feed", "key", "said"),
    [
        ("false", "", "No feed is open."),
        ("true", "", "through a public feed"),
        ("false", "k" * 40, "through the intranet"),
    ],
)
def test_the_page_says_where_stories_can_be_read(visit, monkeypatch, feed, key, said):
    monkeypatch.setenv("PUBLIC_FEED", feed)
    monkeypatch.setenv("INTRANET_KEY", key)
    assert said in texts(visit("what_we_hold.py", make.LEO))


def test_everybody_may_save_what_is_held_on_them(visit, sqlite_store):
    at = visit("what_we_hold.py", make.CAL)
    assert links_of(at) == {"Save a copy (JSON)": "/held/account?who=cal"}
    assert not at.get("download_button")
    assert count(sqlite_store, tables.events) == 0  # nothing is read before it is asked for


def test_one_session_or_all_others_are_ended(visit, sqlite_store, monkeypatch):
    now = session.now()
    names = [sessions.known_as(sessions.begin(sqlite_store, "sam", now)) for _ in range(4)]
    monkeypatch.setattr(session, "known_as", lambda: names[0])
    at = visit("your_sessions.py", make.SAM)
    assert "**This one**" in texts(at)
    at.button(f"end-{names[1][:12]}").click().run()
    assert "Signed out there." in at.success[0].value
    assert count(sqlite_store, tables.sessions, ended_at=None) == 3
    at.button("end-others").click().run()
    assert count(sqlite_store, tables.sessions, ended_at=None) == 1
    assert "You are signed in nowhere else." in texts(at)


def test_an_administrator_ends_one_session_of_somebody(visit, sqlite_store):
    name = sessions.known_as(sessions.begin(sqlite_store, "sam", session.now()))
    at = visit("people.py", make.ADA, who="sam")
    at.button(f"end-one-{name[:12]}").click().run()
    assert "That session has ended." in at.success[0].value
    assert count(sqlite_store, tables.sessions, ended_at=None) == 0
