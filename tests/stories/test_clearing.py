"""The second key: what clearing for outside asks for, and what leaving the outside takes away."""

from dataclasses import replace

import pytest

from stories.consent import INSIDE, OUTSIDE, Channel
from stories.errors import NotAllowed, NotCleared, StoryError, UnresolvedFindings
from stories.people import Role
from stories.redaction import already_redacted
from stories.statuses import Status
from stories.story import Section, Story
from stories.telling import Legal
from tests import make


def test_clearing_takes_a_fresh_look():
    story = make.story(Status.APPROVED)
    words = {**story.words, Section.TITLE: already_redacted("Kofi opened the door")}
    with pytest.raises(UnresolvedFindings):
        clear(replace(story, words=words))


def clear(story: Story, *channels: Channel, consents=None, by=make.GWEN, note: str = "") -> Story:
    agreed = (make.consent(story),) if consents is None else consents
    wanted = frozenset(channels or (Channel.NEWSLETTER,))
    return story.clear(wanted, agreed, by, make.NOON, note)


def test_clearing_is_signed_dated_and_names_its_channels():
    cleared = clear(make.story(Status.APPROVED), Channel.NEWSLETTER, Channel.WEBSITE)
    assert (cleared.cleared_by, cleared.cleared_at) == (make.GWEN.id, make.NOON)
    assert cleared.channels == {Channel.NEWSLETTER, Channel.WEBSITE}


def test_nobody_clears_what_they_approved():
    both = make.actor("Both", Role.REVIEWER, Role.GOVERNANCE)
    approved = make.story().approve(both, make.NOON)
    with pytest.raises(NotAllowed, match="You approved this story"):
        clear(approved, by=both)


@pytest.mark.parametrize("channel", sorted(OUTSIDE))
def test_clearing_needs_consent_for_each_channel(channel):
    story = make.story(Status.APPROVED)
    others = make.consent(story, channels=frozenset(Channel) - {channel})
    with pytest.raises(NotCleared, match=channel.label):
        clear(story, *OUTSIDE, consents=(others,))
    everywhere = make.consent(story, channels=frozenset(Channel))
    assert clear(story, channel, consents=(everywhere,)).channels == {channel}


def test_clearing_without_any_consent_is_refused():
    with pytest.raises(NotCleared, match="No consent is recorded"):
        clear(make.story(Status.APPROVED), consents=())


@pytest.mark.parametrize("channel", sorted(INSIDE))
def test_inside_channels_are_never_cleared(channel):
    story = make.story(Status.APPROVED)
    everywhere = (make.consent(story, channels=frozenset(Channel)),)
    with pytest.raises(StoryError, match="choose at least one place"):
        clear(story, channel, Channel.NEWSLETTER, consents=everywhere)


def test_clearing_names_at_least_one_channel():
    story = make.story(Status.APPROVED)
    with pytest.raises(StoryError, match="choose at least one place"):
        story.clear(frozenset(), (make.consent(story),), make.GWEN, make.NOON)


@pytest.mark.parametrize("legal", [Legal.YES, Legal.NOT_SURE])
@pytest.mark.parametrize("note", ["", " \n"])
def test_a_legal_matter_needs_a_note_before_clearing(legal, note):
    with pytest.raises(StoryError, match="Write why it is safe"):
        clear(make.story(Status.APPROVED, legal=legal), note=note)


def test_the_note_on_a_legal_matter_is_kept():
    cleared = clear(make.story(Status.APPROVED, legal=Legal.YES), note=" The case ended. ")
    assert cleared.legal_note == "The case ended."


@pytest.mark.parametrize(
    "leave",
    [
        lambda story: story.withdraw(make.SAM),
        lambda story: story.expire(make.GWEN),
        lambda story: story.take_back_inside(make.GWEN),
    ],
)
def test_a_story_that_leaves_the_outside_closes_every_channel(leave):
    left = leave(make.story(Status.CLEARED))
    assert (left.cleared_by, left.cleared_at, left.channels) == (None, None, frozenset())


def test_taking_back_inside_keeps_the_approval():
    back = make.story(Status.CLEARED).take_back_inside(make.GWEN)
    assert (back.status, back.reviewed_by) == (Status.APPROVED, make.RAVI.id)
