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


receipts = sa.Table(
    "receipts",
    metadata,
    of("person", target="people.id", primary_key=True),
    column("action", sa.String(30), primary_key=True),
    column("key", sa.String(64), primary_key=True),
    column("subject_id", Id),
    column("at", Moment),
)
