"""What a card of the library says of a cleared story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.queries import title_column
from data.store.sealed import keys_of
from data.store.uses import rest_place
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
    if not ids:
        return []
    asked = {"ids": list(ids)}
    rows = {row.id: row for row in connection.execute(_cards(), asked)}
    used, agreed = _used(connection, asked), _agreed(connection, asked)
    keys = keys_of(connection).for_lists()
    rests = {each: _rest(row, keys) for each, row in rows.items()}
    return [_card(rows[each], rests[each], used.get(each, ()), *agreed[each]) for each in ids]


def _rest(row: sa.Row, keys: Keys) -> Rest | None:
    if row.until is None:
        return None
    reason = keys.open(row.sealed_reason, rest_place(row.id))
    return Rest(row.id, row.until, reason, row.name, row.rested_at)


def _card(
    row: sa.Row, rest: Rest | None, used: Sequence[datetime], agreed_until: date, agreed: Agreed
) -> Found:
    forms = _parts(row.forms)
    return Found(
        id=row.id,
        reference=row.reference,
        title=row.title,
        service=row.service,
        honesty=Honesty(row.honesty),
        content_note=row.content_note,
        channels=tuple(map(Channel, _parts(row.channels))),
        themes=tuple(_parts(row.themes)),
        use_until=min(agreed_until, row.take_down_on or date.max),
        used_at=tuple(used),
        agreed=agreed,
        forms=tuple(form for form in Form if form in forms),
        take_down_on=row.take_down_on,
        rest=rest,
        thanked=row.thanked,
    )


@cache
def _cards() -> sa.Select:
    """One row a story, of the stories `ids`: asked so often that it is put together once."""
    stories, windows, rests = tables.stories, tables.story_windows, tables.story_rests
    people, variants = tables.people, tables.story_variants
    return (
        sa.select(
            stories.c["id", "reference", "service", "honesty", "content_note"],
            title_column(),
            _listed(tables.story_channels.c.channel),
            _listed(tables.story_themes.c.theme),
            _listed(variants.c.form, *approved_forms()),
            windows.c.take_down_on,
            rests.c["until", "sealed_reason", "rested_at"],
            people.c.name,
            about_story(stories.c.id, *publishable()).label("thanked"),
        )
        .outerjoin(windows, windows.c.story_id == stories.c.id)
        .outerjoin(rests, rests.c.story_id == stories.c.id)
        .outerjoin(people, people.c.id == rests.c.rested_by)
        .where(stories.c.id.in_(_IDS))
    )


def _listed(column: sa.Column, *where: sa.ColumnElement[bool]) -> sa.Label[str]:
    """All values that a story has in another table, parted by commas; none holds one."""
    stories, one = tables.stories, column.table
    return (
        sa.select(sa.func.aggregate_strings(column, ","))
        .where(one.c.story_id == stories.c.id, *where)
        .correlate(stories)
        .scalar_subquery()
        .label(f"{column.name}s")
    )


def _parts(listed: str | None) -> list[str]:
    return sorted(listed.split(",")) if listed else []


def approved_forms() -> tuple[sa.ColumnElement[bool], ...]:
    """Approved shorter versions of a story's words as they stand."""
    variants, stories = tables.story_variants, tables.stories
    return (
        variants.c.story_id == stories.c.id,
        variants.c.words_version == stories.c.words_version,
        variants.c.approved_by.is_not(None),
    )


def _used(connection: sa.Connection, asked: dict) -> dict[str, list[datetime]]:
    """When each was used, the latest first."""
    found: dict[str, list[datetime]] = {}
    for story_id, at in connection.execute(_PULLS, asked):
        found.setdefault(story_id, []).append(at)
    return found


def _agreed(connection: sa.Connection, asked: dict) -> dict[str, tuple[date, Agreed]]:
    """Until when each may be used, and what its people agreed to."""
    found: dict[str, list[sa.Row]] = {}
    for row in connection.execute(_CONSENTS, asked):
        found.setdefault(row.story_id, []).append(row)
    return {
        story_id: (
            min(each.expires_on for each in given),
            Agreed(
                tuple(sorted(Subject(each.subject) for each in given if each.subject)),
                frozenset(Identity(each.identity) for each in given if each.identity),
                max(each.asked_on for each in given),
            ),
        )
        for story_id, given in found.items()
    }


_IDS = sa.bindparam("ids", expanding=True)
_PULLS = (
    sa.select(tables.pulls.c["story_id", "pulled_at"])
    .where(tables.pulls.c.story_id.in_(_IDS))
    .order_by(tables.pulls.c.pulled_at.desc())
)
_CONSENTS = sa.select(
    tables.consents.c["story_id", "expires_on", "subject", "identity", "asked_on"]
).where(tables.consents.c.story_id.in_(_IDS), tables.consents.c.replaced.is_(False))
