"""Events of one kind are found by an index, and so is which kinds there are."""

from alembic import op

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    op.create_index("ix_events_action_at", "events", ["action", "at"])
