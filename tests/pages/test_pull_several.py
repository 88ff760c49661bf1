"""Several stories at once: chosen in the library, pulled together, each through the gate."""

from pages.parts import session
from stories.actions import publishing
from stories.consent import Channel
from tests import make
from tests.pages.test_library import cleared, log, saves, seen


def several(visit, *stories):
    """The page itself, with these stories chosen."""
    at = visit("pull_several.py", make.CAL)
    at.session_state["stories-chosen"] = [story.id for story in stories]
    return at.run()


def test_stories_are_chosen_and_left_out_in_the_library(visit, sqlite_store):
    story = cleared(sqlite_store)
    at = visit("library.py", make.CAL)
    at.checkbox(f"choose-{story.id}").check().run()
    assert at.session_state["stories-chosen"] == [story.id]
    (link,) = [each for each in at.get("page_link") if "chosen" in each.proto.label]
    assert "Pull the 1 chosen story together" in link.proto.label
    at.checkbox(f"choose-{story.id}").uncheck().run()
    assert at.session_state["stories-chosen"] == []


def test_with_nothing_chosen_the_page_says_how(visit):
    assert "Tick stories in the library" in visit("pull_several.py", make.CAL).info[0].value


def test_chosen_stories_are_pulled_together_and_each_is_logged(visit, sqlite_store):
    one, two = cleared(sqlite_store), cleared(sqlite_store, title="Another door")
    at = several(visit, one, two)
    at.text_input("several-purpose").input("The June issue")
    at.button("several-pull").click().run()
    assert "2 stories pulled for: Newsletter." in seen(at)
    assert saves(at) == [
        "One document (Word)", "Table (CSV)", "Table (JSON)", "Everything (zip)",
    ]  # fmt: skip
    for story in (one, two):
        assert [use.purpose for use in log(sqlite_store, story)] == ["The June issue"]


def test_what_is_closed_is_left_out_with_the_reason(visit, sqlite_store):
    one = cleared(sqlite_store)
    two = cleared(sqlite_store, frozenset({Channel.WEBSITE}), title="Another door")
    at = several(visit, one, two)
    at.text_input("several-purpose").input("The June issue")
    at.button("several-pull").click().run()
    assert f"{two.reference} is left out:" in at.warning[0].value
    assert "not cleared this story for: Newsletter" in at.warning[0].value
    assert "1 story pulled" in seen(at)
    assert not log(sqlite_store, two)


def test_a_story_taken_back_meanwhile_is_left_out(visit, sqlite_store):
    story = cleared(sqlite_store)
    publishing.take_back_inside(sqlite_store, story.id, 3, by=make.GWEN, at=session.now())
    at = several(visit, story)
    at.text_input("several-purpose").input("The June issue")
    at.button("several-pull").click().run()
    assert not saves(at)
    assert "pulled for" not in seen(at)


def test_without_a_purpose_nothing_is_given(visit, sqlite_store):
    story = cleared(sqlite_store)
    at = several(visit, story)
    at.button("several-pull").click().run()
    assert "Say what you will use it for." in seen(at)
    assert not saves(at)
    assert not log(sqlite_store, story)
