"""Who agreed to what, for which channel, until when; their names are sealed."""

import sqlalchemy as sa

from data.tables.base import Id, column, metadata, of, one_of
from stories.agreement import Capacity, ChildsView, Identity, Shown, Speaker, Subject
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
    column("expires_on", sa.Date, index=True),
    column("withdrawn_on", sa.Date, nullable=True),
    column("replaced", sa.Boolean),
    column("party", Id),
    column("subject", sa.String(20), nullable=True),
    column("speaker", sa.String(20), nullable=True),
    column("childs_view", sa.String(20), nullable=True),
    column("capacity", sa.String(20), nullable=True),
    column("identity", sa.String(20), nullable=True),
    column("asked_by", Id, nullable=True),  # a person, by a promise of the database
    column("recorded_by", Id, nullable=True),  # the same
    column("understood", sa.Boolean),
    column("seen_words_version", sa.Integer, nullable=True),
    column("shown", sa.String(20), nullable=True),
    sa.CheckConstraint("expires_on >= asked_on", name="ends_after_it_starts"),
    sa.UniqueConstraint("story_id", "version"),
    one_of("how", Asked),
    one_of("subject", Subject),
    one_of("speaker", Speaker),
    one_of("childs_view", ChildsView),
    one_of("capacity", Capacity),
    one_of("identity", Identity),
    one_of("shown", Shown),
)


consent_channels = sa.Table(
    "consent_channels",
    metadata,
    of("consent", target="consents.id", primary_key=True),
    column("channel", sa.String(20), primary_key=True),
    one_of("channel", Channel),
)


consent_names = sa.Table(
    "consent_names",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("party", Id, primary_key=True, index=True),
    column("sealed_name", sa.LargeBinary),
    column("sealed_speaker", sa.LargeBinary),
)
