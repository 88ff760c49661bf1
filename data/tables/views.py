"""Views that people keep under names of their own."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of

views = sa.Table(
    "views",
    metadata,
    column("id", primary_key=True),
    of("person", target="people.id", index=True),
    column("name", sa.String(60)),
    column("page", sa.String(40)),
    column("query", sa.Text),
    column("kept_at", Moment),
    sa.UniqueConstraint("person_id", "name", name="uq_views_person_id_name"),
)
