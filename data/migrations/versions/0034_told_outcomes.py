"""What staff recorded of an event that a return tells as well counts once, in the return."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.create_table(
        "told_outcomes",
        sa.Column("outcome_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["outcome_id"],
            ["outcomes.id"],
            name="fk_told_outcomes_outcome_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("outcome_id", name="pk_told_outcomes"),
    )
    op.create_index("ix_told_outcomes_month", "told_outcomes", ["month"])
