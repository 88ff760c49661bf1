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
)
