"""How we know that it cannot be known whether an outcome lasted."""

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE check_backs ADD COLUMN why VARCHAR(20) "
        "CONSTRAINT ck_check_backs_why_it_cannot_be_known CHECK ("
        "why IS NULL OR (answer = 'cannot_know' AND why IN "
        "('moved', 'no_record', 'no_reply', 'not_ours')))"
    )
