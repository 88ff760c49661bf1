"""The reviewer's actions. Each decision carries the version the reviewer saw."""

from collections.abc import Collection
from datetime import datetime

from stories.errors import StoryError
from stories.people import Person
from stories.redaction import must_replace
from stories.review import CLAIM_LASTS, Check, Claim, refuse_unless_all
from stories.sections import Section
from stories.statuses import Status
from stories.story import Story
from stories.telling import ReturnReason
from stories.text import limited

NOTE_MOST = 1_000


def claim(store, story_id: str, *, by: Person, at: datetime) -> Claim | None:
    """Say that this reviewer is reading the story; gives the claim that stands, maybe another's.

    Nothing is decided by reading, so it leaves no event. None where there is nothing to claim.
    """
    with store.begin(by, at) as work:
        story = work.story(story_id)
        if not story.may_move(Status.APPROVED, work.person):
            return None
        return work.claim(story_id, CLAIM_LASTS)


def let_go(store, *, by: Person, at: datetime) -> None:
    """Give back every claim of this reviewer."""
    with store.begin(by, at) as work:
        work.release_claims()


def approve(
    store, story_id: str, seen: int, checks: Collection[Check], *, by: Person, at: datetime
) -> Story:
    """Approve the story as the reviewer saw it; refused if it has changed since.

    Each check is kept with the version it was made on.
    """
    refuse_unless_all(checks)
    with store.begin(by, at) as work:
        before = work.story(story_id, seen)
        approved = before.approve(work.person, at)
        work.decide(story_id)
        work.add_checks(before, checks)
        work.keep_sketch(before)
        story = work.save(approved)
        work.event("story approved", "story", story_id, version=story.version)
        return story


def return_to_writer(
    store,
    story_id: str,
    seen: int,
    reason: ReturnReason,
    words: str,
    *,
    by: Person,
    at: datetime,
) -> Story:
    """Send the story back with a reason, for the writer to change and send again."""
    words = checked_note(words)
    with store.begin(by, at) as work:
        returned = work.story(story_id, seen).return_to_writer(reason, words, work.person, at)
        return _decided(work, returned, "story returned", reason=reason)


def decline(
    store,
    story_id: str,
    seen: int,
    reason: ReturnReason,
    words: str,
    *,
    by: Person,
    at: datetime,
) -> Story:
    """End the story with a reason; nothing more can be done with it."""
    words = checked_note(words)
    with store.begin(by, at) as work:
        declined = work.story(story_id, seen).decline(reason, words, work.person, at)
        return _decided(work, declined, "story declined", reason=reason)


def open_section(
    store, story_id: str, seen: int, section: Section, *, by: Person, at: datetime
) -> Story:
    """Let a section that stays inside go where the rest of the story goes."""
    with store.begin(by, at) as work:
        changed = work.story(story_id, seen).open_section(section, work.person)
        return _decided(work, changed, "section opened", section=section)


def close_section(
    store, story_id: str, seen: int, section: Section, *, by: Person, at: datetime
) -> Story:
    """Keep a section inside after all."""
    with store.begin(by, at) as work:
        changed = work.story(story_id, seen).close_section(section, work.person)
        return _decided(work, changed, "section closed", section=section)


def _decided(work, changed: Story, action: str, **facts) -> Story:
    """The story kept as it now stands, with its line in the record; the claim is over."""
    work.decide(changed.id)
    story = work.save(changed)
    work.event(action, "story", story.id, version=story.version, **facts)
    return story


def checked_note(words: str) -> str:
    """A note to a colleague, which must not identify anyone either."""
    words = limited("Your words", words, NOTE_MOST)
    if must_replace(words):
        raise StoryError("Your words may identify someone. Say it without names, dates or places.")
    return words
