"""A check-back may say that a child came into care, which ends the question another way."""

from alembic import op

revision = "0042"
down_revision = "0041"

NAME = "ck_check_backs_why_it_cannot_be_known"
WHY = (
    "why IS NULL OR (answer = 'cannot_know' AND why IN "
    "('came_into_care', 'died', 'moved', 'no_record', 'no_reply', 'not_ours', 'turned_18'))"
)


def upgrade() -> None:
    with op.batch_alter_table("check_backs") as checks:  # it has no triggers that this could lose
        checks.drop_constraint(op.f(NAME), type_="check")
        checks.create_check_constraint(op.f(NAME), WHY)
