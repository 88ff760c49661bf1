"""What imports leave behind: who, when and how many, and no words of a file, only hashes."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of

imports = sa.Table(
    "imports",
    metadata,
    column("id", primary_key=True),
    column("number", sa.Integer, unique=True),
    column("layout", sa.String(20)),
    of("person", target="people.id", name="imported_by"),
    column("imported_at", Moment),
    column("kept", sa.Integer),
    column("known", sa.Integer),
    column("left_out", sa.Integer),
    of("person", target="people.id", name="undone_by", nullable=True),
    column("undone_at", Moment, nullable=True),
    sa.CheckConstraint("(undone_by IS NULL) = (undone_at IS NULL)", name="undoing_is_signed"),
)


# An import that held rows which an earlier one had kept: the later is undone first.
import_overlaps = sa.Table(
    "import_overlaps",
    metadata,
    of("import", target="imports.id", name="later_id", primary_key=True),
    of("import", target="imports.id", name="earlier_id", primary_key=True, index=True),
)


imported_rows = sa.Table(
    "imported_rows",
    metadata,
    column("row", sa.String(64), primary_key=True),
    of("outcome", target="outcomes.id", unique=True, ondelete="CASCADE"),
    of("import", target="imports.id", nullable=True, index=True),  # empty: before they were noted
)


# What an import put in the place of what: `before` is empty where nobody had counted.
imported_facts = sa.Table(
    "imported_facts",
    metadata,
    of("import", target="imports.id", primary_key=True),
    column("code", sa.String(30), primary_key=True),
    column("service", sa.String(60), sa.ForeignKey("services.code"), primary_key=True),
    column("month", sa.Date, primary_key=True),
    column("people", sa.Integer),
    column("before", sa.Integer, nullable=True),
    sa.CheckConstraint("people >= 0 AND before >= 0", name="people_count"),
)


column_choices = sa.Table(
    "column_choices",
    metadata,
    column("layout", sa.String(20), primary_key=True),
    column("heading", sa.String(64), primary_key=True),
    column("field", sa.String(20)),
)
