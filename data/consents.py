"""What pages read of consent: one story's whole record, what runs out, what is called back."""

from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from data import tables
from data.queries import title_column
from data.store.consents import coming_down as coming_down_in
from data.store.consents import consents_where, recalled_where
from data.store.indexes import leads_not
from stories.consent import SOON_DAYS, Consent
from stories.recall import SOON, RecalledUse
from stories.statuses import MOVES, Status

MOST = 100


@dataclass(frozen=True)
class ConsentCard:
    """A story whose consent needs somebody."""

    story_id: str
    reference: str
    title: str
    status: Status
    expires_on: date


def record_of(connection: sa.Connection, story_id: str) -> tuple[Consent, ...]:
    """Every version of every person's consent in a story, newest first."""
    return consents_where(connection, tables.consents.c.story_id == story_id)


def running_out(connection: sa.Connection, today: date) -> list[ConsentCard]:
    """Stories in use whose consent runs out within 30 days or has run out, the soonest first."""
    stories, consents = tables.stories, tables.consents
    soon = today + timedelta(days=SOON_DAYS)
    soonest = sa.func.min(consents.c.expires_on).label("expires_on")
    query = (
        sa.select(stories.c.id, stories.c.reference, stories.c.status, title_column(), soonest)
        .join(consents, consents.c.story_id == stories.c.id)
        .where(
            consents.c.replaced.is_(False),
            consents.c.expires_on <= soon,
            leads_not(stories.c.status).in_(_in_use()),
        )
        .group_by(stories.c.id, stories.c.reference, stories.c.status, stories.c.words_version)
        .order_by(soonest, stories.c.id)
        .limit(MOST)
    )
    return [
        ConsentCard(row.id, row.reference, row.title, Status(row.status), row.expires_on)
        for row in connection.execute(query)
    ]


def with_reference(connection: sa.Connection, reference: str) -> str | None:
    """The id of the story that people quote by this reference, however it is typed."""
    table = tables.stories
    typed = reference.strip().upper()[:20]
    return connection.scalar(sa.select(table.c.id).where(table.c.reference == typed))


def called_back(
    connection: sa.Connection, story_id: str | None = None, *, answered: bool | None = None
) -> list[RecalledUse]:
    """Uses that are called back: of one story or of all, answered or not."""
    where = []
    if story_id is not None:
        where.append(tables.pulls.c.story_id == story_id)
    if answered is not None:
        answer = tables.recalled_uses.c.answer
        where.append(answer.is_not(None) if answered else answer.is_(None))
    return recalled_where(connection, *where)


def count_to_answer(connection: sa.Connection) -> int:
    """How many uses are called back and nobody has said what became of them."""
    table = tables.recalled_uses
    query = sa.select(sa.func.count()).select_from(table).where(table.c.answer.is_(None))
    return connection.scalar(query)


def coming_down(connection: sa.Connection, today: date) -> list[RecalledUse]:
    """Uses to be taken down within 14 days, or that were to be and are not called back yet."""
    return coming_down_in(connection, today + SOON)


def colleagues(connection: sa.Connection) -> dict[str, str]:
    """People whose account is open, by id, in order of name."""
    table = tables.people
    query = sa.select(table.c.id, table.c.name).where(table.c.active.is_(True))
    return dict(connection.execute(query.order_by(table.c.name, table.c.id)).all())


def _in_use() -> list[Status]:
    return [status for status, nexts in MOVES.items() if nexts and status is not Status.DRAFT]
