"""What the public feed held and holds, so that it can say what is gone."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of

feed_entries = sa.Table(
    "feed_entries",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("version", sa.Integer),
    column("entered_at", Moment),
    column("changed_at", Moment),
    column("gone_at", Moment, nullable=True),
)
