"""What a review answers for and says, and who is reading."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.review import Check

review_checks = sa.Table(
    "review_checks",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("version", sa.Integer, primary_key=True),
    column("kind", sa.String(20), primary_key=True),
    of("person", target="people.id", name="checked_by"),
    column("checked_at", Moment),
    one_of("kind", Check),
)


review_claims = sa.Table(
    "review_claims",
    metadata,
    of("story", target="stories.id", primary_key=True),
    of("person", target="people.id", index=True),
    column("until", Moment),
)


# Words about a story between its writer and those who decide, sealed like the answers of a draft.
review_notes = sa.Table(
    "review_notes",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("kind", sa.String(20), primary_key=True),
    column("sealed", sa.LargeBinary),
    one_of("kind", ("legal_note", "reason_words")),
)
