"""Around a story: a year that is about right, what colleagues will try, its writer's CPD."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "story_years",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_years_story_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", name="pk_story_years"),
    )
    op.create_table(
        "story_tries",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("words <> ''", name=op.f("ck_story_tries_words_are_there")),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_tries_story_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_story_tries_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", "person_id", name="pk_story_tries"),
    )
    op.create_index("ix_story_tries_person_id", "story_tries", ["person_id"])
    op.create_table(
        "cpd_answers",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_cpd_answers_version_counts")),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_cpd_answers_story_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "name", name="pk_cpd_answers"),
    )
    promises.keep(
        "tries_are_of_stories_in_use",
        "story_tries",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM stories AS s WHERE s.id = NEW.story_id "
        "AND s.status IN ('approved', 'cleared') AND s.submitted_by <> NEW.person_id)",
    )
