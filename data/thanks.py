"""What pages read of thank-yous: those that may be passed on, one's own, those to check or use."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.store.thanks import thanks_where, with_checks
from stories.people import Person
from stories.thanks import SAID_BY_LABELS, SaidBy, Thanks

PAGE = 20
MOST = 200


@dataclass(frozen=True)
class ThanksUse:
    """One line of the use log of thanks."""

    at: datetime
    who: str
    channel: str
    purpose: str
    said_by: str
    said_on: date
    taken_back_at: datetime | None


def to_read(
    connection: sa.Connection,
    service: str | None = None,
    said_by: SaidBy | None = None,
    page: int = 1,
) -> tuple[list[Thanks], int]:
    """One page of the thanks that may be passed on inside, newest first, and how many there are."""
    table = tables.thanks
    where = [table.c.may_pass_on.is_(True), table.c.taken_back_at.is_(None)]
    if service is not None:
        where.append(table.c.service == service)
    if said_by is not None:
        where.append(table.c.said_by == said_by)
    count = connection.scalar(sa.select(sa.func.count()).select_from(table).where(*where))
    return thanks_where(connection, *where, most=PAGE, skip=(max(page, 1) - 1) * PAGE), count


def passed_on_by(connection: sa.Connection, person: Person) -> list[Thanks]:
    """The thanks this person passed on and has not taken back, newest first."""
    table = tables.thanks
    own = (table.c.logged_by == person.id, table.c.taken_back_at.is_(None))
    return thanks_where(connection, *own, most=MOST)


def to_check(connection: sa.Connection, person: Person, most: int = PAGE) -> list[Thanks]:
    """Thanks that wait for this reviewer: agreed to be published, passed on by somebody else."""
    table = tables.thanks
    return thanks_where(connection, *_waiting(), table.c.logged_by != person.id, most=most)


def count_to_check(connection: sa.Connection, person: Person) -> int:
    waiting = (*_waiting(), tables.thanks.c.logged_by != person.id)
    return connection.scalar(sa.select(sa.func.count()).select_from(with_checks()).where(*waiting))


def to_publish(connection: sa.Connection, said_by: SaidBy | None = None) -> list[Thanks]:
    """Thanks that were agreed to be published, checked, and not taken back."""
    table, checks = tables.thanks, tables.thanks_checks
    where = [
        table.c.may_publish.is_(True),
        table.c.taken_back_at.is_(None),
        checks.c.may_be_published.is_(True),
    ]
    if said_by is not None:
        where.append(table.c.said_by == said_by)
    return thanks_where(connection, *where, most=MOST)


def uses(connection: sa.Connection, *, taken_back: bool = False, most: int = 50) -> list[ThanksUse]:
    """The use log of thanks, newest first; or only of those that were taken back since."""
    pulls, people, table = tables.thanks_pulls, tables.people, tables.thanks
    query = (
        sa.select(pulls, people.c.name, table.c.said_by, table.c.said_on, table.c.taken_back_at)
        .join(people, people.c.id == pulls.c.pulled_by)
        .join(table, table.c.id == pulls.c.thanks_id)
        .order_by(pulls.c.pulled_at.desc())
        .limit(most)
    )
    if taken_back:
        query = query.where(table.c.taken_back_at.is_not(None))
    return [
        ThanksUse(
            row.pulled_at,
            row.name,
            row.channel,
            row.purpose,
            SAID_BY_LABELS[SaidBy(row.said_by)],
            row.said_on,
            row.taken_back_at,
        )
        for row in connection.execute(query)
    ]


def _waiting() -> tuple[sa.ColumnElement[bool], ...]:
    table, checks = tables.thanks, tables.thanks_checks
    return (
        table.c.may_publish.is_(True),
        table.c.taken_back_at.is_(None),
        checks.c.thanks_id.is_(None),
    )
