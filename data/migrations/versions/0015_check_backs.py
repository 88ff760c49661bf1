"""Whether outcomes lasted, and counts of a whole authority's year."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "check_backs",
        sa.Column("outcome_id", sa.String(length=36), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("answer", sa.String(length=15), nullable=False),
        sa.Column("how_known", sa.String(length=30), nullable=False),
        sa.Column("answered_by", sa.String(length=36), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "answer IN ('cannot_know', 'declined', 'not_holding', 'still_holding')",
            name=op.f("ck_check_backs_answer_known"),
        ),
        sa.CheckConstraint(
            "how_known IN ('cannot_know', 'partner_confirmed', 'person_told_us', "
            "'record_checked', 'worker_believes', 'worker_observed')",
            name=op.f("ck_check_backs_how_known_known"),
        ),
        sa.CheckConstraint("months > 0", name=op.f("ck_check_backs_months_after")),
        sa.CheckConstraint(
            "(answer IN ('not_holding', 'still_holding')) = (how_known <> 'cannot_know')",
            name=op.f("ck_check_backs_known_means_how"),
        ),
        sa.ForeignKeyConstraint(
            ["outcome_id"], ["outcomes.id"], name="fk_check_backs_outcome_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["people.id"], name="fk_check_backs_answered_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("outcome_id", "months", name="pk_check_backs"),
    )
    op.create_index("ix_check_backs_answered_by", "check_backs", ["answered_by"])
    op.create_table(
        "authority_years",
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("year_from", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("people >= 0", name=op.f("ck_authority_years_people_count")),
        sa.PrimaryKeyConstraint("code", "year_from", name="pk_authority_years"),
    )
