"""Signing in with the organisation's account, and administrators whom two others agree on."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "identities",
        sa.Column("tenant", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("suggested", sa.String(length=200), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_identities_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("tenant", "subject", name="pk_identities"),
        sa.UniqueConstraint("person_id", name="uq_identities_person_id"),
    )
    op.create_table(
        "admin_proposals",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("proposed_by", sa.String(length=36), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by", sa.String(length=36), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "proposed_by <> person_id", name=op.f("ck_admin_proposals_proposed_by_another")
        ),
        sa.CheckConstraint(
            "(decided_by IS NULL) = (decided_at IS NULL) "
            "AND (decided_by IS NULL) = (agreed IS NULL)",
            name=op.f("ck_admin_proposals_decision_is_signed"),
        ),
        sa.CheckConstraint(
            "agreed IS NULL OR NOT agreed "
            "OR (decided_by <> proposed_by AND decided_by <> person_id)",
            name=op.f("ck_admin_proposals_agreed_by_another"),
        ),
        *[
            sa.ForeignKeyConstraint(
                [name], ["people.id"], name=f"fk_admin_proposals_{name}", ondelete="RESTRICT"
            )
            for name in ("person_id", "proposed_by", "decided_by")
        ],
        sa.PrimaryKeyConstraint("id", name="pk_admin_proposals"),
    )
    op.create_index("ix_admin_proposals_person_id", "admin_proposals", ["person_id"])
    promises.keep(
        "a_third_admin_is_agreed",
        "person_roles",
        "INSERT",
        "NEW.role = 'admin' AND (SELECT COUNT(*) FROM person_roles AS r JOIN people AS p "
        "ON p.id = r.person_id WHERE r.role = 'admin' AND p.active) >= 2 "
        "AND NOT EXISTS (SELECT 1 FROM admin_proposals AS a "
        "WHERE a.person_id = NEW.person_id AND a.agreed)",
    )
