"""Taking something away from a story that one may read."""

from datetime import datetime

from stories.errors import NotFound
from stories.people import Person
from stories.story import Story


def take_brief(store, story_id: str, *, by: Person, at: datetime) -> Story:
    """The story for a learning brief, as any colleague reads it; taking it is recorded."""
    with store.begin(by, at) as work:
        story = work.story(story_id)
        if not work.may_read(story, at.date()):
            raise NotFound("story")
        work.event("learning brief taken", "story", story_id)
        return story.as_it_leaves()
