"""What left the service, and the record of actions."""

import sqlalchemy as sa

from data.tables.base import Id, Moment, column, metadata, of, one_of
from stories.consent import Channel
from stories.variants import Form

pulls = sa.Table(
    "pulls",
    metadata,
    column("id", primary_key=True),
    of("story", target="stories.id", index=True),
    column("version", sa.Integer),
    column("channel", sa.String(20)),
    column("purpose", sa.String(200)),
    of("person", target="people.id", name="pulled_by"),
    column("pulled_at", Moment),
    column("form", sa.String(20), nullable=True),  # none: the full story
    column("not_before", sa.Date, nullable=True),
    column("take_down_on", sa.Date, nullable=True, index=True),
    # What the public feed gave out by itself; whoever cleared it answers for it.
    column("by_feed", sa.Boolean, server_default=sa.false()),
    sa.CheckConstraint(
        "not_before IS NULL OR take_down_on IS NULL OR not_before <= take_down_on",
        name="days_follow",
    ),
    one_of("channel", Channel),
    one_of("form", Form),
)


events = sa.Table(
    "events",
    metadata,
    column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    column("at", Moment),
    column("actor", Id),
    column("action", sa.String(60)),
    column("subject_kind", sa.String(30)),
    column("subject_id", Id),
    column("facts", sa.Text),
    column("previous", sa.String(64)),
    column("hash", sa.String(64), unique=True),
    sa.Index("ix_events_actor_at", "actor", "at"),
    sa.Index("ix_events_action_at", "action", "at"),
    sa.Index("ix_events_subject_id_seq", "subject_id", "seq"),
)
