"""Who was heard in a year, in steps that give nobody away, as it was published."""

import sqlalchemy as sa

from data.tables.base import column, metadata, one_of
from stories.trends.heard import Topic

heard = sa.Table(
    "heard",
    metadata,
    column("until", sa.Date, primary_key=True),
    column("topic", sa.String(20), primary_key=True),
    column("category", sa.String(60), primary_key=True),
    column("at_least", sa.Integer),
    column("edition", sa.Integer, sa.ForeignKey("editions.number")),
    one_of("topic", Topic),
    sa.CheckConstraint("at_least IN (0, 1) OR at_least >= 10", name="no_small_step"),
)
