"""What happened, by name: to one story, or in the whole record of actions."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from data import tables
from stories.ids import is_id, reference
from stories.people import SERVICE

MOST = 200
NEWEST = sa.select(sa.func.max(tables.events.c.seq))


@dataclass(frozen=True)
class Happening:
    """One line of a story's history, or of the record of actions, by name."""

    at: datetime
    who: str
    action: str
    facts: dict = field(default_factory=dict)
    number: int = 0
    reference: str = ""


def newest(connection: sa.Connection) -> int:
    """The number of the newest event; 0 before any.

    Every action writes one, so that whatever was read at a number holds while it is the newest.
    """
    return connection.scalar(NEWEST) or 0


def history(connection: sa.Connection, story_id: str) -> list[Happening]:
    """What happened to a story, oldest first."""
    events, people = tables.events, tables.people
    rows = connection.execute(
        sa.select(events.c.at, events.c.actor, people.c.name, events.c.action, events.c.facts)
        .outerjoin(people, people.c.id == events.c.actor)
        .where(events.c.subject_kind == "story", events.c.subject_id == story_id)
        .order_by(events.c.seq)
        .limit(MOST)
    )
    return [Happening(row.at, _actor(row), row.action, json.loads(row.facts)) for row in rows]


def latest_events(
    connection: sa.Connection, most: int = 100, where: Sequence[sa.ColumnElement[bool]] = ()
) -> list[Happening]:
    """The newest lines of the record of actions, or of those that fit, newest first."""
    events, people, whom = tables.events, tables.people, tables.people.alias("whom")
    about_somebody = sa.and_(events.c.subject_kind == "person", whom.c.id == events.c.subject_id)
    rows = connection.execute(
        sa.select(events, people.c.name, whom.c.name.label("whom"))
        .outerjoin(people, people.c.id == events.c.actor)
        .outerjoin(whom, about_somebody)
        .where(*where)
        .order_by(events.c.seq.desc())
        .limit(most)
    )
    return [
        Happening(
            row.at,
            _actor(row),
            row.action,
            json.loads(row.facts),
            row.seq,
            row.whom or _story_reference(row),
        )
        for row in rows
    ]


def _actor(event: sa.Row) -> str:
    return SERVICE.name if event.actor == SERVICE.id else event.name or "Somebody unknown"


def _story_reference(event: sa.Row) -> str:
    about_a_story = event.subject_kind == "story" and is_id(event.subject_id)
    return reference(event.subject_id) if about_a_story else ""
