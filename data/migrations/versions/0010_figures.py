"""Figures as they were published, edition by edition; what was published is never rewritten."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0010"
down_revision = "0009"

# Whoever was there when it was published may be looked up later: nothing of it changes.
REPLACED_ONCE = (
    "OLD.replaced_in IS NOT NULL OR NEW.part <> OLD.part OR NEW.code <> OLD.code "
    "OR NEW.start <> OLD.start OR NEW.edition <> OLD.edition "
    "OR COALESCE(NEW.people, -1) <> COALESCE(OLD.people, -1)"
)

NOTE_CHANGED = (
    "NEW.words <> OLD.words OR NEW.start <> OLD.start OR NEW.kind <> OLD.kind OR NEW.code <> OLD.code "
    "OR NEW.part <> OLD.part OR NEW.written_by <> OLD.written_by OR NEW.worse <> OLD.worse"
)


def upgrade() -> None:
    op.create_table(
        "editions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("published_by", sa.String(length=36), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "threshold BETWEEN 5 AND 10", name=op.f("ck_editions_threshold_range")
        ),
        sa.ForeignKeyConstraint(
            ["published_by"],
            ["people.id"],
            name="fk_editions_published_by",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("number", name="pk_editions"),
    )
    op.create_table(
        "series",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("grain", sa.String(length=10), nullable=False),
        sa.CheckConstraint(
            "grain IN ('month', 'quarter', 'year')", name=op.f("ck_series_grain_known")
        ),
        sa.PrimaryKeyConstraint("code", name="pk_series"),
    )
    op.create_table(
        "figures",
        sa.Column("part", sa.String(length=60), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("replaced_in", sa.Integer(), nullable=True),
        sa.CheckConstraint("people = 0 OR people >= 5", name=op.f("ck_figures_no_small_count")),
        sa.CheckConstraint("replaced_in > edition", name=op.f("ck_figures_replaced_later")),
        sa.ForeignKeyConstraint(["code"], ["series.code"], name="fk_figures_code"),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name="fk_figures_edition"),
        sa.ForeignKeyConstraint(
            ["replaced_in"], ["editions.number"], name="fk_figures_replaced_in"
        ),
        sa.PrimaryKeyConstraint("part", "code", "start", "edition", name="pk_figures"),
    )
    promises.keep("editions_stay", "editions", "UPDATE", "1 = 1")
    promises.keep("editions_are_kept", "editions", "DELETE", "1 = 1")
    promises.keep("series_keep_their_grain", "series", "UPDATE", "1 = 1")
    promises.keep("figures_stay", "figures", "UPDATE", REPLACED_ONCE)
    promises.keep("figures_are_kept", "figures", "DELETE", "1 = 1")
    _notes()


def _notes() -> None:
    op.create_table(
        "chart_notes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("part", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_by", sa.String(length=36), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("worse", sa.Boolean(), nullable=False),
        sa.Column("agreed_by", sa.String(length=36), nullable=True),
        sa.Column("agreed_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by", sa.String(length=36), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('event', 'rebase')", name=op.f("ck_chart_notes_kind_known")
        ),
        sa.CheckConstraint(
            "agreed_by <> written_by", name=op.f("ck_chart_notes_agreed_by_another")
        ),
        sa.CheckConstraint(
            "(agreed_by IS NULL) = (agreed_at IS NULL)",
            name=op.f("ck_chart_notes_agreement_is_signed"),
        ),
        sa.CheckConstraint(
            "(ended_by IS NULL) = (ended_at IS NULL)", name=op.f("ck_chart_notes_end_is_signed")
        ),
        sa.ForeignKeyConstraint(["code"], ["series.code"], name="fk_chart_notes_code"),
        *(
            sa.ForeignKeyConstraint(
                [column], ["people.id"], name=f"fk_chart_notes_{column}", ondelete="RESTRICT"
            )
            for column in ("written_by", "agreed_by", "ended_by")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_chart_notes"),
    )
    op.create_index("ix_chart_notes_code_part", "chart_notes", ["code", "part"])
    promises.keep("chart_notes_are_kept", "chart_notes", "DELETE", "1 = 1")
    promises.keep("chart_notes_say_what_they_said", "chart_notes", "UPDATE", NOTE_CHANGED)
