"""Thank-yous, their check and their use."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.consent import Channel

thanks = sa.Table(
    "thanks",
    metadata,
    column("id", primary_key=True),
    column("words", sa.Text),
    column("said_by", sa.String(20)),
    column("said_to", sa.String(20)),
    column("service", sa.String(60), sa.ForeignKey("services.code")),
    column("about_when", sa.String(20)),
    column("said_on", sa.Date),
    column("may_pass_on", sa.Boolean),
    column("may_publish", sa.Boolean),
    of("person", target="people.id", name="logged_by"),
    column("logged_at", Moment, index=True),
    column("role", sa.String(40), nullable=True),
    column("taken_back_at", Moment, nullable=True),
    sa.Index("ix_thanks_said_on_id", "said_on", "id"),
)


thanks_kept = sa.Table(
    "thanks_kept",
    metadata,
    of("thanks", target="thanks.id", primary_key=True),
    column("start", sa.Integer, primary_key=True),
    column("end", sa.Integer),
    column("kind", sa.String(30)),
    column("reason", sa.String(200)),
)


thanks_checks = sa.Table(
    "thanks_checks",
    metadata,
    of("thanks", target="thanks.id", primary_key=True),
    of("person", target="people.id", name="checked_by"),
    column("checked_at", Moment),
    column("may_be_published", sa.Boolean),
)


thanks_pulls = sa.Table(
    "thanks_pulls",
    metadata,
    column("id", primary_key=True),
    of("thanks", target="thanks.id", index=True),
    column("channel", sa.String(20)),
    column("purpose", sa.String(200)),
    of("person", target="people.id", name="pulled_by"),
    column("pulled_at", Moment),
    one_of("channel", Channel),
)


# Holds for the words of the story as they were read beside the thanks; new words need a new look.
story_thanks = sa.Table(
    "story_thanks",
    metadata,
    of("story", target="stories.id", primary_key=True),
    of("thanks", target="thanks.id", primary_key=True, index=True),
    column("words_version", sa.Integer),
    of("person", target="people.id", name="linked_by"),
    column("linked_at", Moment),
)
