"""What stays inside: seen by the review alone, until its reviewer opens it."""

from stories.actions import reviewing
from stories.review import Check
from stories.sections import Section
from tests import make
from tests.conftest import approved, cleared, submit

WORRY = "We feared that the marmalade would run out."


def said(at) -> str:
    return "\n".join(each.value for each in [*at.text, *at.caption, *at.markdown])


def test_a_reviewer_opens_a_worry_and_keeps_it_inside_again(visit, sqlite_store):
    story = submit(sqlite_store, worried=WORRY)
    at = visit("review.py", make.RAVI, story=story.id)
    assert WORRY in said(at)
    assert "A worry, as it was then. Stays inside" in said(at)
    at.button(f"open-worried-{story.id}-1").click().run()
    assert at.success[0].value.startswith("Opened")
    at.button(f"close-worried-{story.id}-2").click().run()
    assert "Stays inside" in said(at)


def test_a_story_without_worries_asks_nothing_about_them(visit, sqlite_store):
    story = submit(sqlite_store)
    at = visit("review.py", make.RAVI, story=story.id)
    assert "What stays inside" not in [header.value for header in at.header]


def test_readers_outside_the_review_see_no_worry(visit, sqlite_store):
    story = approved(sqlite_store, worried=WORRY, plan="We would wait and ask again.")
    read = said(visit("read_story.py", make.LEO, story=story.id))
    assert "We would wait" in read
    assert WORRY not in read
    for reader in (make.RAVI, make.GWEN, make.SAM):
        assert WORRY in said(visit("read_story.py", reader, story=story.id)), reader.name


def test_comms_neither_see_nor_pull_a_worry(visit, sqlite_store):
    story = cleared(sqlite_store, worried=WORRY)
    assert WORRY not in said(visit("library.py", make.CAL, story=story.id))


def test_an_opened_worry_is_read_as_a_worry(visit, sqlite_store):
    story = submit(sqlite_store, worried=WORRY)
    how = {"by": make.RAVI, "at": make.NOON}
    reviewing.open_section(sqlite_store, story.id, 1, Section.WORRIED, **how)
    reviewing.approve(sqlite_store, story.id, 2, Check, **how)
    read = said(visit("read_story.py", make.LEO, story=story.id))
    assert WORRY in read
    assert "A worry, as it was then" in read
