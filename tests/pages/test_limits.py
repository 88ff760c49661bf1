"""Limits as an administrator sets them, and as whoever meets one is told."""

from data import tables
from pages.parts import session
from stories.actions import settling, writing
from stories.ids import new_id
from stories.limits import Limited
from tests import make
from tests.conftest import count


def test_an_administrator_sets_a_limit(visit, sqlite_store):
    at = visit("limits.py", make.ADA)
    at.number_input(key="most-drafts").set_value(5)
    at.button("save-limits").click().run()
    assert at.success[0].value.startswith("Saved.")
    assert at.number_input(key="most-drafts").value == 5
    assert count(sqlite_store, tables.events, action="limit set") == 1


def test_whoever_meets_a_limit_is_told_calmly(visit, sqlite_store):
    settling.set_limit(sqlite_store, Limited.DRAFTS, 1, by=make.ADA, at=make.NOON)
    draft = writing.start_draft(sqlite_store, new_id(), by=make.SAM, at=session.now())
    writing.save_answer(sqlite_store, draft, "title", "A door", 0, by=make.SAM, at=session.now())
    at = visit("share_story.py", make.SAM)
    next(each for each in at.button if "two minutes" in each.label.lower()).click().run()
    assert at.error[0].value.startswith("Drafts begun: 1 in the last 24 hours")
    assert "What you have is kept." in at.error[0].value
