"""What surrounds a story for its people: its year, what colleagues will try, its writer's CPD."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of

# Stories of which only the year is known, and that about right.
story_years = sa.Table(
    "story_years", metadata, of("story", target="stories.id", primary_key=True, ondelete="CASCADE")
)


story_tries = sa.Table(
    "story_tries",
    metadata,
    of("story", target="stories.id", primary_key=True, ondelete="CASCADE"),
    of("person", target="people.id", primary_key=True, index=True),
    column("words", sa.Text),
    column("said_at", Moment),
    sa.CheckConstraint("words <> ''", name="words_are_there"),
)


# Sealed like the answers of a draft: only the writer reads their own.
cpd_answers = sa.Table(
    "cpd_answers",
    metadata,
    of("story", target="stories.id", primary_key=True, ondelete="CASCADE"),
    column("name", sa.String(40), primary_key=True),
    column("version", sa.Integer),
    column("sealed", sa.LargeBinary),
    column("saved_at", Moment),
    sa.CheckConstraint("version > 0", name="version_counts"),
)
