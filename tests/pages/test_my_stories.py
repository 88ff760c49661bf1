"""My stories: where each stands, and what its writer may do."""

import pytest

from data import queries
from pages.parts import session
from stories.actions import editing, reviewing, writing
from stories.ids import new_id
from stories.review import Check
from stories.sections import Section
from stories.statuses import Status
from stories.telling import ReturnReason
from tests import make
from tests.conftest import approved, submit


def texts(at):
    return [each.value for each in at.text]


def test_nothing_yet_says_how_to_begin(visit):
    at = visit("my_stories.py", make.SAM)
    words = " ".join(each.value for each in at.markdown)
    assert "No drafts" in words
    assert "Nothing sent yet" in words


def test_a_returned_story_shows_the_reason_and_the_reviewers_words(visit, sqlite_store):
    story = submit(sqlite_store)
    reviewing.return_to_writer(
        sqlite_store,
        story.id,
        1,
        ReturnReason.COULD_IDENTIFY,
        "Say less about the school.",
        by=make.RAVI,
        at=make.NOON,
    )
    at = visit("my_stories.py", make.SAM)
    assert "Say less about the school." in [text.value for text in at.text]
    assert any("Someone could be recognised" in each.value for each in at.markdown)


def test_the_name_of_a_service_is_shown_as_words(visit, sqlite_store, monkeypatch):
    submit(sqlite_store)
    monkeypatch.setattr(session, "services", lambda: {make.SERVICE: "[Larch](https://a.example)"})
    at = visit("my_stories.py", make.SAM)
    (said,) = [each.value for each in at.markdown if "Larch" in each.value]
    assert "\\[Larch\\]" in said


def test_only_ones_own_stories_are_listed(visit, sqlite_store):
    submit(sqlite_store, by=make.RITA, title="Another person's story")
    at = visit("my_stories.py", make.SAM)
    assert "Another person's story" not in [text.value for text in at.text]


def test_a_story_taken_back_leaves_the_queue(visit, sqlite_store):
    story = submit(sqlite_store)
    at = visit("my_stories.py", make.SAM)
    at.button(f"withdraw-{story.id}-1").click().run()
    assert at.success[0].value == "The story is taken back."
    with sqlite_store.read() as connection:
        assert not queries.stories_at(connection, Status.SUBMITTED)


def test_taking_back_a_story_that_was_just_approved_is_refused_in_words(visit, sqlite_store):
    story = submit(sqlite_store)
    at = visit("my_stories.py", make.SAM)
    reviewing.approve(sqlite_store, story.id, 1, Check, by=make.RAVI, at=make.NOON)
    # The list is read again on the click, so the button of the old version is no longer there.
    at.run()
    assert f"withdraw-{story.id}-1" not in {button.key for button in at.button}
    at.button(f"withdraw-{story.id}-2").click().run()
    assert at.success[0].value == "The story is taken back."


def test_a_draft_is_deleted_for_good(visit, sqlite_store):
    draft = writing.start_draft(sqlite_store, new_id(), by=make.SAM, at=make.NOON)
    writing.save_answer(sqlite_store, draft, "title", "A door", 0, by=make.SAM, at=make.NOON)
    at = visit("my_stories.py", make.SAM)
    assert "A door" in [text.value for text in at.text]
    at.button(f"delete-{draft}").click().run()
    assert "A door" not in [text.value for text in at.text]
    with sqlite_store.read() as connection:
        assert not queries.drafts_by(connection, sqlite_store.keys, make.SAM)


def test_opening_to_change_twice_opens_the_same_draft(visit, sqlite_store):
    story = submit(sqlite_store)
    reviewing.approve(sqlite_store, story.id, 1, Check, by=make.RAVI, at=make.NOON)
    first = writing.open_again(sqlite_store, story.id, new_id(), by=make.SAM, at=make.NOON)
    second = writing.open_again(sqlite_store, story.id, new_id(), by=make.SAM, at=make.NOON)
    assert first == second


def test_one_story_opens_with_what_happens_next_its_words_and_a_copy(visit, sqlite_store):
    story = submit(sqlite_store, worried="We feared the winter.", outcome_month="1998-00-01")
    at = visit("my_stories.py", make.SAM, story=story.id)
    assert not at.exception
    shown = [text.value for text in at.text]
    assert {"We feared the winter.", "About 1998", story.title} <= set(shown)
    assert any(each.value.startswith("A reviewer reads it next") for each in at.markdown)
    assert len(at.get("download_button")) == 2


@pytest.mark.parametrize("address", [make.UNKNOWN, "nonsense"])
def test_a_story_that_is_not_ones_own_is_not_found(visit, sqlite_store, address):
    approved(sqlite_store)
    for story in (address, submit(sqlite_store, by=make.RITA).id):
        at = visit("my_stories.py", make.SAM, story=story)
        assert at.error[0].value.startswith("We could not find that story.")
    anothers = approved(sqlite_store)  # everybody may read it, but not here
    at = visit("my_stories.py", make.RITA, story=anothers.id)
    assert at.error[0].value.startswith("We could not find that story.")


def test_a_story_returned_for_safety_shows_the_local_route(visit, sqlite_store):
    story = submit(sqlite_store)
    reviewing.return_to_writer(
        sqlite_store, story.id, 1, ReturnReason.SAFEGUARDING, "Ring us.", by=make.RAVI, at=make.NOON
    )
    at = visit("my_stories.py", make.SAM)
    assert at.header[0].value == "Come back to you"
    assert any("call 999" in text.value for text in at.text)


def test_a_writer_sees_what_a_reviewer_changed_and_takes_their_words_back(visit, sqlite_store):
    story = submit(sqlite_store)
    title = {Section.TITLE: "The door that opened wide"}
    editing.edit_lightly(sqlite_store, story.id, 1, title, by=make.RAVI, at=make.NOON)
    assert "A reviewer changed a few words. Open it to see which." in texts(
        visit("my_stories.py", make.SAM)
    )
    at = visit("my_stories.py", make.SAM, story=story.id)
    assert "Ravi, reviewer, on 16 September 2026" in texts(at)
    assert any(":green-background[" in each.value for each in at.markdown)
    at.button(f"restore-{story.id}-2").click().run()
    assert at.success[0].value.startswith("Your own words stand again")
    assert f"restore-{story.id}-3" not in {each.key for each in at.button}
