"""Who agreed to what, for which channel, until when."""

import sqlalchemy as sa

from data.tables.base import column, metadata, of, one_of
from stories.consent import Asked, Channel

consents = sa.Table(
    "consents",
    metadata,
    column("id", primary_key=True),
    of("story", target="stories.id", index=True),
    column("version", sa.Integer),
    column("who", sa.Text),
    column("how", sa.String(20)),
    column("asked_on", sa.Date),
    column("expires_on", sa.Date),
    column("withdrawn_on", sa.Date, nullable=True),
    column("replaced", sa.Boolean),
    sa.CheckConstraint("expires_on >= asked_on", name="ends_after_it_starts"),
    sa.UniqueConstraint("story_id", "version"),
    one_of("how", Asked),
)


consent_channels = sa.Table(
    "consent_channels",
    metadata,
    of("consent", target="consents.id", primary_key=True),
    column("channel", sa.String(20), primary_key=True),
    one_of("channel", Channel),
)
