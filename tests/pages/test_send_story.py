"""Sending a story: looked at as a whole, refused with every reason, sent once, and sent again."""

import pytest

from data import queries
from pages.parts import open_draft
from stories.actions import reviewing
from stories.sections import Section
from stories.statuses import Status
from stories.telling import ReturnReason
from tests import make
from tests.conftest import approved, submit
from tests.pages.telling import at_step, errors, saved


def test_everything_is_checked_then_sent_once_and_the_address_shows_the_receipt(
    visit, sqlite_store, draft
):
    draft_id = draft(**make.answers())
    at = at_step(visit("share_story.py", make.SAM, d=draft_id), 4)
    assert make.WORDS[Section.HAPPENING] in [text.value for text in at.text]
    assert open_draft.OPEN in at.session_state
    at.button("submit").click().run()
    assert at.success[0].value.startswith("Sent. Your reference is MD-")
    assert open_draft.OPEN not in at.session_state  # nor do the words stay in the tab
    again = visit("share_story.py", make.SAM, d=draft_id)
    assert again.success[0].value == at.success[0].value
    with sqlite_store.read() as connection:
        assert len(queries.stories_by(connection, make.SAM)) == 1


def test_sending_names_every_answer_that_is_missing(visit, draft):
    draft_id = draft(title="The door")
    at = at_step(visit("share_story.py", make.SAM, d=draft_id), 4)
    at.button("submit").click().run()
    summary = errors(at)[0]
    for name in ("What was happening", "Service", "Outcome", "How we know", "Court"):
        assert name in summary


def test_what_was_left_empty_is_one_line_and_a_day_is_told_in_words(visit, draft):
    told = draft(**make.answers(consent_on="2026-09-03", honesty=""))
    at = at_step(visit("share_story.py", make.SAM, d=told), 4)
    said = [each.value for each in at.text]
    assert "3 September 2026" in said
    assert "Not given" not in said
    (empty,) = [each.value for each in at.caption if "How it is told" in each.value]
    assert empty.startswith("Left empty: ")
    assert "Court case" not in empty


def test_nothing_is_sent_while_an_identifier_stands(visit, sqlite_store, draft):
    draft_id = draft(**make.answers(happening="Kayleigh rang from 07700 900123."))
    at = at_step(visit("share_story.py", make.SAM, d=draft_id), 4)
    assert "still in your words" in at.warning[0].value
    at.button("submit").click().run()
    assert errors(at)[0].startswith("Resolve ")
    with sqlite_store.read() as connection:
        assert not queries.stories_by(connection, make.SAM)


def test_a_returned_story_can_be_changed_and_sent_again(visit, sqlite_store):
    story = submit(sqlite_store)
    reason = ReturnReason.NEEDS_HOW_WE_KNOW
    reviewing.return_to_writer(
        sqlite_store, story.id, 1, reason, "Say who told you.", by=make.RAVI, at=make.NOON
    )
    at = visit("my_stories.py", make.SAM)
    at.button(f"change-{story.id}").click().run()
    with sqlite_store.read() as connection:
        again = queries.drafts_by(connection, sqlite_store.keys, make.SAM)[0].id
    at = visit("share_story.py", make.SAM, d=again)
    assert "Say who told you." in [text.value for text in at.text]
    at.text_area(f"changed-{again}").input("The plan ended; the school told us so.").run()
    at = at_step(at, 4)
    at.button("submit").click().run()
    with sqlite_store.read() as connection:
        now = queries.story_for(connection, story.id, make.RAVI, make.TODAY)
    assert now.status is Status.SUBMITTED
    assert now.words[Section.CHANGED].text == "The plan ended; the school told us so."
    assert now.words_version == 2


def test_the_last_look_tells_of_an_approved_story_that_is_much_the_same(visit, sqlite_store, draft):
    approved(sqlite_store)
    at = at_step(visit("share_story.py", make.SAM, d=draft(**make.WORDS)), 4)
    assert "another approved story" in at.warning[-1].value


@pytest.mark.parametrize(("pressed", "stays"), [("mine", 17), ("theirs", 16)])
def test_a_day_of_two_tabs_is_kept_or_taken_whole(visit, sqlite_store, draft, pressed, stays):
    """It stands in three boxes, of which none has the name of the answer."""
    draft_id = draft(**make.answers(consent_on="2026-09-15"))
    one, two = (at_step(visit("share_story.py", make.SAM, d=draft_id), 3) for _ in range(2))
    for at, day in ((one, "16"), (two, "17")):
        at.text_input(f"consent_on-Day-{draft_id}").input(day).run()
    two.button(f"{pressed}-consent_on").click().run()
    assert two.text_input(f"consent_on-Day-{draft_id}").value == str(stays)
    assert saved(sqlite_store, draft_id)["consent_on"] == f"2026-09-{stays}"
    assert errors(two) == []
