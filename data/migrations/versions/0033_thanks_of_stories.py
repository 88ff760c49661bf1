"""A thank-you may be about what a story tells."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.create_table(
        "story_thanks",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("thanks_id", sa.String(length=36), nullable=False),
        sa.Column("words_version", sa.Integer(), nullable=False),
        sa.Column("linked_by", sa.String(length=36), nullable=False),
        sa.Column("linked_at", sa.DateTime(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [target], name=f"fk_story_thanks_{column}", ondelete="RESTRICT"
            )
            for column, target in (
                ("story_id", "stories.id"),
                ("thanks_id", "thanks.id"),
                ("linked_by", "people.id"),
            )
        ),
        sa.PrimaryKeyConstraint("story_id", "thanks_id", name="pk_story_thanks"),
    )
    op.create_index("ix_story_thanks_thanks_id", "story_thanks", ["thanks_id"])
