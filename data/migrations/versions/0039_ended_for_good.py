"""A check-back may say that somebody turned 18 or has died, and so cannot be asked any more."""

from alembic import op

revision = "0039"
down_revision = "0038"

NAME = "ck_check_backs_why_it_cannot_be_known"
WHY = (
    "why IS NULL OR (answer = 'cannot_know' AND why IN "
    "('died', 'moved', 'no_record', 'no_reply', 'not_ours', 'turned_18'))"
)


def upgrade() -> None:
    with op.batch_alter_table("check_backs") as checks:  # it has no triggers that this could lose
        checks.drop_constraint(op.f(NAME), type_="check")
        checks.create_check_constraint(op.f(NAME), WHY)
