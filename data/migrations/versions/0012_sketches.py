"""What an approved story is compared with others by."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "story_sketches",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("words_version", sa.Integer(), nullable=False),
        sa.Column("runs", sa.LargeBinary(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_sketches_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", name="pk_story_sketches"),
    )
