"""Outcomes: an editable catalogue, teams and their history, a second person, links to stories."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _catalogue()
    _lists()
    _records()


def _catalogue() -> None:
    for name, length, default in (
        ("check_months", 20, ""),
        ("evidence", 60, ""),
        ("second_person", 3, "no"),
        ("countable", 12, "yes"),
        ("nation", 20, "england"),
    ):
        op.add_column(
            "outcome_types",
            sa.Column(name, sa.String(length=length), nullable=False, server_default=default),
        )
    op.create_table(
        "outcome_type_edits",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("counts_when", sa.Text(), nullable=False),
        sa.Column("sustained_when", sa.Text(), nullable=False),
        sa.Column("balancing", sa.String(length=200), nullable=False),
        sa.Column("check_months", sa.String(length=20), nullable=False),
        sa.Column("second_person", sa.Boolean(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("edited_by", sa.String(length=36), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["code"], ["outcome_types.code"], name="fk_outcome_type_edits_code"
        ),
        sa.ForeignKeyConstraint(
            ["edited_by"],
            ["people.id"],
            name="fk_outcome_type_edits_edited_by",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outcome_type_edits"),
    )
    promises.keep("outcome_type_edits_stay", "outcome_type_edits", "UPDATE", "1 = 1")


def _lists() -> None:
    op.create_table(
        "service_merges",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("into_code", sa.String(length=60), nullable=False),
        sa.Column("from_month", sa.Date(), nullable=False),
        sa.CheckConstraint("code <> into_code", name=op.f("ck_service_merges_into_another")),
        sa.ForeignKeyConstraint(["code"], ["services.code"], name="fk_service_merges_code"),
        sa.ForeignKeyConstraint(
            ["into_code"], ["services.code"], name="fk_service_merges_into_code"
        ),
        sa.PrimaryKeyConstraint("code", name="pk_service_merges"),
    )
    op.create_table(
        "teams",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("service", sa.String(length=60), nullable=False),
        sa.Column("lead_id", sa.String(length=36), nullable=True),
        sa.Column("merged_into", sa.String(length=60), nullable=True),
        sa.Column("closed_from", sa.Date(), nullable=True),
        sa.CheckConstraint("merged_into <> code", name=op.f("ck_teams_into_another")),
        sa.CheckConstraint(
            "merged_into IS NULL OR closed_from IS NOT NULL",
            name=op.f("ck_teams_merged_means_closed"),
        ),
        sa.ForeignKeyConstraint(["service"], ["services.code"], name="fk_teams_service"),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["people.id"], name="fk_teams_lead_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["merged_into"], ["teams.code"], name="fk_teams_merged_into"),
        sa.PrimaryKeyConstraint("code", name="pk_teams"),
        sa.UniqueConstraint("name", name="uq_teams_name"),
    )
    op.create_table(
        "list_changes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("change", sa.String(length=10), nullable=False),
        sa.Column("was", sa.String(length=120), nullable=False),
        sa.Column("became", sa.String(length=120), nullable=False),
        sa.Column("from_month", sa.Date(), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('service', 'team')", name=op.f("ck_list_changes_kind_known")),
        sa.CheckConstraint(
            "change IN ('added', 'closed', 'lead', 'merged', 'renamed')",
            name=op.f("ck_list_changes_change_known"),
        ),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["people.id"], name="fk_list_changes_changed_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_list_changes"),
    )
    promises.keep("list_changes_stay", "list_changes", "UPDATE", "1 = 1")


def _records() -> None:
    with op.batch_alter_table("outcomes") as outcomes:
        outcomes.add_column(sa.Column("team", sa.String(length=60), nullable=True))
        outcomes.add_column(sa.Column("goal", sa.Text(), nullable=True))
        outcomes.add_column(
            sa.Column("source", sa.String(length=10), nullable=False, server_default="form")
        )
        outcomes.add_column(
            sa.Column(
                "confirmation", sa.String(length=15), nullable=False, server_default="not_needed"
            )
        )
        outcomes.add_column(sa.Column("confirmed_by", sa.String(length=36), nullable=True))
        outcomes.add_column(sa.Column("confirmed_at", sa.DateTime(), nullable=True))
        outcomes.create_foreign_key("fk_outcomes_team", "teams", ["team"], ["code"])
        outcomes.create_foreign_key(
            "fk_outcomes_confirmed_by", "people", ["confirmed_by"], ["id"], ondelete="RESTRICT"
        )
        outcomes.create_check_constraint(
            op.f("ck_outcomes_source_known"), "source IN ('form', 'import', 'story')"
        )
        outcomes.create_check_constraint(
            op.f("ck_outcomes_confirmation_known"),
            "confirmation IN ('confirmed', 'not_confirmed', 'not_needed', 'waiting')",
        )
        outcomes.create_check_constraint(
            op.f("ck_outcomes_confirmation_is_signed"),
            "(confirmed_by IS NOT NULL) = (confirmation IN ('confirmed', 'not_confirmed')) "
            "AND (confirmed_by IS NULL) = (confirmed_at IS NULL)",
        )
        outcomes.create_check_constraint(
            op.f("ck_outcomes_confirmed_by_another"), "confirmed_by <> recorded_by"
        )
        outcomes.create_index("ix_outcomes_confirmation_recorded_at", ["confirmation", "recorded_at"])
    op.execute("UPDATE outcomes SET source = 'story' WHERE story_id IS NOT NULL")
    op.create_table(
        "outcome_stories",
        sa.Column("outcome_id", sa.String(length=36), nullable=False),
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["outcome_id"],
            ["outcomes.id"],
            name="fk_outcome_stories_outcome_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_outcome_stories_story_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("outcome_id", name="pk_outcome_stories"),
    )
    op.create_index("ix_outcome_stories_story_id", "outcome_stories", ["story_id"])
