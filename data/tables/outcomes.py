"""Outcome records, and the facts that could contradict them."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.outcomes import AgeBand, Confirmation, EndReason, HowKnown, Source

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
    of("person", target="people.id", name="recorded_by", index=True),
    column("recorded_at", Moment),
    column("team", sa.String(60), sa.ForeignKey("teams.code"), nullable=True),
    column("goal", sa.Text, nullable=True),
    column("source", sa.String(10)),
    column("confirmation", sa.String(15)),
    of("person", target="people.id", name="confirmed_by", nullable=True, index=True),
    column("confirmed_at", Moment, nullable=True),
    column("person", sa.String(32), nullable=True, index=True),  # keyed hash, as returns have it
    one_of("how_known", HowKnown),
    one_of("age_band", AgeBand),
    one_of("end_reason", EndReason),
    one_of("source", Source),
    one_of("confirmation", Confirmation),
    sa.CheckConstraint(
        "(confirmed_by IS NOT NULL) = (confirmation IN ('confirmed', 'not_confirmed')) "
        "AND (confirmed_by IS NULL) = (confirmed_at IS NULL)",
        name="confirmation_is_signed",
    ),
    sa.CheckConstraint("confirmed_by <> recorded_by", name="confirmed_by_another"),
    sa.Index("ix_outcomes_code_counts_service_month", "code", "counts", "service", "month"),
    sa.Index("ix_outcomes_confirmation_recorded_at", "confirmation", "recorded_at"),
    sa.Index(
        "ix_outcomes_team_code_month",
        "team",
        "code",
        "month",
        sqlite_where=sa.text("team IS NOT NULL"),
        postgresql_where=sa.text("team IS NOT NULL"),
    ),
)


outcome_stories = sa.Table(
    "outcome_stories",
    metadata,
    of("outcome", target="outcomes.id", primary_key=True, ondelete="CASCADE"),
    of("story", target="stories.id", index=True, ondelete="CASCADE"),
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
