"""A story's history, what a person signed, and what is due to go are found by an index."""

from alembic import op

revision = "0046"
down_revision = "0045"

INDEXED = (
    ("events", "subject_id", "seq"),
    ("stories", "cleared_at"),
    ("stories", "reviewed_by"),
    ("stories", "cleared_by"),
    ("outcomes", "recorded_by"),
    ("outcomes", "confirmed_by"),
    ("thanks", "logged_at"),
    ("consent_names", "party"),
)


def upgrade() -> None:
    for table, *columns in INDEXED:
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
