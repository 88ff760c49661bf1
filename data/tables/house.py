"""The Word template that an organisation's files are made with."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of

# One row or none: a template takes the place of the one before.
word_templates = sa.Table(
    "word_templates",
    metadata,
    column("number", sa.Integer, primary_key=True, autoincrement=False),
    column("content", sa.LargeBinary),
    of("person", target="people.id", name="chosen_by"),
    column("chosen_at", Moment),
    sa.CheckConstraint("number = 1", name="one_alone"),
)
