"""Targets for outcomes; what was set is never rewritten."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "targets",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("set_by", sa.String(length=36), nullable=False),
        sa.CheckConstraint(
            "percent BETWEEN 1 AND 100", name=op.f("ck_targets_percent_range")
        ),
        sa.ForeignKeyConstraint(["code"], ["outcome_types.code"], name="fk_targets_code"),
        sa.ForeignKeyConstraint(
            ["set_by"], ["people.id"], name="fk_targets_set_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("code", "set_at", name="pk_targets"),
    )
    promises.keep("targets_stay", "targets", "UPDATE", "1 = 1")
    promises.keep("targets_are_kept", "targets", "DELETE", "1 = 1")
