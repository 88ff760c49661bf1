"""Around a story: its year, private appreciation, what colleagues will try, its writer's CPD."""

import pytest
import sqlalchemy as sa

from data import appreciation, cpd, queries, tables
from stories.actions import appreciating, learning, writing
from stories.cpd import Ask
from stories.errors import NotFound, StaleDraft
from stories.ids import new_id
from tests import make
from tests.conftest import approved, at_once, cleared, count, submit

BY_LEO = {"by": make.LEO, "at": make.NOON}
BY_SAM = {"by": make.SAM, "at": make.NOON}
LINE = "I am glad you were there."


def thanked(store, person):
    with store.read() as connection:
        return appreciation.for_person(connection, person, make.TODAY)


def tries(store, story, person):
    with store.read() as connection:
        return appreciation.tries_of(connection, story, person)


def test_a_year_of_long_ago_is_kept_as_a_year_and_opens_again_as_one(store):
    story = submit(store, outcome_month="1998-00-01")
    with store.read() as connection:
        assert queries.story_for(connection, story.id, make.SAM, make.TODAY) == story
        assert queries.outcome_for(connection, story).month.isoformat() == "1998-01-01"
    assert story.year_only
    again = approved(store, outcome_month="1998-00-01")
    draft = writing.open_again(store, again.id, new_id(), **BY_SAM)
    with store.read() as connection:
        answers = queries.draft_answers(connection, store.keys, draft, make.SAM)
    assert answers["outcome_month"].value == "1998-00-01"


def test_a_month_given_later_takes_the_place_of_the_year(store):
    story = approved(store, outcome_month="1998-00-01")
    draft = writing.open_again(store, story.id, new_id(), **BY_SAM)
    writing.save_answer(store, draft, "outcome_month", "1998-05-01", 1, **BY_SAM)
    assert not writing.submit(store, draft, **BY_SAM).year_only
    assert count(store, tables.story_years) == 0


def test_whoever_had_a_part_is_thanked_when_the_story_is_approved_and_nobody_else(store):
    submit(store, contributors="leo", thanks_line=LINE)
    assert thanked(store, make.LEO) == []
    story = approved(store, contributors="leo", thanks_line=LINE)
    (said,) = thanked(store, make.LEO)
    assert (said.story_id, said.writer, said.line) == (story.id, "Sam", LINE)
    assert thanked(store, make.SAM) == thanked(store, make.RITA) == []
    writing.withdraw(store, story.id, story.version, **BY_SAM)
    assert thanked(store, make.LEO) == []


def test_what_a_colleague_will_try_is_read_by_those_who_did_the_work_alone(store):
    story = cleared(store, contributors="ana")
    for words in ("I will ask an aunt.", "I will listen longer."):
        appreciating.say_try(store, story.id, words, **BY_LEO)
    for person in (make.SAM, make.ANA):
        (said,) = tries(store, story, person)
        assert (said.who, said.words) == ("Leo", "I will listen longer.")
    for person in (make.LEO, make.RITA, make.GWEN, make.ADA):
        assert tries(store, story, person) == []
    with store.read() as connection:
        assert appreciation.own_try(connection, story.id, make.LEO) == "I will listen longer."
        assert appreciation.own_try(connection, story.id, make.RITA) == ""


def test_two_tabs_say_it_at_once_and_one_stays(store):
    story = approved(store)
    results = at_once(
        *[lambda: appreciating.say_try(store, story.id, "I will listen longer.", **BY_LEO)] * 2
    )
    assert not [each for each in results if isinstance(each, Exception)]
    assert count(store, tables.story_tries) == 1


def test_a_try_is_taken_back_by_its_own_writer_and_its_words_go(store):
    story = approved(store)
    appreciating.say_try(store, story.id, "I will listen longer.", **BY_LEO)
    appreciating.take_try_back(store, story.id, by=make.RITA, at=make.NOON)
    assert count(store, tables.story_tries) == 1
    for _ in range(2):
        appreciating.take_try_back(store, story.id, **BY_LEO)
    assert count(store, tables.story_tries) == 0
    assert count(store, tables.events, action="try taken back") == 1


@pytest.mark.parametrize("person", [make.SAM, make.LEO])
def test_the_database_too_keeps_tries_for_stories_in_use_and_of_others(store, person):
    story = approved(store) if person == make.SAM else submit(store)
    row = {"story_id": story.id, "person_id": person.id, "words": "So.", "said_at": make.NOON}
    with pytest.raises(sa.exc.IntegrityError), store.engine.begin() as connection:
        connection.execute(tables.story_tries.insert().values(**row))


def test_answers_about_learning_are_sealed_and_the_writers_alone(store):
    story = approved(store)
    seen = learning.save_cpd_answer(store, story.id, Ask.LEARNING, "To listen.", 0, **BY_SAM)
    learning.save_cpd_answer(store, story.id, Ask.LEARNING, "To listen first.", seen, **BY_SAM)
    with store.read() as connection:
        answers = cpd.cpd_answers(connection, store.keys, story, make.SAM)
        sealed = connection.scalar(sa.select(tables.cpd_answers.c.sealed))
        with pytest.raises(NotFound):
            cpd.cpd_answers(connection, store.keys, story, make.RITA)
    assert {name: answer.value for name, answer in answers.items()} == {
        "learning": "To listen first."
    }
    assert b"listen" not in sealed
    with pytest.raises(NotFound):
        learning.save_cpd_answer(store, story.id, Ask.PEER, "Mine?", 0, by=make.RITA, at=make.NOON)


def test_two_tabs_never_write_over_each_other(store):
    story = approved(store)

    def save(words):
        return lambda: learning.save_cpd_answer(store, story.id, Ask.PEER, words, 0, **BY_SAM)

    results = at_once(save("One."), save("Two."))
    assert sorted(map(str, map(type, results))) == sorted(map(str, (int, StaleDraft)))
