"""Outcome records, and the facts that could contradict them."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.outcomes import AgeBand, EndReason, HowKnown

outcomes = sa.Table(
    "outcomes",
    metadata,
    column("id", primary_key=True),
    column("code", sa.String(20), sa.ForeignKey("outcome_types.code")),
    column("service", sa.String(60), sa.ForeignKey("services.code")),
    column("month", sa.Date),
    column("how_known", sa.String(30)),
    column("age_band", sa.String(20)),
    column("end_reason", sa.String(30), nullable=True),
    column("counts", sa.Boolean),
    of("story", target="stories.id", nullable=True, unique=True),
    of("person", target="people.id", name="recorded_by"),
    column("recorded_at", Moment),
    one_of("how_known", HowKnown),
    one_of("age_band", AgeBand),
    one_of("end_reason", EndReason),
    sa.Index("ix_outcomes_code_counts_service_month", "code", "counts", "service", "month"),
)


balancing_facts = sa.Table(
    "balancing_facts",
    metadata,
    column("code", sa.String(30), primary_key=True),
    column("service", sa.String(60), sa.ForeignKey("services.code"), primary_key=True),
    column("month", sa.Date, primary_key=True),
    column("people", sa.Integer),
    sa.CheckConstraint("people >= 0", name="people_count"),
)
