"""What pages read of who was heard: published steps, never counts."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from data import tables
from stories.trends.heard import Steps, Topic


@dataclass(frozen=True)
class Heard:
    """A year up to the end of a month, in steps by topic and category."""

    until: date
    edition: int
    threshold: int
    steps: dict[Topic, Steps]


def steps_of(connection: sa.Connection, until: date) -> dict[Topic, Steps]:
    """What was published of the year up to the end of this month."""
    table = tables.heard
    found: dict[Topic, Steps] = {}
    for row in connection.execute(sa.select(table).where(table.c.until == until)):
        found.setdefault(Topic(row.topic), {})[row.category] = row.at_least
    return found


def latest(connection: sa.Connection) -> Heard | None:
    """The newest year that was published, or None."""
    table, editions = tables.heard, tables.editions
    row = connection.execute(
        sa.select(table.c.until, editions.c.number, editions.c.threshold)
        .join(editions, editions.c.number == table.c.edition)
        .order_by(table.c.until.desc(), table.c.edition.desc())
        .limit(1)
    ).first()
    return row and Heard(row.until, row.number, row.threshold, steps_of(connection, row.until))
