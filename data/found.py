"""What a card of the library says of a cleared story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.queries import title_column
from data.store.consents import consents_where
from data.store.uses import rests_in
from data.thanks import about_story, publishable
from stories.agreement import Identity, Subject
from stories.consent import Channel
from stories.telling import Honesty
from stories.uses import Rest
from stories.variants import Form


@dataclass(frozen=True)
class Agreed:
    """What people agreed to, without who they are."""

    subjects: tuple[Subject, ...]
    identities: frozenset[Identity]
    last_asked_on: date


@dataclass(frozen=True)
class Found:
    """A cleared story in the library."""

    id: str
    reference: str
    title: str
    service: str
    honesty: Honesty
    content_note: str
    channels: tuple[Channel, ...]
    themes: tuple[str, ...]
    use_until: date
    used_at: tuple[datetime, ...]  # the latest first
    agreed: Agreed
    forms: tuple[Form, ...] = ()
    take_down_on: date | None = None
    rest: Rest | None = None
    thanked: bool = False  # whether thanks that may be published stand beside it


def details(connection: sa.Connection, ids: Sequence[str]) -> list[Found]:
    """These stories as cards, in this order."""
    stories = tables.stories
    rows = {
        row.id: row
        for row in connection.execute(
            sa.select(stories, title_column()).where(stories.c.id.in_(ids))
        )
    }
    channels = _listed(connection, tables.story_channels.c.channel, ids)
    themes = _listed(connection, tables.story_themes.c.theme, ids)
    forms, used, agreed = _forms(connection, ids), _used(connection, ids), _agreed(connection, ids)
    days, rests = _days(connection, ids), rests_in(connection, ids)
    thanked = _thanked(connection, ids)
    return [
        Found(
            id=each,
            reference=rows[each].reference,
            title=rows[each].title,
            service=rows[each].service,
            honesty=Honesty(rows[each].honesty),
            content_note=rows[each].content_note,
            channels=tuple(map(Channel, channels.get(each, ()))),
            themes=tuple(themes.get(each, ())),
            use_until=min(agreed[each][0], days.get(each) or date.max),
            used_at=tuple(used.get(each, ())),
            agreed=agreed[each][1],
            forms=tuple(form for form in Form if form in forms.get(each, ())),
            take_down_on=days.get(each),
            rest=rests.get(each),
            thanked=each in thanked,
        )
        for each in ids
    ]


def approved_forms() -> tuple[sa.ColumnElement[bool], ...]:
    """Approved shorter versions of a story's words as they stand."""
    variants, stories = tables.story_variants, tables.stories
    return (
        variants.c.story_id == stories.c.id,
        variants.c.words_version == stories.c.words_version,
        variants.c.approved_by.is_not(None),
    )


def _listed(connection: sa.Connection, column: sa.Column, ids: Sequence[str]):
    return _gathered(
        connection,
        sa.select(column.table.c.story_id, column)
        .where(column.table.c.story_id.in_(ids))
        .order_by(column),
    )


def _forms(connection: sa.Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    variants, stories = tables.story_variants, tables.stories
    query = sa.select(stories.c.id, variants.c.form)
    return _gathered(connection, query.where(stories.c.id.in_(ids), *approved_forms()))


def _used(connection: sa.Connection, ids: Sequence[str]) -> dict[str, list[datetime]]:
    """When each was used, the latest first."""
    pulls = tables.pulls
    query = sa.select(pulls.c.story_id, pulls.c.pulled_at).where(pulls.c.story_id.in_(ids))
    return _gathered(connection, query.order_by(pulls.c.pulled_at.desc()))


def _days(connection: sa.Connection, ids: Sequence[str]) -> dict[str, date]:
    """The day on which each is to be taken down, where one was set."""
    table = tables.story_windows
    query = sa.select(table.c.story_id, table.c.take_down_on).where(table.c.story_id.in_(ids))
    return dict(connection.execute(query).all())


def _thanked(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    stories = tables.stories
    beside = about_story(stories.c.id, *publishable())
    return set(connection.scalars(sa.select(stories.c.id).where(stories.c.id.in_(ids), beside)))


def _agreed(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[date, Agreed]]:
    """Until when each may be used, and what its people agreed to."""
    table = tables.consents
    found: dict[str, list] = {}
    for each in consents_where(connection, table.c.story_id.in_(ids), table.c.replaced.is_(False)):
        found.setdefault(each.story_id, []).append(each)
    return {
        story_id: (
            min(each.expires_on for each in given),
            Agreed(
                tuple(sorted(each.subject for each in given if each.subject)),
                frozenset(each.identity for each in given if each.identity),
                max(each.asked_on for each in given),
            ),
        )
        for story_id, given in found.items()
    }


def _gathered(connection: sa.Connection, query: sa.Select) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for story_id, value in connection.execute(query):
        found.setdefault(story_id, []).append(value)
    return found
