"""Each statement is kept as what it is: a worry told anywhere stays inside until it is opened."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0022"
down_revision = "0021"

SECTIONS = (
    "'changed', 'did_not_work', 'for_others', 'going_well', 'happening', 'ideas', 'new_risks', "
    "'plan', 'still_so', 'title', 'tried', 'turning_point', 'views', 'worried'"
)
KINDS = "'idea', 'observation', 'opinion', 'plan', 'worry'"


def upgrade() -> None:
    op.create_table(
        "story_statements",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("words_version", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            f"section IN ({SECTIONS})", name=op.f("ck_story_statements_section_known")
        ),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_story_statements_kind_known")),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_statements_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint(
            "story_id", "words_version", "section", "start", name="pk_story_statements"
        ),
    )
    promises.keep("story_statements_stay", "story_statements", "UPDATE", "1 = 1")
    _open_any_section()


def _open_any_section() -> None:
    """A worry may stand in any section, so any may be opened; no trigger guards this table."""
    with op.batch_alter_table("story_opened") as opened:
        opened.drop_constraint(op.f("ck_story_opened_section_known"), type_="check")
        opened.create_check_constraint(
            op.f("ck_story_opened_section_known"), f"section IN ({SECTIONS})"
        )
