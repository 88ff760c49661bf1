"""Looking for lines of the record of actions: by person, action, story and day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

import sqlalchemy as sa

from data import happenings, tables
from data.happenings import Happening

MOST = 100


@dataclass(frozen=True)
class Wanted:
    """What to look for; what is empty is not asked. Days are whole days in `zone`."""

    person: str = ""
    action: str = ""
    story: str = ""  # a reference such as MD-7K3Q-9FX2
    since: date | None = None
    until: date | None = None
    zone: tzinfo | None = None

    @property
    def asks(self) -> bool:
        return bool(self.person or self.action or self.story or self.since or self.until)


def found(
    connection: sa.Connection, wanted: Wanted, most: int = MOST
) -> tuple[int, list[Happening]]:
    """How many lines fit, and the newest of them, newest first."""
    where = list(_where(wanted))
    count = sa.select(sa.func.count()).select_from(tables.events).where(*where)
    return connection.scalar(count), happenings.latest_events(connection, most, where)


def actions(connection: sa.Connection) -> list[str]:
    """Every kind of action that was ever done, in order of its words.

    Each is the first after the one before, as an index has them: to read every event takes ever
    longer.
    """
    kind = tables.events.c.action
    kinds = sa.select(sa.func.min(kind).label("kind")).cte("kinds", recursive=True)
    after = sa.select(sa.func.min(kind)).where(kind > kinds.c.kind).scalar_subquery()
    kinds = kinds.union_all(sa.select(after).where(kinds.c.kind.is_not(None)))
    return [each for each in connection.scalars(sa.select(kinds.c.kind)) if each is not None]


def _where(wanted: Wanted):
    events, stories = tables.events, tables.stories
    if wanted.person:
        about = sa.and_(events.c.subject_kind == "person", events.c.subject_id == wanted.person)
        yield sa.or_(events.c.actor == wanted.person, about)
    if wanted.action:
        yield events.c.action == wanted.action
    if wanted.story:
        one = sa.select(stories.c.id).where(stories.c.reference == wanted.story.strip().upper())
        yield events.c.subject_id.in_(one)
    if wanted.since:
        yield events.c.at >= datetime.combine(wanted.since, datetime.min.time(), wanted.zone)
    if wanted.until:
        after = wanted.until + timedelta(days=1)
        yield events.c.at < datetime.combine(after, datetime.min.time(), wanted.zone)
