"""A whole story: more sections, each with its kind, and which of those inside were opened."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0005"
down_revision = "0004"

SECTIONS = (
    "changed did_not_work for_others going_well happening ideas new_risks plan still_so title tried "
    "turning_point views worried"
)
KINDS = "idea observation opinion plan worry"
STAYS_INSIDE = "new_risks views worried"


def upgrade() -> None:
    # Every section there was is an observation, so the words of before need no other kind.
    kind = sa.Column("kind", sa.String(length=20), nullable=False, server_default="observation")
    with op.batch_alter_table("story_words") as words:
        words.drop_constraint(op.f("ck_story_words_section_known"), type_="check")
        words.add_column(kind)
        words.create_check_constraint(op.f("ck_story_words_section_known"), known("section", SECTIONS))
        words.create_check_constraint(op.f("ck_story_words_kind_known"), known("kind", KINDS))
    with op.batch_alter_table("story_words") as words:
        words.alter_column("kind", server_default=None)
    if op.get_bind().dialect.name == "sqlite":  # a rebuilt table comes without its triggers
        promises.keep("story_words_stay", "story_words", "UPDATE", "1 = 1")
    op.create_table(
        "story_opened",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("section", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            known("section", STAYS_INSIDE), name=op.f("ck_story_opened_section_known")
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_opened_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", "section", name="pk_story_opened"),
    )


def known(column: str, values: str) -> str:
    listed = ", ".join(f"'{value}'" for value in values.split())
    return f"{column} IN ({listed})"
