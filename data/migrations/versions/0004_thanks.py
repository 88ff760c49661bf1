"""Thanks: for a role, checked by a second person, pulled with a line in a log, taken back."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("thanks", sa.Column("role", sa.String(length=40), nullable=True))
    op.add_column("thanks", sa.Column("taken_back_at", sa.DateTime(), nullable=True))
    op.create_index("ix_thanks_said_on_id", "thanks", ["said_on", "id"])
    op.create_table(
        "thanks_checks",
        sa.Column("thanks_id", sa.String(length=36), nullable=False),
        sa.Column("checked_by", sa.String(length=36), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=False),
        sa.Column("may_be_published", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["thanks_id"], ["thanks.id"], name="fk_thanks_checks_thanks_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["checked_by"], ["people.id"], name="fk_thanks_checks_checked_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("thanks_id", name="pk_thanks_checks"),
    )
    op.create_table(
        "thanks_pulls",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("thanks_id", sa.String(length=36), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("pulled_by", sa.String(length=36), nullable=False),
        sa.Column("pulled_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('conference', 'inspection', 'newsletter', 'organisation', 'partners', "
            "'press', 'social', 'team', 'training', 'website')",
            name=op.f("ck_thanks_pulls_channel_known"),
        ),
        sa.ForeignKeyConstraint(
            ["thanks_id"], ["thanks.id"], name="fk_thanks_pulls_thanks_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["pulled_by"], ["people.id"], name="fk_thanks_pulls_pulled_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_thanks_pulls"),
    )
    op.create_index("ix_thanks_pulls_thanks_id", "thanks_pulls", ["thanks_id"])
    promises.keep(
        "thanks_are_checked_by_another",
        "thanks_checks",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM thanks AS t WHERE t.id = NEW.thanks_id "
        "AND t.logged_by <> NEW.checked_by AND t.may_publish AND t.taken_back_at IS NULL)",
    )
    promises.keep("thanks_checks_stay", "thanks_checks", "UPDATE", "1 = 1")
    promises.keep(
        "thanks_are_pulled_when_checked",
        "thanks_pulls",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM thanks AS t JOIN thanks_checks AS c ON c.thanks_id = t.id "
        "WHERE t.id = NEW.thanks_id AND t.may_publish AND c.may_be_published "
        "AND t.taken_back_at IS NULL)",
    )
    promises.keep(
        "thanks_keep_their_words",
        "thanks",
        "UPDATE",
        "OLD.taken_back_at IS NOT NULL OR NEW.logged_by <> OLD.logged_by "
        "OR (NEW.words <> OLD.words AND NEW.taken_back_at IS NULL)",
    )
