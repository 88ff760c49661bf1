"""Sharing a story: somebody may be at risk now, and the local route is shown at once."""

from unittest.mock import Mock

import pytest

from data import queries, tables
from pages.parts import open_draft
from stories.actions import writing
from stories.errors import NotSaved
from stories.sections import Section
from stories.statuses import Status
from tests import make
from tests.conftest import count
from tests.pages.telling import at_step, errors

ROUTE = "call 999"


def test_a_ticked_risk_shows_the_local_route_at_once_and_nothing_can_be_sent(
    visit, sqlite_store, draft
):
    draft_id = draft(**make.answers())
    at = visit("share_story.py", make.SAM, d=draft_id)
    assert ROUTE not in str(at.main)
    at.checkbox(f"at_risk-{draft_id}").check().run()
    assert ROUTE in " ".join(each.value for each in at.text)
    at_step(at, 4)
    at.button("submit").click().run()
    assert any("Follow the local route first" in said for said in errors(at))
    with sqlite_store.read() as connection:
        assert not queries.stories_at(connection, Status.SUBMITTED)
    at.checkbox(f"at_risk-{draft_id}").uncheck().run()
    at.button("submit").click().run()
    assert at.success[0].value.startswith("Sent.")
    assert count(sqlite_store, tables.events, action="worry about now raised") == 1
    assert count(sqlite_store, tables.events, action="worry about now passed on") == 1


def test_words_that_sound_like_a_risk_now_bring_the_route_and_a_question(visit, draft):
    draft_id = draft(**make.answers())
    at = visit("share_story.py", make.SAM, d=draft_id)
    at.text_area(f"happening-{draft_id}").input("I am worried that he will hurt her.").run()
    assert ROUTE in " ".join(each.value for each in at.text)
    assert "At risk now" in at_step(at, 4).info[0].value
    at.button("risk-no").click().run()
    assert not at.info
    assert ROUTE not in " ".join(each.value for each in at.text)


@pytest.mark.parametrize("name", ["happening", "tried"])
def test_what_was_said_to_be_past_is_asked_again_of_new_words_alone(visit, draft, name):
    draft_id, worry = draft(**make.answers()), "I am worried that he will hurt her."
    at = visit("share_story.py", make.SAM, d=draft_id)
    at.text_area(f"happening-{draft_id}").input(worry).run()
    at.button("risk-no").click().run()
    at.text_area(f"happening-{draft_id}").input(f"{worry} She told her aunt.").run()
    assert ROUTE not in " ".join(each.value for each in at.text)
    at.text_area(f"{name}-{draft_id}").input(f"{worry} He may hit her tonight.").run()
    assert ROUTE in " ".join(each.value for each in at.text)
    assert "At risk now" in at_step(at, 4).info[0].value


@pytest.mark.parametrize("answer", ["risk-yes", "risk-no"])
def test_an_answer_about_a_risk_draws_more_than_the_question_it_stands_beside(visit, draft, answer):
    """The tick and the way stand above all questions, so a question drawn alone is not enough."""
    at = visit("share_story.py", make.SAM, d=draft(happening="I am worried that he will hurt her."))
    before = at.session_state[open_draft.OPEN].shown
    at.button(answer).click().run()
    after = at.session_state[open_draft.OPEN].shown
    assert {place for place in after if after[place] != before[place]} - {Section.HAPPENING}
    assert (ROUTE in " ".join(each.value for each in at.text)) is (answer == "risk-yes")


def test_a_tick_that_could_not_be_kept_is_said_beside_it(visit, draft, monkeypatch):
    draft_id = draft()
    at = visit("share_story.py", make.SAM, d=draft_id)
    with monkeypatch.context() as away:
        away.setattr(writing, "say_at_risk", Mock(side_effect=NotSaved()))
        at.checkbox(f"at_risk-{draft_id}").check().run()
    assert errors(at) == [str(NotSaved())]
    assert not at.checkbox(f"at_risk-{draft_id}").value
    at.checkbox(f"at_risk-{draft_id}").check().run()
    assert str(NotSaved()) not in errors(at)
    assert ROUTE in " ".join(each.value for each in at.text)
