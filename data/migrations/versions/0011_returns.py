"""What is derived from statutory returns, with the upload it came from and how to undo it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("uploaded_by", sa.String(length=36), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("outcomes", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Integer(), nullable=False),
        sa.Column("undone_by", sa.String(length=36), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(undone_by IS NULL) = (undone_at IS NULL)", name=op.f("ck_uploads_undoing_is_signed")
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by"], ["people.id"], name="fk_uploads_uploaded_by", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["undone_by"], ["people.id"], name="fk_uploads_undone_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
        sa.UniqueConstraint("number", name="uq_uploads_number"),
    )
    op.create_table(
        "upload_files",
        sa.Column("upload_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("incomplete", sa.Integer(), nullable=False),
        sa.Column("repeated", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["uploads.id"], name="fk_upload_files_upload_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("upload_id", "position", name="pk_upload_files"),
    )
    op.create_table(
        "derived_records",
        sa.Column("upload_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("is_outcome", sa.Boolean(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("rule", sa.String(length=120), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("age_band", sa.String(length=20), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("detail", sa.String(length=120), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("later", sa.String(length=120), nullable=False),
        sa.Column("also", sa.String(length=60), nullable=False),
        sa.Column("care_checked", sa.Boolean(), nullable=True),
        sa.Column("files", sa.Text(), nullable=False),
        sa.CheckConstraint("people >= 0", name=op.f("ck_derived_records_people_count")),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["uploads.id"], name="fk_derived_records_upload_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("upload_id", "code", "key", name="pk_derived_records"),
    )
    op.create_index(
        "ix_derived_records_code_month", "derived_records", ["code", "month"], unique=False
    )
    op.create_index(
        "ix_derived_records_one_stands",
        "derived_records",
        ["code", "key"],
        unique=True,
        sqlite_where=sa.text("standing"),
        postgresql_where=sa.text("standing"),
    )
