"""What imports leave behind: rows and headings known again by their hash."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "imported_rows",
        sa.Column("row", sa.String(length=64), nullable=False),
        sa.Column("outcome_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["outcome_id"], ["outcomes.id"], name="fk_imported_rows_outcome_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_imported_rows"),
        sa.UniqueConstraint("outcome_id", name="uq_imported_rows_outcome_id"),
    )
    op.create_table(
        "column_choices",
        sa.Column("layout", sa.String(length=20), nullable=False),
        sa.Column("heading", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("layout", "heading", name="pk_column_choices"),
    )
