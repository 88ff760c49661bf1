"""Who had a part in a story: thanked in private, and never its judge."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "story_contributors",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_contributors_story_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_story_contributors_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", "person_id", name="pk_story_contributors"),
    )
    op.create_index("ix_story_contributors_person_id", "story_contributors", ["person_id"])
    promises.keep(
        "stories_are_judged_by_others",
        "stories",
        "UPDATE",
        "EXISTS (SELECT 1 FROM story_contributors AS c WHERE c.story_id = NEW.id "
        "AND c.person_id IN (NEW.reviewed_by, NEW.cleared_by))",
    )
    promises.keep(
        "contributors_judge_nothing",
        "story_contributors",
        "INSERT",
        "EXISTS (SELECT 1 FROM stories AS s WHERE s.id = NEW.story_id "
        "AND NEW.person_id IN (s.submitted_by, s.reviewed_by, s.cleared_by))",
    )
    promises.keep("story_contributors_stay", "story_contributors", "UPDATE", "1 = 1")
