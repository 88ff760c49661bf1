"""Outside use: governance clears, comms pulls. Both fail closed."""

from datetime import datetime

from stories.actions.reviewing import checked_note
from stories.consent import Channel
from stories.ids import new_id, one_key
from stories.people import Person, Role
from stories.recall import Reason
from stories.release import Release, logged, release
from stories.story import Story
from stories.telling import Told
from stories.text import limited

PURPOSE_MOST = 200


def clear(
    store,
    story_id: str,
    seen: int,
    channels: frozenset[Channel],
    legal_note: str = "",
    told: Told | None = None,
    *,
    by: Person,
    at: datetime,
) -> Story:
    """Clear a story for outside channels; by governance, never the reviewer who approved it.

    `told` is how governance says it is told; without it the writer's answer stays.
    """
    note = checked_note(legal_note)
    with store.begin(by, at) as work:
        work.hold(story_id)
        before, consents = work.story(story_id, seen), work.consents(story_id)
        story = work.save(before.clear(channels, consents, work.person, at, note, told))
        work.event(
            "story cleared", "story", story_id, version=story.version, channels=sorted(channels)
        )
        return story


def take_back_inside(store, story_id: str, seen: int, *, by: Person, at: datetime) -> Story:
    """Close a story's outside channels again."""
    with store.begin(by, at) as work:
        story = work.save(work.story(story_id, seen).take_back_inside(work.person))
        work.event("story taken back inside", "story", story_id, version=story.version)
        return story


def pull(
    store,
    story_id: str,
    channel: Channel,
    purpose: str,
    *,
    by: Person,
    at: datetime,
    key: str,
) -> Release:
    """The words of a story for one channel and purpose, and a line in the use log.

    Raises NotCleared with the reasons, and then gives nothing. The same key logs once.
    """
    purpose = limited("Purpose", purpose, PURPOSE_MOST)
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        work.hold(story_id)  # so that nobody takes it back between this look and this use
        story, consents = work.story(story_id), work.consents(story_id)
        released = release(story, consents, channel, purpose, at.date())
        pull_id = new_id()
        # What is pulled is part of the key: one used again for other words gets a line of its own.
        once = one_key(story_id, str(released.version), channel, purpose, key)
        if work.first_time("pull", once, pull_id):
            work.add_pull(pull_id, released)
            work.event("story pulled", "story", story_id, version=released.version, channel=channel)
        return logged(released, work.receipt("pull", once))


def expire(store, story_id: str, seen: int, *, by: Person, at: datetime) -> Story:
    """Take a story out of use because its time or its consent has run out."""
    with store.begin(by, at) as work:
        work.hold(story_id)
        story = work.save(work.story(story_id, seen).expire(work.person))
        work.call_back(story_id, Reason.CONSENT_RAN_OUT)
        work.event("story expired", "story", story_id, version=story.version)
        return story
