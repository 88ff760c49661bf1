"""Reading what a writer needs while writing."""

import sqlalchemy as sa

from data import tables
from data.store.reading import story_where
from stories.ids import is_id
from stories.people import Person
from stories.statuses import Status
from stories.story import Story


def returned_story(connection: sa.Connection, draft_id: str, person: Person) -> Story | None:
    """The person's own story that this draft changes, where a reviewer has sent it back."""
    drafts = tables.drafts
    own = (drafts.c.id == draft_id, drafts.c.person_id == person.id)
    story_id = (
        connection.scalar(sa.select(drafts.c.story_id).where(*own)) if is_id(draft_id) else None
    )
    story = story_where(connection, story_id) if story_id else None
    return story if story and story.status is Status.RETURNED else None
