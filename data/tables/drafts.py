"""Drafts, whose answers are sealed."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of

drafts = sa.Table(
    "drafts",
    metadata,
    column("id", primary_key=True),
    of("person", target="people.id", index=True),
    of("story", target="stories.id", nullable=True, unique=True),
    column("created_at", Moment),
    column("saved_at", Moment),
)


draft_answers = sa.Table(
    "draft_answers",
    metadata,
    of("draft", target="drafts.id", ondelete="CASCADE", primary_key=True),
    column("name", sa.String(40), primary_key=True),
    column("version", sa.Integer),
    column("sealed", sa.LargeBinary),
    column("saved_at", Moment),
    sa.CheckConstraint("version > 0", name="version_counts"),
)
