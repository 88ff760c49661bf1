"""An organisation's own Word template."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "word_templates",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("chosen_by", sa.String(length=36), nullable=False),
        sa.Column("chosen_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("number = 1", name=op.f("ck_word_templates_one_alone")),
        sa.ForeignKeyConstraint(
            ["chosen_by"], ["people.id"], name="fk_word_templates_chosen_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_word_templates"),
    )
