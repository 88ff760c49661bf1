"""What pages read of outcomes: a person's stories to link, and what waits for a second person."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from data import tables
from data.queries import title_column
from data.store.outcomes import outcome_from
from stories.outcomes import Confirmation, OutcomeRecord
from stories.people import Person
from stories.statuses import Status

MOST = 50
GONE = (Status.WITHDRAWN, Status.EXPIRED, Status.DECLINED)


@dataclass(frozen=True)
class Waiting:
    """An outcome that waits for a second person, and who recorded it."""

    record: OutcomeRecord
    who: str


def own_stories(connection: sa.Connection, person: Person) -> dict[str, str]:
    """Titles by id of the stories this person sent and that stand, newest first."""
    table = tables.stories
    rows = connection.execute(
        sa.select(table.c.id, title_column())
        .where(table.c.submitted_by == person.id, table.c.status.not_in(GONE))
        .order_by(table.c.submitted_at.desc())
        .limit(MOST)
    )
    return {row.id: row.title for row in rows}


def further_outcomes(connection: sa.Connection, story_id: str) -> list[OutcomeRecord]:
    """Outcomes recorded with a story beside its own."""
    table, links = tables.outcomes, tables.outcome_stories
    rows = connection.execute(
        sa.select(table)
        .join(links, links.c.outcome_id == table.c.id)
        .where(links.c.story_id == story_id)
        .order_by(table.c.month, table.c.id)
    )
    return [outcome_from(row) for row in rows]


def to_confirm(
    connection: sa.Connection, person: Person, services: Iterable[str] | None = None
) -> list[Waiting]:
    """Outcomes that wait for a second person who may be this one, oldest first, at most 50."""
    table, people = tables.outcomes, tables.people
    query = (
        sa.select(table, people.c.name.label("who"))
        .join(people, people.c.id == table.c.recorded_by)
        .where(*_waits(person))
        .order_by(table.c.recorded_at, table.c.id)
        .limit(MOST)
    )
    if services is not None:
        query = query.where(table.c.service.in_(list(services)))
    return [Waiting(outcome_from(row), row.who) for row in connection.execute(query)]


def count_to_confirm(connection: sa.Connection, person: Person) -> int:
    """How many wait for a second person who may be this one, in their own service or anywhere."""
    table = tables.outcomes
    query = sa.select(sa.func.count()).select_from(table).where(*_waits(person))
    if person.service:
        query = query.where(table.c.service == person.service)
    return connection.scalar(query)


def _waits(person: Person) -> tuple:
    table = tables.outcomes
    return (
        table.c.confirmation == Confirmation.WAITING,
        table.c.recorded_by != person.id,
    )
