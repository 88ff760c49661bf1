"""Targets for outcomes, each as it was set; the newest counts."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of

targets = sa.Table(
    "targets",
    metadata,
    column("code", sa.String(20), sa.ForeignKey("outcome_types.code"), primary_key=True),
    column("set_at", Moment, primary_key=True),
    column("percent", sa.Integer, nullable=True),
    of("person", target="people.id", name="set_by"),
    sa.CheckConstraint("percent BETWEEN 1 AND 100", name="percent_range"),
)
