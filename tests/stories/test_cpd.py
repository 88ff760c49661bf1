"""A record of learning: the writer's own, from a story in use, naming nobody."""

import pytest

from stories.cpd import ANSWER_MOST, ASKS, HELP, Ask, begun, cpd_record, tidy_answer
from stories.errors import Incomplete, NotFound, StoryError, TooLong
from stories.statuses import Status
from tests import make

IN_USE = {Status.APPROVED, Status.CLEARED}
ANSWERS = dict.fromkeys(Ask, "We listened first, and it changed what I do.")


def test_every_question_is_asked_and_helped():
    assert ASKS.keys() == HELP.keys() == set(Ask)


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.DRAFT])
def test_only_a_story_in_use_makes_a_record(status):
    story = make.story(status)
    if status in IN_USE:
        assert dict(cpd_record(story, ANSWERS, make.SAM).answers).keys() == set(ASKS.values())
    else:
        with pytest.raises(NotFound):
            cpd_record(story, ANSWERS, make.SAM)


def test_it_is_the_writers_alone():
    with pytest.raises(NotFound):
        cpd_record(make.story(Status.APPROVED), ANSWERS, make.RITA)


def test_what_is_missing_is_named_and_a_peer_may_come_later():
    story = make.story(Status.APPROVED)
    record = cpd_record(story, {**ANSWERS, Ask.PEER: ""}, make.SAM)
    assert record.answers[-1] == (ASKS[Ask.PEER], "Still to come.")
    with pytest.raises(Incomplete) as refused:
        cpd_record(story, begun(story), make.SAM)
    assert [ask for ask, _ in refused.value.problems] == [Ask.LEARNING, Ask.IMPACT]


def test_a_record_that_names_somebody_is_refused_without_saying_whom():
    told = {**ANSWERS, Ask.PEER: "Kofi Mensah of LS8 3QB rang 07700 900123."}
    with pytest.raises(Incomplete) as refused:
        cpd_record(make.story(Status.APPROVED), told, make.SAM)
    assert [ask for ask, _ in refused.value.problems] == [Ask.PEER]
    assert "07700" not in str(refused.value.problems)


def test_answers_are_tidied_and_limited():
    assert tidy_answer(Ask.LEARNING, " We listened.\x00 ") == "We listened."
    with pytest.raises(TooLong):
        tidy_answer(Ask.LEARNING, "x" * (ANSWER_MOST + 1))
    with pytest.raises(StoryError, match="no such question"):
        tidy_answer("secret", "x")
