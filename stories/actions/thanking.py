"""Thanks after they were passed on: checked by a second person, published, taken back."""

from datetime import datetime

from stories.actions.publishing import PURPOSE_MOST
from stories.actions.reading import readable
from stories.consent import Channel
from stories.errors import NotAllowed
from stories.ids import new_id, one_key
from stories.limits import Limited
from stories.organisation import refuse_unused
from stories.people import Person, Role
from stories.story import Story
from stories.text import limited
from stories.thanked import may_link, refuse_link
from stories.thanks import ReleasedThanks, Thanks, release_thanks


def check(store, thanks_id: str, may_be_published: bool, *, by: Person, at: datetime) -> Thanks:
    """A reviewer's answer: nobody can be recognised in these words, or keep them inside."""
    with store.begin(by, at) as work:
        thanks = work.thanks(thanks_id).checked(may_be_published, work.person, at)
        work.add_thanks_check(thanks)
        work.event("thanks checked", "thanks", thanks_id, may_be_published=may_be_published)
        return thanks


def take_back(store, thanks_id: str, *, by: Person, at: datetime) -> Thanks:
    """Out of every list at once. Its words are deleted; where it was used stays known."""
    with store.begin(by, at) as work:
        thanks = work.thanks(thanks_id).taken_back(work.person, at)
        work.take_back_thanks(thanks)
        work.event("thanks taken back", "thanks", thanks_id)
        return thanks


def link_to_story(store, thanks_id: str, story_id: str, *, by: Person, at: datetime) -> Thanks:
    """These thanks are about what this story tells. Refused where the two would tell too much."""
    with store.begin(by, at) as work:
        thanks, story = _both(work, thanks_id, story_id)
        refuse_link(thanks, story, work.person)
        if work.link_thanks(thanks, story):
            work.event("thanks put beside a story", "story", story_id)
        return thanks


def take_from_story(store, thanks_id: str, story_id: str, *, by: Person, at: datetime) -> Thanks:
    """They are not about it after all."""
    with store.begin(by, at) as work:
        thanks, story = _both(work, thanks_id, story_id)
        if not may_link(thanks, story, work.person):
            raise NotAllowed("A reviewer does this, or whoever put the two together.")
        work.unlink_thanks(thanks, story)
        work.event("thanks taken from a story", "story", story_id)
        return thanks


def _both(work, thanks_id: str, story_id: str) -> tuple[Thanks, Story]:
    """The two; NotFound alike for what is absent and what this person may not read."""
    story = readable(work, story_id)
    return work.thanks(thanks_id), story


def pull_thanks(
    store,
    thanks_id: str,
    channel: Channel,
    purpose: str,
    *,
    by: Person,
    at: datetime,
    key: str,
) -> ReleasedThanks:
    """The words for one channel and purpose, and a line in the use log.

    Raises NotCleared with the reasons, and then gives nothing. The same key logs once.
    """
    purpose = limited("Purpose", purpose, PURPOSE_MOST)
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        refuse_unused([channel], work.channels_used())
        released = release_thanks(work.thanks(thanks_id), channel, purpose)
        pull_id = new_id()
        if work.first_time("pull thanks", one_key(thanks_id, channel, purpose, key), pull_id):
            work.refuse_too_much(Limited.TAKEN)
            work.add_thanks_pull(pull_id, released)
            work.event("thanks pulled", "thanks", thanks_id, channel=channel)
        return released
