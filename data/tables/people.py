"""People, their roles, their sessions, and what they have already sent."""

import sqlalchemy as sa

from data.tables.base import Id, Moment, column, metadata, of, one_of
from stories.people import Role

people = sa.Table(
    "people",
    metadata,
    column("id", primary_key=True),
    column("name", sa.String(120)),
    column("job", sa.String(120)),
    column("service", sa.String(60)),
    column("active", sa.Boolean),
)


person_roles = sa.Table(
    "person_roles",
    metadata,
    of("person", target="people.id", primary_key=True),
    column("role", sa.String(20), primary_key=True),
    one_of("role", Role),
)


sessions = sa.Table(
    "sessions",
    metadata,
    column("hash", sa.String(64), primary_key=True),
    of("person", target="people.id"),
    column("created_at", Moment),
    column("seen_at", Moment),
    column("ended_at", Moment, nullable=True),
)


identities = sa.Table(
    "identities",
    metadata,
    column("tenant", sa.String(200), primary_key=True),
    column("subject", sa.String(200), primary_key=True),
    of("person", target="people.id", unique=True),
    column("email", sa.String(254)),
    column("suggested", sa.String(200)),  # roles the organisation names, parted by spaces
    column("first_seen_at", Moment),
    column("seen_at", Moment),
)


admin_proposals = sa.Table(
    "admin_proposals",
    metadata,
    column("id", primary_key=True),
    of("person", target="people.id", index=True),
    of("person", target="people.id", name="proposed_by"),
    column("proposed_at", Moment),
    of("person", target="people.id", name="decided_by", nullable=True),
    column("decided_at", Moment, nullable=True),
    column("agreed", sa.Boolean, nullable=True),
    sa.CheckConstraint("proposed_by <> person_id", name="proposed_by_another"),
    sa.CheckConstraint(
        "(decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (agreed IS NULL)",
        name="decision_is_signed",
    ),
    sa.CheckConstraint(
        "agreed IS NULL OR NOT agreed OR (decided_by <> proposed_by AND decided_by <> person_id)",
        name="agreed_by_another",
    ),
)


receipts = sa.Table(
    "receipts",
    metadata,
    of("person", target="people.id", primary_key=True),
    column("action", sa.String(30), primary_key=True),
    column("key", sa.String(64), primary_key=True),
    column("subject_id", Id),
    column("at", Moment),
)
