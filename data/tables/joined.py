"""What staff recorded of an event that a return tells as well: it counts once, in the return."""

import sqlalchemy as sa

from data.tables.base import column, metadata, of

# Made anew with every upload that is kept or undone, and for each record as it is kept.
told_outcomes = sa.Table(
    "told_outcomes",
    metadata,
    of("outcome", target="outcomes.id", primary_key=True, ondelete="CASCADE"),
    column("code", sa.String(30)),
    column("key", sa.String(40)),
    column("month", sa.Date, index=True),
)
