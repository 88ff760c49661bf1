"""What records name already is changed by two administrators."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0037"
down_revision = "0036"

WHAT = "'close_team', 'edit_type', 'merge_service', 'rename_service', 'rename_team'"
PROMISES = {
    "named_services_change_by_two": (
        "list_changes",
        "INSERT",
        "NEW.kind = 'service' AND NEW.change IN ('renamed', 'merged') AND NEW.agreed_by IS NULL "
        "AND EXISTS (SELECT 1 FROM outcomes AS o WHERE o.service = NEW.code)",
    ),
    "named_teams_change_by_two": (
        "list_changes",
        "INSERT",
        "NEW.kind = 'team' AND NEW.change IN ('renamed', 'merged', 'closed') "
        "AND NEW.agreed_by IS NULL AND EXISTS (SELECT 1 FROM outcomes AS o WHERE o.team = NEW.code)",
    ),
    "named_types_change_by_two": (
        "outcome_type_edits",
        "INSERT",
        "NEW.agreed_by IS NULL AND EXISTS (SELECT 1 FROM outcomes AS o WHERE o.code = NEW.code)",
    ),
    "decisions_on_list_proposals_stay": ("list_proposals", "UPDATE", "OLD.agreed IS NOT NULL"),
}


def upgrade() -> None:
    for table, whose in (("list_changes", "changed_by"), ("outcome_type_edits", "edited_by")):
        # As a batch: SQLite makes the table anew, so what guarded it is kept again below.
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("agreed_by", sa.String(length=36), nullable=True))
            batch.create_foreign_key(
                op.f(f"fk_{table}_agreed_by"), "people", ["agreed_by"], ["id"], ondelete="RESTRICT"
            )
            batch.create_check_constraint(
                op.f(f"ck_{table}_agreed_by_another"), f"agreed_by <> {whose}"
            )
        if op.get_bind().dialect.name == "sqlite":
            promises.keep(f"{table}_stay", table, "UPDATE", "1 = 1")
    op.create_table(
        "list_proposals",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.String(length=36), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by", sa.String(length=36), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.CheckConstraint(f"what IN ({WHAT})", name=op.f("ck_list_proposals_what_known")),
        sa.CheckConstraint(
            "(decided_by IS NULL) = (decided_at IS NULL) "
            "AND (decided_by IS NULL) = (agreed IS NULL)",
            name=op.f("ck_list_proposals_decision_is_signed"),
        ),
        sa.CheckConstraint(
            "agreed IS NULL OR NOT agreed OR decided_by <> proposed_by",
            name=op.f("ck_list_proposals_agreed_by_another"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [name], ["people.id"], name=f"fk_list_proposals_{name}", ondelete="RESTRICT"
            )
            for name in ("proposed_by", "decided_by")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_list_proposals"),
    )
    for name, (table, action, broken) in PROMISES.items():
        promises.keep(name, table, action, broken)
