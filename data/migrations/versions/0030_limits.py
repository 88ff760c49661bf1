"""What somebody did lately is found without reading the whole record of actions."""

from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.create_index("ix_events_actor_at", "events", ["actor", "at"])
