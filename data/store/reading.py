"""Rows back into what the stories room speaks of."""

import sqlalchemy as sa

from data import tables
from data.store.review_notes import notes_of
from data.store.uses import window_of
from stories.consent import Channel
from stories.redaction import Kept, RedactedText, already_redacted
from stories.sections import Section, StatementKind
from stories.statements import Statement
from stories.statuses import Status
from stories.story import Story
from stories.telling import Honesty, Legal, ReturnReason


def story_where(connection: sa.Connection, story_id: str) -> Story | None:
    """One story with its current words."""
    table = tables.stories
    row = connection.execute(sa.select(table).where(table.c.id == story_id)).mappings().first()
    if row is None:
        return None
    contributors, thanks_line = _contributors(connection, story_id)
    return Story(
        id=row["id"],
        reference=row["reference"],
        words=_words(connection, story_id, row["words_version"]),
        service=row["service"],
        outcome=row["outcome"],
        submitted_by=row["submitted_by"],
        submitted_at=row["submitted_at"],
        legal=Legal(row["legal"]),
        honesty=Honesty(row["honesty"]),
        content_note=row["content_note"],
        themes=frozenset(_column(connection, tables.story_themes.c.theme, story_id)),
        together=tuple(line for line in row["together"].split("\n") if line),
        contributors=contributors,
        thanks_line=thanks_line,
        status=Status(row["status"]),
        version=row["version"],
        words_version=row["words_version"],
        reviewed_by=row["reviewed_by"],
        reviewed_at=row["reviewed_at"],
        reason=ReturnReason(row["reason"]) if row["reason"] else None,
        cleared_by=row["cleared_by"],
        cleared_at=row["cleared_at"],
        channels=frozenset(
            Channel(each) for each in _column(connection, tables.story_channels.c.channel, story_id)
        ),
        **notes_of(connection, story_id),
        edited_by=_edited_by(connection, story_id, row["words_version"]),
        honesty_month=row["honesty_month"],
        opened=frozenset(
            Section(each) for each in _column(connection, tables.story_opened.c.section, story_id)
        ),
        statements=statements_of(connection, story_id, row["words_version"]),
        window=window_of(connection, story_id),
        year_only=bool(_column(connection, tables.story_years.c.story_id, story_id)),
    )


def _words(
    connection: sa.Connection, story_id: str, words_version: int
) -> dict[Section, RedactedText]:
    words, kept = tables.story_words, tables.story_kept
    texts = dict(
        connection.execute(
            sa.select(words.c.section, words.c.text).where(
                words.c.story_id == story_id, words.c.words_version == words_version
            )
        ).all()
    )
    noted: dict[str, list[Kept]] = {}
    for row in connection.execute(
        sa.select(kept).where(kept.c.story_id == story_id, kept.c.words_version == words_version)
    ):
        noted.setdefault(row.section, []).append(Kept(row.start, row.end, row.kind, row.reason))
    return {
        section: already_redacted(texts[section], noted.get(section, ()))
        for section in Section
        if section in texts
    }


def statements_of(
    connection: sa.Connection, story_id: str, words_version: int
) -> dict[Section, tuple[Statement, ...]]:
    """The sentences that are another kind of statement than their section."""
    table = tables.story_statements
    same = (table.c.story_id == story_id, table.c.words_version == words_version)
    found: dict[Section, list[Statement]] = {}
    for row in connection.execute(sa.select(table).where(*same).order_by(table.c.start)):
        said = Statement(row.start, row.end, StatementKind(row.kind))
        found.setdefault(Section(row.section), []).append(said)
    return {section: tuple(said) for section, said in found.items()}


def holds_worries() -> sa.Exists:
    """For a query over stories: whether one holds a worry that was marked in a section."""
    table, stories = tables.story_statements, tables.stories
    same = (table.c.story_id == stories.c.id, table.c.words_version == stories.c.words_version)
    worry = table.c.kind == StatementKind.WORRY
    return sa.exists().where(*same, worry).correlate(stories)


def _contributors(connection: sa.Connection, story_id: str) -> tuple[frozenset[str], str]:
    """Who is listed as part of a story, and the one line its writer left for them."""
    table = tables.story_contributors
    rows = connection.execute(
        sa.select(table.c.person_id, table.c.line).where(table.c.story_id == story_id)
    ).all()
    return frozenset(row.person_id for row in rows), rows[0].line if rows else ""


def _edited_by(connection: sa.Connection, story_id: str, words_version: int) -> str | None:
    """The reviewer who made this version of the words, where one did."""
    table = tables.story_edits
    same = (table.c.story_id == story_id, table.c.words_version == words_version)
    return connection.scalar(sa.select(table.c.edited_by).where(*same))


def _column(connection: sa.Connection, column: sa.Column, story_id: str) -> list[str]:
    return list(connection.scalars(sa.select(column).where(column.table.c.story_id == story_id)))
