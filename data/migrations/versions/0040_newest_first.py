"""The newest stories, of all or of one outcome, and consent that runs out are found by an index."""

from alembic import op

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    op.create_index("ix_stories_reviewed_at", "stories", ["reviewed_at"])
    op.create_index("ix_stories_outcome_reviewed_at", "stories", ["outcome", "reviewed_at"])
    op.create_index("ix_consents_expires_on", "consents", ["expires_on"])
