"""What is published of itself: stories cleared for the public website, and those for inside.

Each goes through the gate whenever anything about it has changed, and leaves at once.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import sqlalchemy as sa

from data import tables
from data.store import Store
from data.store.consents import consents_of
from data.store.indexes import leads_not
from data.store.readers import consent_stands, usable_outside
from data.store.reading import story_where
from stories.consent import Channel, Consent
from stories.days import day_of
from stories.errors import NotCleared
from stories.ids import reference
from stories.people import SERVICE
from stories.release import Release, release, release_inside
from stories.statuses import IN_USE
from stories.story import Story

MOST = 50  # entries, the newest
MOST_GONE = 200
PURPOSE = "The public feed"

Gate = Callable[[Story, tuple[Consent, ...], date], Release]


@dataclass(frozen=True)
class Entry:
    """One story in a feed, with the days on which it came and last changed."""

    released: Release
    entered_at: datetime
    changed_at: datetime
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Gone:
    """A story that was in the feed and may not be used any more."""

    reference: str
    gone_at: datetime


@dataclass(frozen=True)
class Feed:
    """What the public feed says now: its entries, and what is gone, each the newest first."""

    entries: tuple[Entry, ...]
    gone: tuple[Gone, ...]


def state(store: Store, at: datetime) -> str:
    """A few letters that change whenever the public feed might: its stories, consents, the day."""
    with store.read() as connection:
        ids = _candidates(connection, at, inside=False)
        stories, consents, entries = tables.stories, tables.consents, tables.feed_entries
        queries = [
            sa.select(stories.c.id, stories.c.version).where(stories.c.id.in_(ids)),
            sa.select(consents.c.id, consents.c.withdrawn_on, consents.c.seen_words_version).where(
                consents.c.story_id.in_(ids), consents.c.replaced.is_(False)
            ),
            sa.select(entries.c.story_id, entries.c.version, entries.c.gone_at),
        ]
        told = [ids, *(sorted(map(str, connection.execute(query))) for query in queries)]
    return hashlib.sha256(f"{at.date()} {told}".encode()).hexdigest()


def public(store: Store, at: datetime) -> Feed:
    """The public feed as it is now; what came, changed or went is noted with one line each."""

    def gate(story: Story, consents: tuple[Consent, ...], on: date) -> Release:
        return release(story, consents, Channel.WEBSITE, PURPOSE, on)

    with store.read() as connection:
        released = _through(connection, gate, at, inside=False)
        known = _known(connection)
    now = {each.story_id: each.version for each in released}
    listed = {story_id: row.version for story_id, row in known.items() if row.gone_at is None}
    if now != listed:
        with store.begin(SERVICE, at) as work:
            work.note_feed({each.story_id: each for each in released})
        with store.read() as connection:
            known = _known(connection)
    return _feed(store, released, known)


def inside(store: Store, at: datetime) -> list[Release]:
    """Stories for the organisation's own pages, newest first."""
    with store.read() as connection:
        return _through(connection, release_inside, at, inside=True)


def _candidates(connection: sa.Connection, at: datetime, inside: bool) -> list[str]:
    stories, channels = tables.stories, tables.story_channels
    if inside:
        used = leads_not(stories.c.status).in_(sorted(IN_USE))
        where = sa.and_(used, consent_stands(at.date()))
        order = stories.c.reviewed_at.desc()
    else:
        on_website = (channels.c.story_id == stories.c.id, channels.c.channel == Channel.WEBSITE)
        where = sa.and_(usable_outside(at.date()), sa.exists().where(*on_website))
        order = stories.c.cleared_at.desc()
    query = sa.select(stories.c.id).where(where).order_by(order, stories.c.id).limit(MOST)
    return list(connection.scalars(query))


def _through(connection: sa.Connection, gate: Gate, at: datetime, *, inside: bool) -> list[Release]:
    """What the gate lets through of the newest; what it refuses is simply not there."""
    found = []
    for story_id in _candidates(connection, at, inside):
        story, consents = story_where(connection, story_id), consents_of(connection, story_id)
        try:
            found.append(gate(story, consents, at.date()))
        except NotCleared:
            continue
    return found


def _known(connection: sa.Connection) -> dict[str, sa.Row]:
    table = tables.feed_entries
    return {row.story_id: row for row in connection.execute(sa.select(table))}


def _feed(store: Store, released: Iterable[Release], known: dict[str, sa.Row]) -> Feed:
    with store.read() as connection:
        themes = _themes(connection, known)
    entries = tuple(
        Entry(
            each,
            _day(known[each.story_id].entered_at),
            _day(known[each.story_id].changed_at),
            tuple(themes.get(each.story_id, ())),
        )
        for each in released
    )
    gone = sorted((row.gone_at, reference(key)) for key, row in known.items() if row.gone_at)
    return Feed(entries, tuple(Gone(name, _day(at)) for at, name in reversed(gone[-MOST_GONE:])))


def _themes(connection: sa.Connection, ids: Iterable[str]) -> dict[str, list[str]]:
    table, found = tables.story_themes, {}
    query = sa.select(table).where(table.c.story_id.in_(list(ids))).order_by(table.c.theme)
    for row in connection.execute(query):
        found.setdefault(row.story_id, []).append(row.theme)
    return found


def _day(moment: datetime) -> datetime:
    """The day alone: an hour could tell who was at work then."""
    return datetime.combine(day_of(moment), time(), UTC)
