"""The use log: where stories went, for what, and by whom."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.queries import title_column


@dataclass(frozen=True)
class Use:
    """One line of the use log."""

    at: datetime
    who: str
    channel: str
    purpose: str
    reference: str
    title: str
    form: str = ""
    by: str = ""  # the id of who


def uses(connection: sa.Connection, story_id: str | None = None, most: int = 50) -> list[Use]:
    """The use log, newest first; of one story or of all."""
    pulls, people, stories = tables.pulls, tables.people, tables.stories
    query = (
        sa.select(pulls, people.c.name, stories.c.reference, title_column())
        .join(people, people.c.id == pulls.c.pulled_by)
        .join(stories, stories.c.id == pulls.c.story_id)
        .order_by(pulls.c.pulled_at.desc())
        .limit(most)
    )
    if story_id is not None:
        query = query.where(pulls.c.story_id == story_id)
    return [
        Use(
            row.pulled_at,
            row.name,
            row.channel,
            row.purpose,
            row.reference,
            row.title,
            row.form or "",
            row.pulled_by,
        )
        for row in connection.execute(query)
    ]
