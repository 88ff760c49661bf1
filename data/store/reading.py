"""Rows back into what the stories room speaks of."""

from collections import defaultdict

import sqlalchemy as sa

from data import tables
from data.store.review_notes import notes_of
from stories.consent import Channel
from stories.redaction import Kept, RedactedText, already_redacted
from stories.sections import Section, StatementKind
from stories.statements import Statement
from stories.statuses import Status
from stories.story import Story
from stories.telling import Honesty, Legal, ReturnReason
from stories.window import Window

_PLAIN = (
    "id",
    "reference",
    "service",
    "outcome",
    "submitted_by",
    "submitted_at",
    "content_note",
    "version",
    "words_version",
    "reviewed_by",
    "reviewed_at",
    "cleared_by",
    "cleared_at",
    "edited_by",
    "honesty_month",
)


def story_where(connection: sa.Connection, story_id: str) -> Story | None:
    """One story with its current words."""
    asked = {"story": story_id}
    row = connection.execute(_STORY, asked).mappings().first()
    if row is None:
        return None
    version = asked | {"version": row["words_version"]}
    contributors, thanks_line = _contributors(connection, asked)
    marks = _marks(connection, asked)
    return Story(
        **{name: row[name] for name in _PLAIN},
        words=_words(connection, version),
        legal=Legal(row["legal"]),
        honesty=Honesty(row["honesty"]),
        themes=frozenset(marks["theme"]),
        together=tuple(line for line in row["together"].split("\n") if line),
        contributors=contributors,
        thanks_line=thanks_line,
        status=Status(row["status"]),
        reason=ReturnReason(row["reason"]) if row["reason"] else None,
        channels=frozenset(map(Channel, marks["channel"])),
        **notes_of(connection, story_id),
        opened=frozenset(map(Section, marks["opened"])),
        statements=_statements(connection, version),
        window=Window(row["not_before"], row["take_down_on"]),
        year_only=bool(marks["year"]),
    )


def _words(connection: sa.Connection, version: dict) -> dict[Section, RedactedText]:
    texts = dict(connection.execute(_WORDS, version).all())
    noted: dict[str, list[Kept]] = {}
    for row in connection.execute(_KEPT, version):
        noted.setdefault(row.section, []).append(Kept(row.start, row.end, row.kind, row.reason))
    return {
        section: already_redacted(texts[section], noted.get(section, ()))
        for section in Section
        if section in texts
    }


def _statements(connection: sa.Connection, version: dict) -> dict[Section, tuple[Statement, ...]]:
    """The sentences that are another kind of statement than their section."""
    found: dict[Section, list[Statement]] = {}
    for row in connection.execute(_STATEMENTS, version):
        said = Statement(row.start, row.end, StatementKind(row.kind))
        found.setdefault(Section(row.section), []).append(said)
    return {section: tuple(said) for section, said in found.items()}


def holds_worries() -> sa.Exists:
    """For a query over stories: whether one holds a worry that was marked in a section."""
    table, stories = tables.story_statements, tables.stories
    same = (table.c.story_id == stories.c.id, table.c.words_version == stories.c.words_version)
    worry = table.c.kind == StatementKind.WORRY
    return sa.exists().where(*same, worry).correlate(stories)


def _contributors(connection: sa.Connection, asked: dict) -> tuple[frozenset[str], str]:
    """Who is listed as part of a story, and the one line its writer left for them."""
    rows = connection.execute(_CONTRIBUTORS, asked).all()
    return frozenset(row.person_id for row in rows), rows[0].line if rows else ""


def _marks(connection: sa.Connection, asked: dict) -> dict[str, list[str]]:
    """What a story has any number of, by kind: themes, channels, sections that were opened."""
    found = defaultdict(list)
    for kind, value in connection.execute(_MARKS, asked):
        found[kind].append(value)
    return found


# A story is asked for on most pages, so each question is put together once.
def _of_story(table: sa.Table) -> sa.ColumnElement[bool]:
    return table.c.story_id == sa.bindparam("story")


def _of_version(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(_of_story(table), table.c.words_version == sa.bindparam("version"))


def _story() -> sa.Select:
    stories, edits, windows = tables.stories, tables.story_edits, tables.story_windows
    now = sa.and_(
        edits.c.story_id == stories.c.id, edits.c.words_version == stories.c.words_version
    )
    return (
        sa.select(stories, edits.c.edited_by, windows.c["not_before", "take_down_on"])
        .outerjoin(edits, now)
        .outerjoin(windows, windows.c.story_id == stories.c.id)
        .where(stories.c.id == sa.bindparam("story"))
    )


def _kind(name: str, column: sa.Column) -> sa.Select:
    return sa.select(sa.literal_column(f"'{name}'"), column).where(_of_story(column.table))


_STORY = _story()
_WORDS = sa.select(tables.story_words.c["section", "text"]).where(_of_version(tables.story_words))
_KEPT = sa.select(tables.story_kept).where(_of_version(tables.story_kept))
_STATEMENTS = (
    sa.select(tables.story_statements)
    .where(_of_version(tables.story_statements))
    .order_by(tables.story_statements.c.start)
)
_CONTRIBUTORS = sa.select(tables.story_contributors.c["person_id", "line"]).where(
    _of_story(tables.story_contributors)
)
_MARKS = sa.union_all(
    _kind("theme", tables.story_themes.c.theme),
    _kind("channel", tables.story_channels.c.channel),
    _kind("opened", tables.story_opened.c.section),
    _kind("year", tables.story_years.c.story_id),
)
