"""What was announced to go, when it goes, and when it went."""

import sqlalchemy as sa

from data.tables.base import Id, column, metadata, one_of
from stories.keeping import Kept

keeping = sa.Table(
    "keeping",
    metadata,
    column("kind", sa.String(20), primary_key=True),
    column("subject_id", Id, primary_key=True),
    column("announced_on", sa.Date),
    column("goes_on", sa.Date),
    column("gone_on", sa.Date, nullable=True),
    sa.CheckConstraint("gone_on IS NULL OR gone_on >= goes_on", name="goes_no_sooner"),
    one_of("kind", Kept),
)
