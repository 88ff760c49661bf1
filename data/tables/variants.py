"""Shorter tellings of approved stories, each with its own two people."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.variants import Form

story_variants = sa.Table(
    "story_variants",
    metadata,
    column("id", primary_key=True),
    of("story", target="stories.id"),
    column("words_version", sa.Integer),
    column("form", sa.String(20)),
    column("text", sa.Text),
    column("version", sa.Integer),
    of("person", target="people.id", name="written_by"),
    column("written_at", Moment),
    of("person", target="people.id", name="approved_by", nullable=True),
    column("approved_at", Moment, nullable=True),
    sa.UniqueConstraint("story_id", "words_version", "form"),
    sa.CheckConstraint("(approved_by IS NULL) = (approved_at IS NULL)", name="approval_is_signed"),
    sa.CheckConstraint("approved_by <> written_by", name="approved_by_someone_else"),
    sa.CheckConstraint("version > 0", name="version_counts"),
    one_of("form", Form),
)
