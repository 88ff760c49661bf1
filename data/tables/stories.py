"""Submitted stories: redacted words, and what was said of them."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.consent import Channel
from stories.sections import Section, StatementKind
from stories.statuses import Status
from stories.telling import Honesty, Legal, ReturnReason

status_moves = sa.Table(
    "status_moves",
    metadata,
    column("before", sa.String(20), primary_key=True),
    column("after", sa.String(20), primary_key=True),
)


stories = sa.Table(
    "stories",
    metadata,
    column("id", primary_key=True),
    column("reference", sa.String(12), unique=True),
    column("status", sa.String(20)),
    column("version", sa.Integer),
    column("words_version", sa.Integer),
    column("service", sa.String(60), sa.ForeignKey("services.code")),
    column("outcome", sa.String(20), sa.ForeignKey("outcome_types.code")),
    column("legal", sa.String(20)),
    column("legal_note", sa.Text),  # empty, or that there is one among review_notes
    column("honesty", sa.String(30)),
    column("content_note", sa.String(60)),
    column("together", sa.Text),
    of("person", target="people.id", name="submitted_by", index=True),
    column("submitted_at", Moment),
    of("person", target="people.id", name="reviewed_by", nullable=True, index=True),
    column("reviewed_at", Moment, nullable=True),
    column("reason", sa.String(30), nullable=True),
    of("person", target="people.id", name="cleared_by", nullable=True, index=True),
    column("cleared_at", Moment, nullable=True),
    column("honesty_month", sa.Date, nullable=True),
    sa.CheckConstraint("version > 0 AND words_version BETWEEN 1 AND version", name="versions"),
    sa.CheckConstraint("(reviewed_by IS NULL) = (reviewed_at IS NULL)", name="review_is_signed"),
    sa.CheckConstraint("(cleared_by IS NULL) = (cleared_at IS NULL)", name="clearing_is_signed"),
    sa.CheckConstraint("reviewed_by <> submitted_by", name="reviewed_by_someone_else"),
    sa.CheckConstraint(
        "cleared_by <> submitted_by AND cleared_by <> reviewed_by", name="cleared_by_a_third_person"
    ),
    sa.CheckConstraint(
        "status NOT IN ('approved', 'cleared') OR reviewed_by IS NOT NULL",
        name="approved_means_reviewed",
    ),
    sa.CheckConstraint(
        "(status = 'cleared') = (cleared_by IS NOT NULL)", name="cleared_means_signed"
    ),
    sa.CheckConstraint(
        "status <> 'cleared' OR legal = 'no' OR legal_note <> ''", name="cleared_means_lawful"
    ),
    one_of("status", set(Status) - {Status.DRAFT}),
    one_of("legal", Legal),
    one_of("honesty", Honesty),
    one_of("reason", ReturnReason),
    sa.Index("ix_stories_status_submitted_at", "status", "submitted_at"),
    sa.Index("ix_stories_reviewed_at", "reviewed_at"),
    sa.Index("ix_stories_outcome_reviewed_at", "outcome", "reviewed_at"),
    sa.Index("ix_stories_cleared_at", "cleared_at"),
)


story_words = sa.Table(
    "story_words",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("words_version", sa.Integer, primary_key=True),
    column("section", sa.String(20), primary_key=True),
    column("text", sa.Text),
    column("kind", sa.String(20)),
    one_of("section", Section),
    one_of("kind", StatementKind),
)


# Sentences that are another kind of statement than their section.
story_statements = sa.Table(
    "story_statements",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("words_version", sa.Integer, primary_key=True),
    column("section", sa.String(20), primary_key=True),
    column("start", sa.Integer, primary_key=True),
    column("end", sa.Integer),
    column("kind", sa.String(20)),
    one_of("section", Section),
    one_of("kind", StatementKind),
)


story_opened = sa.Table(
    "story_opened",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("section", sa.String(20), primary_key=True),
    one_of("section", Section),
)


story_kept = sa.Table(
    "story_kept",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("words_version", sa.Integer, primary_key=True),
    column("section", sa.String(20), primary_key=True),
    column("start", sa.Integer, primary_key=True),
    column("end", sa.Integer),
    column("kind", sa.String(30)),
    column("reason", sa.String(200)),
)


story_edits = sa.Table(
    "story_edits",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("words_version", sa.Integer, primary_key=True),
    of("person", target="people.id", name="edited_by"),
    column("edited_at", Moment),
)


# What an approved story is compared with others by: numbers, never words.
story_sketches = sa.Table(
    "story_sketches",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("words_version", sa.Integer),
    column("runs", sa.LargeBinary),
    column("facts", sa.Text),
)


story_themes = sa.Table(
    "story_themes",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("theme", sa.String(40), primary_key=True),
)


story_contributors = sa.Table(
    "story_contributors",
    metadata,
    of("story", target="stories.id", primary_key=True),
    of("person", target="people.id", primary_key=True, index=True),
    column("line", sa.Text),
)


story_channels = sa.Table(
    "story_channels",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("channel", sa.String(20), primary_key=True),
    one_of("channel", Channel),
)
