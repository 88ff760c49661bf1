"""Uses of stories: their days, the pages they appeared on, who reaches now, and rests."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of
from stories.uses import ADDRESS_MOST

# The days of use outside, of a story that was cleared with any.
story_windows = sa.Table(
    "story_windows",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("not_before", sa.Date, nullable=True),
    column("take_down_on", sa.Date, nullable=True),
    sa.CheckConstraint("not_before <= take_down_on", name="days_follow"),
    sa.CheckConstraint(
        "not_before IS NOT NULL OR take_down_on IS NOT NULL", name="some_day_is_set"
    ),
    sa.Index("ix_story_windows_not_before", "not_before"),
)


use_links = sa.Table(
    "use_links",
    metadata,
    column("id", primary_key=True),
    of("pull", target="pulls.id"),
    column("address", sa.String(ADDRESS_MOST)),
    of("person", target="people.id", name="added_by"),
    column("added_at", Moment),
    sa.UniqueConstraint("pull_id", "address", name="uq_use_links_pull_id_address"),
    sa.CheckConstraint("address LIKE 'https://%'", name="address_is_safe"),
)


story_rests = sa.Table(
    "story_rests",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("until", sa.Date),
    column("sealed_reason", sa.LargeBinary),
    of("person", target="people.id", name="rested_by"),
    column("rested_at", Moment),
    sa.CheckConstraint("length(sealed_reason) > 28", name="reason_is_there"),  # more than a seal
)


# Who has a story open to use it; a row that is not made anew soon means nothing.
story_reaches = sa.Table(
    "story_reaches",
    metadata,
    of("story", target="stories.id", primary_key=True),
    of("person", target="people.id", primary_key=True, index=True),
    column("reached_at", Moment),
)
