"""The use log: where stories went, for what, and by whom."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.queries import title_column
from data.store.uses import links_of, rest_in
from stories.people import Person
from stories.uses import REACH_LASTS, Link, Rest
from stories.window import ALWAYS, Window

MOST_USES = 50


@dataclass(frozen=True)
class Reaching:
    """Somebody who has a story open to use it."""

    who: str
    at: datetime


@dataclass(frozen=True)
class Use:
    """One line of the use log."""

    at: datetime
    who: str
    channel: str
    purpose: str
    reference: str
    title: str
    form: str = ""
    by: str = ""  # the id of who
    id: str = ""
    by_feed: bool = False
    window: Window = ALWAYS
    links: tuple[Link, ...] = ()


def uses(connection: sa.Connection, story_id: str | None = None) -> list[Use]:
    """The use log, newest first; of one story or of all."""
    pulls, people, stories = tables.pulls, tables.people, tables.stories
    query = (
        sa.select(pulls, people.c.name, stories.c.reference, title_column())
        .join(people, people.c.id == pulls.c.pulled_by)
        .join(stories, stories.c.id == pulls.c.story_id)
        .order_by(pulls.c.pulled_at.desc())
        .limit(MOST_USES)
    )
    if story_id is not None:
        query = query.where(pulls.c.story_id == story_id)
    rows = connection.execute(query).all()
    links = links_of(connection, [row.id for row in rows])
    return [
        Use(
            row.pulled_at,
            row.name,
            row.channel,
            row.purpose,
            row.reference,
            row.title,
            row.form or "",
            row.pulled_by,
            row.id,
            row.by_feed,
            Window(row.not_before, row.take_down_on),
            tuple(links.get(row.id, ())),
        )
        for row in rows
    ]


def rest_of(connection: sa.Connection, story_id: str) -> Rest | None:
    """The rest somebody gave the story, also where it is over."""
    return rest_in(connection, story_id)


def reaching(
    connection: sa.Connection, story_id: str, person: Person, at: datetime
) -> list[Reaching]:
    """Others who have the story open now, or had it a moment ago."""
    table, people = tables.story_reaches, tables.people
    query = (
        sa.select(people.c.name, table.c.reached_at)
        .join(people, people.c.id == table.c.person_id)
        .where(
            table.c.story_id == story_id,
            table.c.person_id != person.id,
            table.c.reached_at > at - REACH_LASTS,
        )
        .order_by(people.c.name)
    )
    return [Reaching(row.name, row.reached_at) for row in connection.execute(query)]
