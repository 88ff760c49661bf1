"""The reviewer's actions. Each decision carries the version the reviewer saw."""

from datetime import datetime

from stories.errors import StoryError
from stories.people import Person
from stories.redaction import must_replace
from stories.story import ReturnReason, Story
from stories.text import limited

NOTE_MOST = 1_000


def approve(store, story_id: str, seen: int, *, by: Person, at: datetime) -> Story:
    """Approve the story as the reviewer saw it; refused if it has changed since."""
    with store.begin(by, at) as work:
        story = work.save(work.story(story_id, seen).approve(work.person, at))
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
        before = work.story(story_id, seen)
        story = work.save(before.return_to_writer(reason, words, work.person, at))
        work.event("story returned", "story", story_id, version=story.version, reason=reason)
        return story


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
        story = work.save(work.story(story_id, seen).decline(reason, words, work.person, at))
        work.event("story declined", "story", story_id, version=story.version, reason=reason)
        return story


def checked_note(words: str) -> str:
    """A note to a colleague, which must not identify anyone either."""
    words = limited("Your words", words, NOTE_MOST)
    if must_replace(words):
        raise StoryError("Your words may identify someone. Say it without names, dates or places.")
    return words
