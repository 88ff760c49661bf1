"""Shorter tellings, each approved by itself, and what a panel chose each month."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0014"
down_revision = "0013"

FORMS = "'hundred_words', 'quote', 'social'"
DOMAINS = "'family', 'other', 'our_work', 'own_life', 'safety'"
SEATS = (
    "'care worker', 'family practitioner', 'foster carer', 'leader', 'manager', "
    "'occupational therapist', 'office worker', 'partner agency', 'psychologist', "
    "'social worker', 'somebody with lived experience'"
)
# When each promise is broken, by the table it guards.
PROMISES = {
    "variants_begin_unapproved": ("story_variants", "INSERT", "NEW.approved_by IS NOT NULL"),
    "variants_are_approved_as_they_stand": (
        "story_variants",
        "UPDATE",
        "NEW.approved_by IS NOT NULL AND (NEW.text <> OLD.text "
        "OR NEW.written_by <> OLD.written_by OR NOT EXISTS (SELECT 1 FROM stories AS s "
        "WHERE s.id = NEW.story_id AND s.words_version = NEW.words_version "
        "AND s.status IN ('approved', 'cleared') AND s.submitted_by <> NEW.approved_by) "
        "OR EXISTS (SELECT 1 FROM story_contributors AS c WHERE c.story_id = NEW.story_id "
        "AND c.person_id = NEW.approved_by))",
    ),
    "variants_versions_rise": (
        "story_variants",
        "UPDATE",
        "NEW.version <> OLD.version + 1 OR NEW.story_id <> OLD.story_id "
        "OR NEW.words_version <> OLD.words_version OR NEW.form <> OLD.form",
    ),
    "a_panel_chooses_what_is_approved": (
        "panel_choices",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM stories AS s WHERE s.id = NEW.story_id "
        "AND s.status IN ('approved', 'cleared') AND s.submitted_by <> NEW.recorded_by)",
    ),
    "panel_choices_stay": ("panel_choices", "UPDATE", "1 = 1"),
}


def upgrade() -> None:
    _form_of_each_pull()
    _variants()
    _panel()
    for name, (table, action, broken) in PROMISES.items():
        promises.keep(name, table, action, broken)


def _form_of_each_pull() -> None:
    # Not as a batch: SQLite would make the table anew, without the triggers that guard it.
    op.execute(
        "ALTER TABLE pulls ADD COLUMN form VARCHAR(20) "
        f"CONSTRAINT ck_pulls_form_known CHECK (form IN ({FORMS}))"
    )


def _variants() -> None:
    op.create_table(
        "story_variants",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("words_version", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.String(length=36), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("approved_by", sa.String(length=36), nullable=True),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(approved_by IS NULL) = (approved_at IS NULL)",
            name=op.f("ck_story_variants_approval_is_signed"),
        ),
        sa.CheckConstraint(
            "approved_by <> written_by", name=op.f("ck_story_variants_approved_by_someone_else")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_story_variants_version_counts")),
        sa.CheckConstraint(f"form IN ({FORMS})", name=op.f("ck_story_variants_form_known")),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_variants_story_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["people.id"], name="fk_story_variants_written_by", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["people.id"], name="fk_story_variants_approved_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_story_variants"),
        sa.UniqueConstraint(
            "story_id",
            "words_version",
            "form",
            name="uq_story_variants_story_id_words_version_form",
        ),
    )


def _panel() -> None:
    op.create_table(
        "panel_choices",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("domain", sa.String(length=20), nullable=False),
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("considered", sa.Integer(), nullable=False),
        sa.Column("recorded_by", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("considered > 0", name=op.f("ck_panel_choices_considered_counts")),
        sa.CheckConstraint(f"domain IN ({DOMAINS})", name=op.f("ck_panel_choices_domain_known")),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_panel_choices_story_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["people.id"], name="fk_panel_choices_recorded_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_panel_choices"),
        sa.UniqueConstraint("month", "domain", name="uq_panel_choices_month_domain"),
    )
    op.create_index("ix_panel_choices_story_id", "panel_choices", ["story_id"])
    op.create_table(
        "panel_seats",
        sa.Column("choice_id", sa.String(length=36), nullable=False),
        sa.Column("seat", sa.String(length=40), nullable=False),
        sa.CheckConstraint(f"seat IN ({SEATS})", name=op.f("ck_panel_seats_seat_known")),
        sa.ForeignKeyConstraint(
            ["choice_id"], ["panel_choices.id"], name="fk_panel_seats_choice_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("choice_id", "seat", name="pk_panel_seats"),
    )
