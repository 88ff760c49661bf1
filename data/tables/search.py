"""What cleared stories are found by, and searches that somebody kept."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of

# A row for each cleared story and for no other. Beside it stands `story_fts`, the index of each
# database's own kind; data.store.search writes both.
story_search = sa.Table(
    "story_search",
    metadata,
    column("number", sa.Integer, primary_key=True),  # rises with each clearing
    of("story", target="stories.id", unique=True),
    column("words_version", sa.Integer),
    column("analyser", sa.Integer),
    column("stems", sa.Text),
)


saved_searches = sa.Table(
    "saved_searches",
    metadata,
    column("id", primary_key=True),
    of("person", target="people.id"),
    column("name", sa.String(60)),
    column("sealed_asked", sa.LargeBinary),
    column("saved_at", Moment),
    sa.UniqueConstraint("person_id", "name"),
)
