"""Marking a sentence as a worry before sending, and what then becomes of it on other pages."""

from stories.actions import reviewing, writing
from stories.review import Check
from tests import make
from tests.conftest import draft_of
from tests.pages.conftest import labels

FEARED = "We feared the worst."
TRIED = f"Letters did not help. {FEARED} Then we listened."
WORRY = "A worry, as it was then"
LEAVES = "Letters did not help. Then we listened."


def texts(at) -> list[str]:
    return [each.value for each in at.text]


def captions(at) -> str:
    return "\n".join(each.value for each in at.caption)


def test_a_marked_worry_is_shown_as_one_and_stays_with_the_review(visit, sqlite_store):
    draft = draft_of(sqlite_store, tried=TRIED)
    at = visit("share_story.py", make.SAM, d=draft)
    at.button("step-4").click().run()
    assert WORRY not in captions(at)
    at.button_group(f"kind-tried-1-1-{draft}").set_value("worry").run()
    assert f"{WORRY}. Stays inside." in captions(at)
    story = writing.submit(sqlite_store, draft, by=make.SAM, at=make.NOON)
    review = visit("review.py", make.RAVI, story=story.id)
    assert FEARED in texts(review)
    assert f"{WORRY}. Stays inside: only the review reads it." in captions(review)
    assert "Open: worries in “What we tried together”" in labels(review)
    reviewing.approve(sqlite_store, story.id, 1, Check, by=make.RAVI, at=make.NOON)
    read = visit("read_story.py", make.LEO, story=story.id)
    assert LEAVES in texts(read)
    assert not any(FEARED in each for each in texts(read))
    assert FEARED in texts(visit("my_stories.py", make.SAM, story=story.id))
