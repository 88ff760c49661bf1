"""Finding cleared stories for a channel: by words and theme. What is not cleared is not here."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.queries import title_column
from data.store.readers import consent_stands
from data.store.reading import holds_worries, story_where
from stories.consent import Channel
from stories.sections import STAYS_INSIDE
from stories.statuses import Status
from stories.telling import Honesty
from stories.text import tidy
from stories.variants import Form

MOST_FOUND = 50
MOST_WORDS = 10
MOST_TYPED = 200  # characters; more is no search


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
    times_used: int
    last_used_at: datetime | None
    forms: tuple[Form, ...] = ()


def cleared_stories(
    connection: sa.Connection,
    on: date,
    words: str = "",
    theme: str | None = None,
    channel: Channel | None = None,
    form: Form | None = None,
) -> list[Found]:
    """Cleared stories whose consent stands today, newest first, at most 50.

    Every word must be found somewhere in the story. With a channel, only those cleared for it;
    with a form, only those with an approved version of that length.
    """
    stories, consents, pulls = tables.stories, tables.consents, tables.pulls
    current = sa.and_(consents.c.story_id == stories.c.id, consents.c.replaced.is_(False))
    until = sa.select(sa.func.min(consents.c.expires_on)).where(current).scalar_subquery()
    used = sa.select(sa.func.count()).where(pulls.c.story_id == stories.c.id).scalar_subquery()
    last = (
        sa.select(sa.func.max(pulls.c.pulled_at))
        .where(pulls.c.story_id == stories.c.id)
        .scalar_subquery()
    )
    query = (
        sa.select(stories, title_column(), holds_worries().label("guarded"))
        .add_columns(until.label("until"), used.label("used"), last.label("last"))
        .where(
            stories.c.status == Status.CLEARED,
            consent_stands(on),
        )
        .order_by(stories.c.cleared_at.desc(), stories.c.id)
        .limit(MOST_FOUND)
    )
    for word in tidy(words[:MOST_TYPED]).split()[:MOST_WORDS]:
        query = query.where(_has(word))
    if theme is not None:
        query = query.where(_listed(tables.story_themes, "theme", theme))
    if channel is not None:
        query = query.where(_listed(tables.story_channels, "channel", channel))
    if form is not None:
        query = query.where(sa.exists().where(*_approved(), tables.story_variants.c.form == form))
    rows = connection.execute(query).all()
    return [
        _found(connection, row) for row in rows if not row.guarded or _tells(connection, row, words)
    ]


def _tells(connection: sa.Connection, row: sa.Row, words: str) -> bool:
    """Whether every word is found in what leaves a story that keeps single worries inside."""
    told = " ".join(said.text for said in story_where(connection, row.id).leaving.values()).lower()
    return all(word.lower() in told for word in tidy(words[:MOST_TYPED]).split()[:MOST_WORDS])


def _has(word: str) -> sa.ColumnElement[bool]:
    """The word in a section that may leave: what stays inside is not even found."""
    text, stories, opened = tables.story_words, tables.stories, tables.story_opened
    open_too = sa.exists().where(
        opened.c.story_id == text.c.story_id, opened.c.section == text.c.section
    )
    return sa.exists().where(
        text.c.story_id == stories.c.id,
        text.c.words_version == stories.c.words_version,
        sa.or_(text.c.section.not_in(sorted(STAYS_INSIDE)), open_too),
        sa.func.lower(text.c.text).contains(word.lower(), autoescape=True),
    )


def _approved() -> tuple[sa.ColumnElement[bool], ...]:
    """Approved shorter versions of a story's words as they stand."""
    variants, stories = tables.story_variants, tables.stories
    return (
        variants.c.story_id == stories.c.id,
        variants.c.words_version == stories.c.words_version,
        variants.c.approved_by.is_not(None),
    )


def _listed(table: sa.Table, name: str, value: str) -> sa.ColumnElement[bool]:
    return sa.exists().where(table.c.story_id == tables.stories.c.id, table.c[name] == value)


def _found(connection: sa.Connection, row: sa.Row) -> Found:
    channels, themes = tables.story_channels, tables.story_themes
    return Found(
        id=row.id,
        reference=row.reference,
        title=row.title,
        service=row.service,
        honesty=Honesty(row.honesty),
        content_note=row.content_note,
        channels=tuple(
            Channel(each)
            for each in connection.scalars(
                sa.select(channels.c.channel)
                .where(channels.c.story_id == row.id)
                .order_by(channels.c.channel)
            )
        ),
        themes=tuple(
            connection.scalars(
                sa.select(themes.c.theme)
                .where(themes.c.story_id == row.id)
                .order_by(themes.c.theme)
            )
        ),
        use_until=row.until,
        forms=_forms(connection, row.id),
        times_used=row.used,
        last_used_at=row.last,
    )


def _forms(connection: sa.Connection, story_id: str) -> tuple[Form, ...]:
    variants, stories = tables.story_variants, tables.stories
    found = connection.scalars(
        sa.select(variants.c.form).where(stories.c.id == story_id, *_approved())
    )
    present = set(found)
    return tuple(form for form in Form if form in present)
