"""What links uploads of returns: the days they cover, what lasted, what local labels mean."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "upload_spans",
        sa.Column("upload_id", sa.String(length=36), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "source IN ('adults', 'care', 'census', 'totals')",
            name=op.f("ck_upload_spans_source_known"),
        ),
        sa.CheckConstraint("first <= last", name=op.f("ck_upload_spans_ends_after_it_begins")),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["uploads.id"], name="fk_upload_spans_upload_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("upload_id", "source", "first", name="pk_upload_spans"),
    )
    op.create_table(
        "derived_lasting",
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("months", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("held", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "held IN ('came back', 'not yet known', 'stayed off')",
            name=op.f("ck_derived_lasting_held_known"),
        ),
        sa.PrimaryKeyConstraint("code", "key", "months", name="pk_derived_lasting"),
    )
    op.create_table(
        "label_answers",
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("answered_by", sa.String(length=36), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["people.id"], name="fk_label_answers_answered_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("label", name="pk_label_answers"),
    )
    op.create_index(
        "ix_derived_records_key_upload_id", "derived_records", ["key", "upload_id"], unique=False
    )
