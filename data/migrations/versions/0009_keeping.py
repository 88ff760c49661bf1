"""How long words and names are kept: nothing goes that was not announced 30 days before."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0009"
down_revision = "0008"

# 30 days on either database: dates are compared as days.
TOO_SOON = {
    "sqlite": "julianday(NEW.goes_on) - julianday(NEW.announced_on) < 30",
    "postgresql": "NEW.goes_on - NEW.announced_on < 30",
}


def upgrade() -> None:
    op.create_table(
        "keeping",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=False),
        sa.Column("goes_on", sa.Date(), nullable=False),
        sa.Column("gone_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "gone_on IS NULL OR gone_on >= goes_on", name=op.f("ck_keeping_goes_no_sooner")
        ),
        sa.CheckConstraint(
            "kind IN ('consent', 'story', 'thanks')", name=op.f("ck_keeping_kind_known")
        ),
        sa.PrimaryKeyConstraint("kind", "subject_id", name="pk_keeping"),
    )
    too_soon = TOO_SOON[op.get_bind().dialect.name]
    promises.keep("nothing_goes_unannounced", "keeping", "INSERT", too_soon)
    promises.keep("nothing_goes_sooner", "keeping", "UPDATE", f"NEW.goes_on < OLD.goes_on OR {too_soon}")
    promises.keep("what_went_is_known", "keeping", "DELETE", "1 = 1")
