"""Taking something away from a story that one may read."""

from datetime import datetime

from stories.errors import NotFound
from stories.people import Person
from stories.story import Story


def readable(work, story_id: str, seen: int | None = None) -> Story:
    """A story; NotFound alike for what is absent and what this person may not read.

    StaleStory where it is no longer at the version seen.
    """
    story = work.story(story_id, seen)
    if not work.may_read(story, work.asked_at.date()):
        raise NotFound("story")
    return story


def take_brief(store, story_id: str, *, by: Person, at: datetime) -> Story:
    """The story for a learning brief, as any colleague reads it; taking it is recorded."""
    with store.begin(by, at) as work:
        story = readable(work, story_id)
        work.event("learning brief taken", "story", story_id)
        return story.as_it_leaves()
