"""Who imported what and when, and what it put in the place of what, so that it can be undone."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("layout", sa.String(length=20), nullable=False),
        sa.Column("imported_by", sa.String(length=36), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("undone_by", sa.String(length=36), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(undone_by IS NULL) = (undone_at IS NULL)", name=op.f("ck_imports_undoing_is_signed")
        ),
        _person("imported_by"),
        _person("undone_by"),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
        sa.UniqueConstraint("number", name="uq_imports_number"),
    )
    op.create_table(
        "import_overlaps",
        sa.Column("later_id", sa.String(length=36), nullable=False),
        sa.Column("earlier_id", sa.String(length=36), nullable=False),
        _import("import_overlaps", "later_id"),
        _import("import_overlaps", "earlier_id"),
        sa.PrimaryKeyConstraint("later_id", "earlier_id", name="pk_import_overlaps"),
    )
    op.create_index("ix_import_overlaps_earlier_id", "import_overlaps", ["earlier_id"])
    op.create_table(
        "imported_facts",
        sa.Column("import_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("service", sa.String(length=60), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "people >= 0 AND before >= 0", name=op.f("ck_imported_facts_people_count")
        ),
        _import("imported_facts", "import_id"),
        sa.ForeignKeyConstraint(
            ["service"], ["services.code"], name="fk_imported_facts_service"
        ),
        sa.PrimaryKeyConstraint(
            "import_id", "code", "service", "month", name="pk_imported_facts"
        ),
    )
    with op.batch_alter_table("imported_rows") as rows:  # it has no triggers that this could lose
        rows.add_column(sa.Column("import_id", sa.String(length=36), nullable=True))
        rows.create_foreign_key(
            "fk_imported_rows_import_id", "imports", ["import_id"], ["id"], ondelete="RESTRICT"
        )
    op.create_index("ix_imported_rows_import_id", "imported_rows", ["import_id"])


def _person(column: str) -> sa.ForeignKeyConstraint:
    name = f"fk_imports_{column}"
    return sa.ForeignKeyConstraint([column], ["people.id"], name=name, ondelete="RESTRICT")


def _import(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], ["imports.id"], name=name, ondelete="RESTRICT")
