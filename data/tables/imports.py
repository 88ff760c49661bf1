"""What imports leave behind: no words of a file, only hashes."""

import sqlalchemy as sa

from data.tables.base import column, metadata, of

imported_rows = sa.Table(
    "imported_rows",
    metadata,
    column("row", sa.String(64), primary_key=True),
    of("outcome", target="outcomes.id", unique=True, ondelete="CASCADE"),
)


column_choices = sa.Table(
    "column_choices",
    metadata,
    column("layout", sa.String(20), primary_key=True),
    column("heading", sa.String(64), primary_key=True),
    column("field", sa.String(20)),
)
