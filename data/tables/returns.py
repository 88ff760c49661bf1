"""What was derived from statutory returns: facts behind keyed hashes, never names or rows."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.returns import Held, Source

uploads = sa.Table(
    "uploads",
    metadata,
    column("id", primary_key=True),
    column("number", sa.Integer, unique=True),
    of("person", target="people.id", name="uploaded_by"),
    column("uploaded_at", Moment),
    column("outcomes", sa.Integer),
    column("facts", sa.Integer),
    of("person", target="people.id", name="undone_by", nullable=True),
    column("undone_at", Moment, nullable=True),
    column("whole", sa.Boolean, server_default=sa.true()),  # not only a part of its returns
    sa.CheckConstraint("(undone_by IS NULL) = (undone_at IS NULL)", name="undoing_is_signed"),
)

upload_files = sa.Table(
    "upload_files",
    metadata,
    of("upload", target="uploads.id", primary_key=True),
    column("position", sa.Integer, primary_key=True, autoincrement=False),
    column("name", sa.String(200)),
    column("kind", sa.String(80)),
    column("read", sa.Integer),
    column("counted", sa.Integer),
    column("refused", sa.Integer),
    column("incomplete", sa.Integer),
    column("repeated", sa.Integer),
)

# Days that an upload covers, by kind of file: in them no event is missing.
upload_spans = sa.Table(
    "upload_spans",
    metadata,
    of("upload", target="uploads.id", primary_key=True),
    column("source", sa.String(10), primary_key=True),
    column("first", sa.Date, primary_key=True),
    column("last", sa.Date),
    one_of("source", Source),
    sa.CheckConstraint("first <= last", name="ends_after_it_begins"),
)

# Which returns, of which years, records of an upload rest on; number 0 is all that it holds.
upload_scopes = sa.Table(
    "upload_scopes",
    metadata,
    of("upload", target="uploads.id", primary_key=True),
    column("number", sa.Integer, primary_key=True, autoincrement=False),
    column("parts", sa.Text),
)

# Whether each outcome that stands lasted, over all uploads that stand; made anew with each.
derived_lasting = sa.Table(
    "derived_lasting",
    metadata,
    column("code", sa.String(30), primary_key=True),
    column("key", sa.String(40), primary_key=True),
    column("months", sa.Integer, primary_key=True, autoincrement=False),
    column("month", sa.Date),
    column("held", sa.String(20)),
    one_of("held", Held),
)

# What an analyst said that a local label of Annex A means, asked once for all later uploads.
label_answers = sa.Table(
    "label_answers",
    metadata,
    column("label", sa.String(80), primary_key=True),
    column("code", sa.String(10)),
    of("person", target="people.id", name="answered_by"),
    column("answered_at", Moment),
)

derived_records = sa.Table(
    "derived_records",
    metadata,
    of("upload", target="uploads.id", primary_key=True),
    column("code", sa.String(30), primary_key=True),
    column("key", sa.String(40), primary_key=True),
    column("is_outcome", sa.Boolean),
    column("standing", sa.Boolean),
    column("rule", sa.String(120)),
    column("person", sa.String(32)),
    column("month", sa.Date),
    column("people", sa.Integer),
    column("age_band", sa.String(20)),
    column("days", sa.Integer, nullable=True),
    column("detail", sa.String(120)),
    column("category", sa.String(40)),
    column("later", sa.String(120)),
    column("also", sa.String(60)),
    column("care_checked", sa.Boolean, nullable=True),
    column("files", sa.Text),
    column("scope", sa.Integer, nullable=True),
    # The upload that sent the same return again without it.
    column("dropped_by", nullable=True, index=True),
    column("service", sa.String(60), nullable=True),  # where the return itself names one of ours
    sa.CheckConstraint("people >= 0", name="people_count"),
    sa.Index("ix_derived_records_code_month", "code", "month"),
    sa.Index("ix_derived_records_key_upload_id", "key", "upload_id"),
    # One event, one record that stands; the versions it replaced stay, so that it can be undone.
    sa.Index(
        "ix_derived_records_one_stands",
        "code",
        "key",
        unique=True,
        sqlite_where=sa.text("standing"),
        postgresql_where=sa.text("standing"),
    ),
)
