"""What the panel chose, and why."""

import sqlalchemy as sa

from data.tables.base import Moment, column, metadata, of, one_of
from stories.panel import SEATS, Domain

panel_choices = sa.Table(
    "panel_choices",
    metadata,
    column("id", primary_key=True),
    column("month", sa.Date),
    column("domain", sa.String(20)),
    of("story", target="stories.id", index=True),
    column("reasons", sa.Text),
    column("considered", sa.Integer),
    of("person", target="people.id", name="recorded_by"),
    column("recorded_at", Moment),
    sa.UniqueConstraint("month", "domain"),
    sa.CheckConstraint("considered > 0", name="considered_counts"),
    one_of("domain", Domain),
)


panel_seats = sa.Table(
    "panel_seats",
    metadata,
    of("choice", target="panel_choices.id", primary_key=True, ondelete="CASCADE"),
    column("seat", sa.String(40), primary_key=True),
    one_of("seat", SEATS),
)
