"""Outside use: governance clears, comms pulls. Both fail closed."""

from collections.abc import Collection
from datetime import datetime

from stories.actions.reviewing import checked_note
from stories.consent import Channel
from stories.errors import NotCleared
from stories.ids import new_id, one_key
from stories.limits import Limited
from stories.organisation import refuse_unused
from stories.people import Person, Role
from stories.recall import Reason
from stories.release import Release, logged, release
from stories.review import Check
from stories.second_look import refuse_without_second_look
from stories.story import Story
from stories.telling import Told
from stories.text import limited
from stories.window import ALWAYS, Window

PURPOSE_MOST = 200


def clear(
    store,
    story_id: str,
    seen: int,
    channels: frozenset[Channel],
    legal_note: str = "",
    told: Told | None = None,
    window: Window = ALWAYS,
    checks: Collection[Check] = (),
    *,
    by: Person,
    at: datetime,
) -> Story:
    """Clear a story for outside channels; by governance, never the reviewer who approved it.

    `told` is how governance says it is told; without it the writer's answer stays. `window` is an
    embargo and a day to take it down, for every use outside. `checks` are what governance answers
    for again where the risk is high; they are kept with the version they were made on.
    """
    note = checked_note(legal_note)
    with store.begin(by, at) as work:
        work.hold(story_id)
        refuse_unused(channels, work.channels_used())
        before, consents = work.story(story_id, seen), work.consents(story_id)
        moved = before.clear(channels, consents, work.person, at, note, told, window)
        refuse_without_second_look(before, checks)
        if checks:
            work.add_checks(before, checks)
        story = work.save(moved)
        work.event(
            "story cleared",
            "story",
            story_id,
            version=story.version,
            channels=sorted(channels),
            **days_of(window),
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
    window: Window = ALWAYS,
    *,
    by: Person,
    at: datetime,
    key: str,
) -> Release:
    """The words of a story for one channel and purpose, and a line in the use log.

    `window` is this use's own embargo and day to take it down. Raises NotCleared with the
    reasons, and then gives nothing. The same key logs once.
    """
    purpose = limited("Purpose", purpose, PURPOSE_MOST)
    window.refuse_if_wrong(at.date())
    with store.begin(by, at) as work:
        work.person.must_be(Role.COMMS)
        work.hold(story_id)  # so that nobody takes it back between this look and this use
        refuse_at_rest(work, story_id, at)
        story, consents = work.story(story_id), work.consents(story_id)
        released = release(story, consents, channel, purpose, at.date(), window)
        # What is pulled is part of the key: one used again for other words gets a line of its own.
        words = (story_id, str(released.version), channel, purpose)
        return logged_once(work, released, words, key)


def logged_once(work, released: Release, words: tuple[str, ...], key: str, **facts) -> Release:
    """The release with its line in the use log; the same `key` for the same `words` makes one."""
    once = one_key(*words, key, repr(released.window))
    if work.first_time("pull", once, pull_id := new_id()):
        work.refuse_too_much(Limited.TAKEN)
        work.add_pull(pull_id, released)
        facts = {"version": released.version, "channel": released.channel, **facts}
        work.event("story pulled", "story", released.story_id, **facts, **days_of(released.window))
    return logged(released, work.receipt("pull", once))


def refuse_at_rest(work, story_id: str, at: datetime) -> None:
    """Nobody pulls a story that a colleague lets rest, until they end the rest."""
    rest = work.rest_of(story_id)
    if rest is not None and (why := rest.refusal(at.date())):
        raise NotCleared([why])


def days_of(window: Window) -> dict[str, str]:
    """The days of a window as the record of actions keeps them; only those that were set."""
    return {name: day.isoformat() for name, day in vars(window).items() if day is not None}


def expire(store, story_id: str, seen: int, *, by: Person, at: datetime) -> Story:
    """Take a story out of use because its time or its consent has run out."""
    with store.begin(by, at) as work:
        work.hold(story_id)
        story = work.save(work.story(story_id, seen).expire(work.person))
        work.call_back(story_id, Reason.CONSENT_RAN_OUT)
        work.event("story expired", "story", story_id, version=story.version)
        return story
