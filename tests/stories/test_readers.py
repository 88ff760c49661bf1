"""Who reads an approved story inside: as far as everybody in it agreed, and no further."""

from dataclasses import replace
from datetime import timedelta

import pytest

from stories.agreement import ChildsView
from stories.consent import Channel
from stories.people import Role
from stories.readers import Reach, may_read, reach
from stories.statuses import IN_USE, Status
from tests import make

TEAM, WHOLE, LETTER = Channel.TEAM, Channel.ORGANISATION, Channel.NEWSLETTER
DAY = timedelta(days=1)


def agreed(*channels, **more):
    return make.consent(make.story(), channels=frozenset(channels), **more)


@pytest.mark.parametrize(
    ("consents", "expected"),
    [
        ((), Reach.REVIEW),
        (([],), Reach.REVIEW),
        (([LETTER, Channel.INSPECTION, Channel.PARTNERS],), Reach.REVIEW),
        (([TEAM],), Reach.TEAM),
        (([WHOLE],), Reach.ORGANISATION),
        (([TEAM], [WHOLE]), Reach.TEAM),
        (([WHOLE], [WHOLE, LETTER]), Reach.ORGANISATION),
        (([WHOLE], [LETTER]), Reach.REVIEW),
    ],
)
def test_a_story_reaches_as_far_as_everybody_agreed(consents, expected):
    assert reach(tuple(agreed(*each) for each in consents), make.TODAY) is expected


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        (agreed(WHOLE, expires_on=make.TODAY), Reach.ORGANISATION),
        (agreed(WHOLE, expires_on=make.TODAY - DAY), Reach.REVIEW),
        (agreed(WHOLE, withdrawn_on=make.TODAY), Reach.REVIEW),
        (agreed(WHOLE, asked_on=make.TODAY + DAY), Reach.REVIEW),
        (agreed(WHOLE, childs_view=ChildsView.DOES_NOT_WANT), Reach.REVIEW),
        (agreed(WHOLE, understood=False), Reach.ORGANISATION),
    ],
)
def test_a_consent_opens_it_only_while_it_stands(consent, expected):
    assert reach((consent,), make.TODAY) is expected


def reads(story, consents, person, same_service=False):
    return may_read(story, consents, person, make.TODAY, same_service=same_service)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("status", [each for each in Status if each is not Status.DRAFT])
@pytest.mark.parametrize("channel", [None, TEAM, WHOLE])
def test_who_reads_a_story_by_role_status_and_consent(role, status, channel):
    story = make.story(status)
    consents = (agreed(channel),) if channel else ()
    person = make.actor("Reader", role)
    by_status = story.may_be_read_by(person)
    in_use = status in IN_USE
    assert reads(story, consents, person) == (by_status or (in_use and channel is WHOLE))
    of_team = by_status or (in_use and channel is not None)
    assert reads(story, consents, person, same_service=True) == of_team


def test_whoever_had_a_part_reads_as_the_team_does():
    story = make.story(Status.APPROVED, contributors=frozenset({make.LEO.id}))
    assert reads(story, (agreed(TEAM),), make.LEO)
    assert not reads(story, (agreed(LETTER),), make.LEO)
    assert not reads(story, (agreed(TEAM),), make.ANA)


def test_comms_reads_what_is_open_outside_and_others_do_not():
    story = make.story(Status.CLEARED)
    assert reads(story, (agreed(LETTER),), make.CAL)
    assert not reads(story, (agreed(LETTER),), make.LEO)
    assert not reads(story, (agreed(Channel.PRESS),), make.CAL)
    assert not reads(make.story(Status.APPROVED), (agreed(LETTER),), make.CAL)


def test_a_closed_account_and_somebody_without_a_role_read_nothing():
    story = make.story(Status.CLEARED)
    for person in (make.actor("No"), replace(make.LEO, active=False)):
        assert not reads(story, (agreed(WHOLE),), person, same_service=True)
