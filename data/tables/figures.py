"""Figures as they were published: suppressed before they came here, and never rewritten."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.outcomes.check_backs import Group
from stories.trends.grain import Grain
from stories.trends.notes import NoteKind

editions = sa.Table(
    "editions",
    metadata,
    column("number", sa.Integer, primary_key=True, autoincrement=False),
    column("threshold", sa.Integer),
    of("person", target="people.id", name="published_by"),
    column("published_at", Moment),
    sa.CheckConstraint("threshold BETWEEN 5 AND 10", name="threshold_range"),
)


series = sa.Table(
    "series",
    metadata,
    column("code", sa.String(40), primary_key=True),
    column("grain", sa.String(10)),
    one_of("grain", Grain),
)


# In the order in which pages read: a part (a service, or * for the whole), then a series.
figures = sa.Table(
    "figures",
    metadata,
    column("part", sa.String(60), primary_key=True),
    column("code", sa.String(40), sa.ForeignKey("series.code"), primary_key=True),
    column("start", sa.Date, primary_key=True),
    column("edition", sa.Integer, sa.ForeignKey("editions.number"), primary_key=True),
    column("people", sa.Integer, nullable=True),
    column("replaced_in", sa.Integer, sa.ForeignKey("editions.number"), nullable=True),
    sa.CheckConstraint("people = 0 OR people >= 5", name="no_small_count"),
    sa.CheckConstraint("replaced_in > edition", name="replaced_later"),
)


# How many of a service stood where, so many months after an outcome, as it was published.
lasting_figures = sa.Table(
    "lasting_figures",
    metadata,
    column("part", sa.String(60), primary_key=True),
    column("code", sa.String(20), sa.ForeignKey("outcome_types.code"), primary_key=True),
    column("months", sa.Integer, primary_key=True, autoincrement=False),
    column("standing", sa.String(15), primary_key=True),
    column("edition", sa.Integer, sa.ForeignKey("editions.number"), primary_key=True),
    column("people", sa.Integer),
    column("replaced_in", sa.Integer, sa.ForeignKey("editions.number"), nullable=True),
    one_of("standing", Group),
    sa.CheckConstraint("people = 0 OR people >= 5", name="no_small_count"),
    sa.CheckConstraint("replaced_in > edition", name="replaced_later"),
)


chart_notes = sa.Table(
    "chart_notes",
    metadata,
    column("id", primary_key=True),
    column("code", sa.String(40), sa.ForeignKey("series.code")),
    column("part", sa.String(60)),
    column("kind", sa.String(10)),
    column("start", sa.Date),
    column("words", sa.Text),
    of("person", target="people.id", name="written_by"),
    column("written_at", Moment),
    column("worse", sa.Boolean),
    of("person", target="people.id", name="agreed_by", nullable=True),
    column("agreed_at", Moment, nullable=True),
    of("person", target="people.id", name="ended_by", nullable=True),
    column("ended_at", Moment, nullable=True),
    one_of("kind", NoteKind),
    sa.CheckConstraint("agreed_by <> written_by", name="agreed_by_another"),
    sa.CheckConstraint("(agreed_by IS NULL) = (agreed_at IS NULL)", name="agreement_is_signed"),
    sa.CheckConstraint("(ended_by IS NULL) = (ended_at IS NULL)", name="end_is_signed"),
    sa.Index("ix_chart_notes_code_part", "code", "part"),
)
