"""Who was heard in a year, in steps; what was published is never rewritten."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0017"
down_revision = "0016"

TOPICS = (
    "topic IN ('all', 'outcome_age', 'outcome_service', 'story_age', 'story_agency', "
    "'story_service', 'story_theme', 'together')"
)


def upgrade() -> None:
    op.create_table(
        "heard",
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("topic", sa.String(length=20), nullable=False),
        sa.Column("category", sa.String(length=60), nullable=False),
        sa.Column("at_least", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.CheckConstraint(TOPICS, name=op.f("ck_heard_topic_known")),
        sa.CheckConstraint(
            "at_least IN (0, 1) OR at_least >= 10", name=op.f("ck_heard_no_small_step")
        ),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name="fk_heard_edition"),
        sa.PrimaryKeyConstraint("until", "topic", "category", name="pk_heard"),
    )
    promises.keep("heard_stays", "heard", "UPDATE", "1 = 1")
    promises.keep("heard_is_kept", "heard", "DELETE", "1 = 1")
