"""What an organisation says of itself: what is left, and what cannot stand together."""

from dataclasses import replace

import pytest

from stories.consent import Channel
from stories.errors import StoryError
from stories.organisation import (
    ALWAYS_USED,
    BASIS_LABELS,
    GOES_WITH,
    MAY_BE_LEFT,
    SCHEDULE_LABELS,
    SPECIAL_LABELS,
    STEP_LABELS,
    Basis,
    Organisation,
    Schedule,
    Special,
    Step,
    checked_channels,
    checked_lawful,
    checked_name,
    outside,
    refuse_unused,
)
from tests.make import LAWFUL

ANSWERS = {
    Step.NAME: {"name": "Harrowmere Council"},
    Step.NATION: {"nation_chosen": True},
    Step.SERVICES: {"services": 1},
    Step.TEAMS: {"teams": 1},
    Step.CHANNELS: {"channels": frozenset()},
    Step.KEEPING: {"settled": frozenset({Step.KEEPING})},
    Step.BASIS: {"lawful": LAWFUL},
    Step.ROUTE: {"has_route": True},
}


def test_every_step_and_choice_has_words():
    assert STEP_LABELS.keys() == ANSWERS.keys() == set(Step)
    assert BASIS_LABELS.keys() == set(Basis)
    assert SPECIAL_LABELS.keys() == GOES_WITH.keys() == set(Special)
    assert SCHEDULE_LABELS.keys() == set(Schedule) == frozenset().union(*GOES_WITH.values())


def test_each_answer_ends_its_own_step_and_no_other():
    assert Organisation().left == tuple(Step)
    for step, answer in ANSWERS.items():
        assert set(Step) - set(Organisation(**answer).left) == {step}
    every = {name: value for answer in ANSWERS.values() for name, value in answer.items()}
    assert Organisation(**every).left == ()


def test_what_was_looked_at_and_left_is_done():
    assert set(Step) - set(Organisation(settled=MAY_BE_LEFT).left) == MAY_BE_LEFT


@pytest.mark.parametrize("special", Special)
@pytest.mark.parametrize("schedule", Schedule)
def test_a_paragraph_goes_with_its_condition_alone(special, schedule):
    said = replace(LAWFUL, special=special, schedule=schedule)
    if schedule in GOES_WITH[special]:
        assert checked_lawful(said) == said
    else:
        with pytest.raises(StoryError, match="Schedule 1: with this condition, choose"):
            checked_lawful(said)


def test_what_is_missing_is_said():
    with pytest.raises(StoryError, match="Impact assessment: write where"):
        checked_lawful(replace(LAWFUL, document="  "))
    for given in (("", "dpo@x.example"), ("Harrowmere", " ")):
        with pytest.raises(StoryError, match=": write"):
            checked_name(*given)
    assert checked_name(" Harrowmere ", "dpo") == ("Harrowmere", "dpo")


def test_a_place_that_stories_are_open_for_stays():
    assert checked_channels([], {}) == ALWAYS_USED
    for count, said in ((1, "1 story is open for it"), (2, "2 stories are open for it")):
        with pytest.raises(StoryError, match=f"Press and broadcast: {said}"):
            checked_channels([Channel.WEBSITE], {Channel.PRESS: count, Channel.WEBSITE: 9})


def test_nothing_goes_where_nothing_is_used():
    assert Organisation().used == frozenset(Channel)
    used = Organisation(channels=frozenset({Channel.WEBSITE})).used
    assert used == ALWAYS_USED | {Channel.WEBSITE}
    assert outside(used) == [Channel.WEBSITE]
    refuse_unused([Channel.WEBSITE, Channel.TEAM], used)
    with pytest.raises(StoryError, match="Social media, Press and broadcast: your organisation"):
        refuse_unused([Channel.PRESS, Channel.WEBSITE, Channel.SOCIAL], used)
