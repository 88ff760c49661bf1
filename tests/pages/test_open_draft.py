"""The draft that is open in a tab: what of its words stays there, and how long."""

import pytest

from pages.parts import open_draft
from stories.actions import writing
from stories.draft import look_at
from stories.ids import new_id
from tests import make
from tests.pages.telling import at_step, errors, saved


@pytest.mark.parametrize(("file", "stays"), [("share_story.py", True), ("home.py", False)])
def test_words_found_in_a_draft_stay_in_the_tab_while_its_page_is_open(visit, file, stays):
    at = visit(file, make.SAM)
    at.session_state[open_draft.OPEN] = open_draft.Open("draft-1", look=({"title": "A door"}, None))
    at.run()
    assert (open_draft.OPEN in at.session_state) is stays


def test_the_same_words_are_looked_at_once(visit, draft, monkeypatch):
    looked = []
    monkeypatch.setattr(open_draft, "look_at", lambda values: looked.append(1) or look_at(values))
    draft_id = draft(happening="She opened the door.")
    at = visit("share_story.py", make.SAM, d=draft_id).run()
    assert len(looked) == 1
    at.text_area(f"happening-{draft_id}").input("Amira opened the door.").run()
    assert len(looked) == 2
    assert any("could tell someone who it is" in each.value for each in at.markdown)


def test_what_is_refused_stays_in_a_box_from_which_hidden_marks_were_left_out(
    visit, sqlite_store, draft
):
    draft_id = draft()
    box, too_long = f"happening-{draft_id}", "She smiled. " * 1_000
    at = visit("share_story.py", make.SAM, d=draft_id)
    at.text_area(box).input("She \u202esmiled\u202c.").run()
    at.text_area(box).input(too_long).run()
    assert "the most is 6,000" in errors(at)[0]
    assert at.text_area(box).value == too_long
    other = visit("share_story.py", make.SAM, d=draft_id)
    other.text_area(box).input("Words of the other tab.").run()
    at.text_area(box).input("Words of this tab.").run()
    assert "another tab" in errors(at)[0]
    at.button("mine-happening").click().run()
    assert saved(sqlite_store, draft_id)["happening"] == "Words of this tab."


def test_what_could_not_be_saved_stands_in_its_box_again_after_another_step(
    visit, sqlite_store, draft
):
    draft_id = draft(**make.answers())
    box = f"happening-{draft_id}"
    one = visit("share_story.py", make.SAM, d=draft_id)
    two = visit("share_story.py", make.SAM, d=draft_id)
    one.text_area(box).input("Words of tab one.").run()
    two.text_area(box).input("Words of tab two.").run()
    at_step(two, 4)
    assert "are not saved, and would not be sent" in two.warning[0].value
    at_step(at_step(two, 3), 1)
    assert two.text_area(box).value == "Words of tab two."
    two.button("mine-happening").click().run()
    assert saved(sqlite_store, draft_id)["happening"] == "Words of tab two."
    assert not [each for each in at_step(two, 4).warning if "not saved" in each.value]


def test_what_could_not_be_saved_leaves_the_tab_with_its_draft(visit, sqlite_store, draft):
    first, second = draft(happening="First words."), another(sqlite_store)
    at = visit("share_story.py", make.SAM, d=first)
    at.text_area(f"happening-{first}").input("x" * 7_000).run()
    at_step(at, 2)
    assert at.session_state[open_draft.OPEN].unsaved == {"happening": "x" * 7_000}
    at.query_params["d"] = second
    assert at.run().session_state[open_draft.OPEN].unsaved == {}


def test_words_that_one_draft_refused_are_never_kept_in_another(visit, sqlite_store, draft):
    """Drafts that are opened one after the other in one tab ask the same questions."""
    first, second = draft(happening="First words."), another(sqlite_store)
    at = visit("share_story.py", make.SAM)
    for draft_id in second, first:
        at.query_params["d"] = draft_id
        at.run()
        elsewhere = visit("share_story.py", make.SAM, d=draft_id)
        elsewhere.text_area(f"happening-{draft_id}").input("Words of another tab.").run()
        at.text_area(f"happening-{draft_id}").input(f"Words of {draft_id}.").run()
        assert "another tab" in errors(at)[0]
    at.query_params["d"] = second
    assert not errors(at.run())
    assert at.text_area(f"happening-{second}").value == "Words of another tab."


def test_a_draft_that_is_opened_again_shows_what_is_saved_and_goes_on_from_it(
    visit, sqlite_store, draft
):
    first, second = draft(happening="First words."), another(sqlite_store)
    box = f"happening-{first}"
    at = visit("share_story.py", make.SAM, d=first)
    at.text_area(box).input("x" * 7_000).run()
    assert "the most is 6,000" in errors(at)[0]
    elsewhere = visit("share_story.py", make.SAM, d=first)
    elsewhere.text_area(box).input("Words of another tab.").run()
    at.query_params["d"] = second
    at.run()
    at.query_params["d"] = first
    assert not errors(at.run())
    assert at.text_area(box).value == "Words of another tab."
    at.text_area(box).input("Words of another tab, and more.").run()
    assert not errors(at)
    assert saved(sqlite_store, first)["happening"] == "Words of another tab, and more."


def another(store):
    """A second draft of Sam's."""
    return writing.start_draft(store, new_id(), by=make.SAM, at=make.NOON)
