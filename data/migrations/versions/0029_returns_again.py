"""A return that is sent again takes the place of what it no longer holds."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.create_table(
        "upload_scopes",
        sa.Column("upload_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["uploads.id"], name="fk_upload_scopes_upload_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("upload_id", "number", name="pk_upload_scopes"),
    )
    op.execute("ALTER TABLE uploads ADD COLUMN whole BOOLEAN DEFAULT true NOT NULL")
    op.execute("ALTER TABLE derived_records ADD COLUMN scope INTEGER")
    op.execute("ALTER TABLE derived_records ADD COLUMN dropped_by VARCHAR(36)")
    op.create_index("ix_derived_records_dropped_by", "derived_records", ["dropped_by"])
