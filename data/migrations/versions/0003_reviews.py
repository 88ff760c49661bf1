"""What a review leaves: its checks, its claim, a reviewer's changed words, the month of a check."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0003"
down_revision = "0002"

CHECKS = 8  # kinds of check, all of which an approval needs
# When each promise is broken, by the table it guards.
PROMISES = {
    "stories_are_approved_after_every_check": (
        "stories",
        "UPDATE",
        "NEW.status = 'approved' AND OLD.status = 'submitted' AND (SELECT COUNT(*) "
        "FROM review_checks AS c WHERE c.story_id = NEW.id AND c.version = OLD.version "
        f"AND c.checked_by = NEW.reviewed_by) < {CHECKS}",
    ),
    "whoever_edits_does_not_decide": (
        "stories",
        "UPDATE",
        "NEW.status IN ('approved', 'cleared') AND EXISTS (SELECT 1 FROM story_edits AS e "
        "WHERE e.story_id = NEW.id AND e.words_version = NEW.words_version "
        "AND e.edited_by IN (NEW.reviewed_by, NEW.cleared_by))",
    ),
    "whoever_had_a_part_edits_nothing": (
        "story_edits",
        "INSERT",
        "EXISTS (SELECT 1 FROM stories AS s WHERE s.id = NEW.story_id "
        "AND s.submitted_by = NEW.edited_by) OR EXISTS (SELECT 1 FROM story_contributors AS c "
        "WHERE c.story_id = NEW.story_id AND c.person_id = NEW.edited_by)",
    ),
    "review_checks_stay": ("review_checks", "UPDATE", "1 = 1"),
    "story_edits_stay": ("story_edits", "UPDATE", "1 = 1"),
}


def upgrade() -> None:
    op.add_column("stories", sa.Column("honesty_month", sa.Date(), nullable=True))
    op.create_table(
        "story_edits",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("words_version", sa.Integer(), nullable=False),
        sa.Column("edited_by", sa.String(length=36), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_edits_story_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["edited_by"], ["people.id"], name="fk_story_edits_edited_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", "words_version", name="pk_story_edits"),
    )
    op.create_table(
        "review_checks",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("checked_by", sa.String(length=36), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('consent', 'harm', 'inferred', 'insider', 'intruder', 'legal', 'linked', 'singled_out')",
            name=op.f("ck_review_checks_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_review_checks_story_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["checked_by"], ["people.id"], name="fk_review_checks_checked_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", "version", "kind", name="pk_review_checks"),
    )
    op.create_table(
        "review_claims",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_review_claims_story_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_review_claims_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", name="pk_review_claims"),
    )
    op.create_index("ix_review_claims_person_id", "review_claims", ["person_id"], unique=False)
    for name, (table, action, broken) in PROMISES.items():
        promises.keep(name, table, action, broken)
