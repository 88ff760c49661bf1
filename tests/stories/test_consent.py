"""Who agreed, where, until when. No record means refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from stories.agreement import Shown
from stories.consent import (
    ASKED_LABELS,
    CHANNEL_LABELS,
    INSIDE,
    OUTSIDE,
    Asked,
    Channel,
    refusal,
)
from tests import make

STORY = make.story()
DAY = timedelta(days=1)
LETTER = Channel.NEWSLETTER


def test_every_channel_is_inside_or_outside_and_has_words():
    assert set(Channel) == INSIDE | OUTSIDE
    assert not INSIDE & OUTSIDE
    assert CHANNEL_LABELS.keys() == set(Channel)
    assert ASKED_LABELS.keys() == set(Asked)


def test_no_record_means_refused():
    assert refusal((), LETTER, make.TODAY, 1) == "No consent is recorded for this story."


@pytest.mark.parametrize("channel", Channel)
def test_a_channel_that_was_not_named_is_refused(channel):
    given = make.consent(STORY, channels=frozenset({LETTER}))
    assert (given.refusal(channel, make.TODAY) is None) == (channel is LETTER)


@pytest.mark.parametrize(
    ("days", "stands"), [(-1, False), (0, True), (1, True), (29, True), (30, True), (31, False)]
)
def test_consent_stands_from_the_day_it_was_given_to_its_last_day(days, stands):
    given = make.consent(STORY, asked_on=make.TODAY, expires_on=make.TODAY + 30 * DAY)
    assert (given.refusal(LETTER, make.TODAY + days * DAY) is None) == stands


@pytest.mark.parametrize(("days", "stands"), [(-1, True), (0, False), (1, False)])
def test_consent_taken_back_stops_on_that_very_day(days, stands):
    given = make.consent(STORY, withdrawn_on=make.TODAY)
    assert (given.refusal(LETTER, make.TODAY + days * DAY) is None) == stands


def test_taking_back_is_said_before_anything_else():
    given = make.consent(STORY, withdrawn_on=make.TODAY, expires_on=make.TODAY - DAY)
    assert given.refusal(LETTER, make.TODAY) == "The person has taken their consent back."


@pytest.mark.parametrize("refusing", [0, 1, 2])
def test_everybody_in_the_story_must_agree(refusing):
    given = [make.consent(STORY, who=who) for who in ("the mother", "the aunt", "the son")]
    assert refusal(tuple(given), LETTER, make.TODAY, 1) is None
    given[refusing] = make.consent(STORY, withdrawn_on=make.TODAY)
    assert refusal(tuple(given), LETTER, make.TODAY, 1) is not None


@pytest.mark.parametrize("shown", [None, *Shown])
@pytest.mark.parametrize("of_version", [1, 2])
def test_nothing_goes_outside_unseen_unless_it_is_said_why(shown, of_version):
    seen = of_version if shown else None
    given = make.consent(STORY, shown=shown, seen_words_version=seen)
    outside = refusal((given,), LETTER, make.TODAY, 2)
    assert (outside is None) == (shown is not None and of_version == 2)
    assert refusal((given,), Channel.ORGANISATION, make.TODAY, 2) is None


def test_each_person_must_have_seen_it():
    seen = make.consent(STORY)
    unseen = replace(seen, shown=None, seen_words_version=None)
    why = refusal((seen, unseen), LETTER, make.TODAY, 1)
    assert why == "Somebody has not seen the final text. Show it to them, or record why not."
