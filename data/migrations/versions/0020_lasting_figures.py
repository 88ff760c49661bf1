"""How outcomes lasted, as it was published; never rewritten."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0020"
down_revision = "0019"

REPLACED_ONCE = (
    "OLD.replaced_in IS NOT NULL OR NEW.part <> OLD.part OR NEW.code <> OLD.code "
    "OR NEW.months <> OLD.months OR NEW.standing <> OLD.standing OR NEW.edition <> OLD.edition "
    "OR NEW.people <> OLD.people"
)


def upgrade() -> None:
    op.create_table(
        "lasting_figures",
        sa.Column("part", sa.String(length=60), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("months", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("standing", sa.String(length=15), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("replaced_in", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "standing IN ('not_asked', 'not_holding', 'not_known', 'not_yet_due', 'still_holding')",
            name=op.f("ck_lasting_figures_standing_known"),
        ),
        sa.CheckConstraint(
            "people = 0 OR people >= 5", name=op.f("ck_lasting_figures_no_small_count")
        ),
        sa.CheckConstraint(
            "replaced_in > edition", name=op.f("ck_lasting_figures_replaced_later")
        ),
        sa.ForeignKeyConstraint(
            ["code"], ["outcome_types.code"], name="fk_lasting_figures_code"
        ),
        sa.ForeignKeyConstraint(
            ["edition"], ["editions.number"], name="fk_lasting_figures_edition"
        ),
        sa.ForeignKeyConstraint(
            ["replaced_in"], ["editions.number"], name="fk_lasting_figures_replaced_in"
        ),
        sa.PrimaryKeyConstraint(
            "part", "code", "months", "standing", "edition", name="pk_lasting_figures"
        ),
    )
    promises.keep("lasting_figures_stay", "lasting_figures", "UPDATE", REPLACED_ONCE)
    promises.keep("lasting_figures_are_kept", "lasting_figures", "DELETE", "1 = 1")
