"""Stories whose day is still to come are found by an index."""

from alembic import op

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    op.create_index("ix_story_windows_not_before", "story_windows", ["not_before"])
