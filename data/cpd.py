"""Reading a writer's own answers about their learning."""

import sqlalchemy as sa

from data.keys import Keys
from data.store.cpd import opened_cpd
from data.store.drafts import Answer
from stories.cpd import refuse_unless_own_and_in_use
from stories.people import Person
from stories.story import Story


def cpd_answers(
    connection: sa.Connection, keys: Keys, story: Story, person: Person
) -> dict[str, Answer]:
    """Every answer so far. Raises NotFound unless it is the person's own story, and in use."""
    refuse_unless_own_and_in_use(story, person)
    return opened_cpd(connection, keys, story.id)
