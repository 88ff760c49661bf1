"""Uses that are called back, and what became of each."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.recall import Answer, Reason

recalled_uses = sa.Table(
    "recalled_uses",
    metadata,
    of("pull", target="pulls.id", primary_key=True),
    column("reason", sa.String(20)),
    column("opened_at", Moment),
    column("answer", sa.String(20), nullable=True),
    of("person", target="people.id", name="answered_by", nullable=True),
    column("answered_at", Moment, nullable=True),
    sa.CheckConstraint(
        "(answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)",
        name="answer_is_signed",
    ),
    one_of("reason", Reason),
    one_of("answer", Answer),
)
