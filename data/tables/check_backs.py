"""Whether outcomes lasted, and counts of a whole authority's year."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.outcomes import HowKnown
from stories.outcomes.check_backs import Answer

check_backs = sa.Table(
    "check_backs",
    metadata,
    of("outcome", target="outcomes.id", primary_key=True, ondelete="CASCADE"),
    column("months", sa.Integer, primary_key=True),
    column("answer", sa.String(15)),
    column("how_known", sa.String(30)),
    of("person", target="people.id", name="answered_by", index=True),
    column("answered_at", Moment),
    column("why", sa.String(20), nullable=True),  # empty for answers of before it was asked
    one_of("answer", Answer),
    one_of("how_known", HowKnown),
    sa.CheckConstraint(
        "why IS NULL OR (answer = 'cannot_know' AND why IN "
        "('came_into_care', 'died', 'moved', 'no_record', 'no_reply', 'not_ours', 'turned_18'))",
        name="why_it_cannot_be_known",
    ),
    sa.CheckConstraint("months > 0", name="months_after"),
    sa.CheckConstraint(
        "(answer IN ('not_holding', 'still_holding')) = (how_known <> 'cannot_know')",
        name="known_means_how",
    ),
)


authority_years = sa.Table(
    "authority_years",
    metadata,
    column("code", sa.String(30), primary_key=True),
    column("year_from", sa.Date, primary_key=True),
    column("people", sa.Integer),
    sa.CheckConstraint("people >= 0", name="people_count"),
)
