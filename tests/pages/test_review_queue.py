"""The reviewers' queue: what waits how long, who has it, and a story found by its reference."""

from datetime import timedelta

import pytest

from pages.parts import session
from stories.statuses import Status
from tests import make
from tests.conftest import approved, submit
from tests.pages.conftest import labels, told_in
from tests.pages.test_review import key, now, texts


def test_an_empty_queue_says_what_comes_next(visit):
    at = visit("review.py", make.RAVI)
    assert "comes up here" in at.info[0].value


def test_the_queue_is_oldest_first(visit, sqlite_store):
    newer = submit(sqlite_store, at=make.NOON, title="Newer")
    older = submit(sqlite_store, at=make.NOON - timedelta(days=2), title="Older")
    at = visit("review.py", make.RAVI)
    opens = [label for label in labels(at) if label.startswith("Open")]
    assert opens == [f"Open {older.reference}", f"Open {newer.reference}"]
    assert texts(at).index("Older") < texts(at).index("Newer")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "sent today"),
        (1, "waiting 1 working day"),
        (5, "waiting 3 working days"),
        (7, "waiting 5 working days"),
        (8, "waiting 6 working days"),
    ],
)
def test_the_queue_says_how_long_each_has_waited(visit, sqlite_store, monkeypatch, days, said):
    monkeypatch.setattr(session, "today", lambda: make.TODAY + timedelta(days=days))
    submit(sqlite_store)
    at = visit("review.py", make.RAVI)
    [line] = told_in(at, "small")
    assert line.endswith(f"· {said}")
    assert (told_in(at, "em") == ["Overdue"]) == (days > 7)


def test_ones_own_story_is_named_and_has_no_link(visit, sqlite_store):
    story = submit(sqlite_store, by=make.RITA)
    at = visit("review.py", make.RITA)
    assert "Yours: somebody else must review it." in texts(at)
    assert f"Open {story.reference}" not in labels(at)


def test_a_long_queue_shows_its_oldest_part(visit, sqlite_store):
    for number in range(31):
        submit(sqlite_store, at=make.NOON + timedelta(minutes=number))
    at = visit("review.py", make.RAVI)
    assert sum(label.startswith("Open") for label in labels(at)) == 30
    assert "These are the oldest 30." in texts(at)


def test_a_story_opens_from_the_queue_and_goes_back_to_it(visit, sqlite_store):
    story = submit(sqlite_store)
    at = visit("review.py", make.RAVI)
    at.button(f"go-review-{story.id}").click().run()
    assert story.id in at.query_params["story"]
    assert make.WORDS["happening"] in texts(at)
    at.button("go-review").click().run()
    assert f"Open {story.reference}" in labels(at)


def test_opening_a_story_takes_it_and_the_next_reviewer_is_told_who_has_it(visit, sqlite_store):
    story = submit(sqlite_store)
    first = visit("review.py", make.RAVI, story=story.id)
    assert any(each.value.startswith("You have this until") for each in first.caption)
    second = visit("review.py", make.RITA, story=story.id)
    assert "Ravi is reading this until" in second.info[0].value
    assert not second.radio
    assert "Ravi is reading this until" in texts(visit("review.py", make.RITA))


def test_going_back_to_the_list_gives_it_back(visit, sqlite_store):
    story = submit(sqlite_store)
    at = visit("review.py", make.RAVI, story=story.id)
    at.button("go-review").click().run()
    assert visit("review.py", make.RITA, story=story.id).radio


def test_a_reviewer_finds_an_approved_story_by_its_reference_and_corrects_it(visit, sqlite_store):
    story = approved(sqlite_store)
    at = visit("review.py", make.RITA)
    at.text_input("reference").input(story.reference.lower())
    at.button("find-reference").click().run()
    assert "What the reviewer answered for" in "".join(each.label for each in at.expander)
    at.checkbox(key("edit", story)).check().run()
    assert "It leaves every channel" in at.warning[0].value
    at.text_input(key("edit-title", story)).input("The gate that opened").run()
    at.button(key("save-edit", story)).click().run()
    assert now(sqlite_store, story).status is Status.SUBMITTED


def test_an_unknown_reference_says_what_to_do(visit):
    at = visit("review.py", make.RAVI)
    at.text_input("reference").input("MD-0000-0000")
    at.button("find-reference").click().run()
    assert at.error[0].value.startswith("We could not find that reference.")
