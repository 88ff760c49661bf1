"""Stories, their words and their uses."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.store.reading import story_where
from data.store.review_notes import SEALED, put_notes
from stories.consent import Channel
from stories.errors import NotFound, StaleStory
from stories.ids import is_id
from stories.people import Person
from stories.release import Pulled, Release
from stories.sections import KINDS
from stories.story import Story
from stories.variants import Form
from stories.window import ALWAYS, Window


class StoryWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def story(self, story_id: str, seen: int | None = None) -> Story:
        """The story as it stands; StaleStory if it is no longer at the version seen."""
        story = story_where(self._connection, story_id) if is_id(story_id) else None
        if story is None:
            raise NotFound("story")
        if seen is not None and story.version != seen:
            raise StaleStory
        return story

    def add_story(self, story: Story) -> Story:
        self._connection.execute(tables.stories.insert().values(id=story.id, **_row(story)))
        self._put_words(story)
        self._put_lists(story)
        self._put_contributors(story)
        return story

    def save(self, story: Story) -> Story:
        """Keep a changed story over the version just before it; StaleStory if there is another."""
        table = tables.stories
        same = sa.and_(table.c.id == story.id, table.c.version == story.version - 1)
        before = self._connection.scalar(sa.select(table.c.words_version).where(same))
        saved = self._connection.execute(table.update().where(same).values(**_row(story)))
        if saved.rowcount == 0:
            raise StaleStory
        put_notes(self._connection, story)
        if story.words_version != before:
            self._put_words(story)
            self._put_contributors(story)
        self._put_lists(story)
        self.put_in_search(story)
        return story

    def hold(self, story_id: str) -> None:
        """Keep the story as it is until this transaction ends: what others began ends first."""
        if is_id(story_id):
            same = tables.stories.c.id == story_id
            self._connection.execute(sa.select(tables.stories.c.id).where(same).with_for_update())

    def pull(self, pull_id: str) -> Pulled:
        """A line of the use log; NotFound alike for absent and somebody else's."""
        table = tables.pulls
        mine = (table.c.id == pull_id, table.c.pulled_by == self.person.id)
        row = self._connection.execute(sa.select(table).where(*mine)).first()
        if row is None:
            raise NotFound("use")
        form = Form(row.form) if row.form else None
        days = Window(row.not_before, row.take_down_on)
        channel = Channel(row.channel)
        return Pulled(row.id, row.story_id, row.version, channel, row.purpose, form, days)

    def add_pull(self, pull_id: str, released: Release, feed_of: str | None = None) -> None:
        """A line in the use log; `feed_of` is who answers for what the public feed gave out."""
        self._connection.execute(
            tables.pulls.insert().values(
                id=pull_id,
                story_id=released.story_id,
                version=released.version,
                channel=released.channel,
                purpose=released.purpose,
                pulled_by=feed_of or self.person.id,
                pulled_at=self._at,
                form=released.form,
                by_feed=feed_of is not None,
                **vars(released.window),
            )
        )

    def _put_words(self, story: Story) -> None:
        place = {"story_id": story.id, "words_version": story.words_version}
        self._insert(
            tables.story_words,
            (
                {**place, "section": section, "text": words.text, "kind": KINDS[section]}
                for section, words in story.words.items()
            ),
        )
        self._insert(
            tables.story_kept,
            (
                {**place, "section": section, **_kept(kept)}
                for section, words in story.words.items()
                for kept in words.kept
            ),
        )
        self._insert(
            tables.story_statements,
            (
                {**place, "section": section, **vars(statement)}
                for section, statements in story.statements.items()
                for statement in statements
            ),
        )

    def _put_lists(self, story: Story) -> None:
        for table, name, values in (
            (tables.story_themes, "theme", story.themes),
            (tables.story_channels, "channel", story.channels),
            (tables.story_opened, "section", story.opened),
            (tables.story_years, "story_id", [story.id] * story.year_only),
        ):
            self._connection.execute(table.delete().where(table.c.story_id == story.id))
            self._insert(table, ({"story_id": story.id, name: value} for value in values))
        days = tables.story_windows
        self._connection.execute(days.delete().where(days.c.story_id == story.id))
        if story.window != ALWAYS:
            row = {"story_id": story.id, **vars(story.window)}
            self._connection.execute(days.insert().values(**row))

    def _put_contributors(self, story: Story) -> None:
        """They come with the writer's words and change with them alone."""
        table = tables.story_contributors
        self._connection.execute(table.delete().where(table.c.story_id == story.id))
        self._insert(
            table,
            (
                {"story_id": story.id, "person_id": person_id, "line": story.thanks_line}
                for person_id in sorted(story.contributors)
            ),
        )

    def _insert(self, table: sa.Table, rows: Iterable[dict]) -> None:
        if rows := list(rows):
            self._connection.execute(table.insert(), rows)


_PLAIN = [
    "reference",
    "status",
    "version",
    "words_version",
    "service",
    "outcome",
    "legal",
    "honesty",
    "content_note",
    "submitted_by",
    "submitted_at",
    "reviewed_by",
    "reviewed_at",
    "reason",
    "cleared_by",
    "cleared_at",
    "honesty_month",
]


def _row(story: Story) -> dict:
    row = {name: getattr(story, name) for name in _PLAIN}
    noted = SEALED if story.legal_note else ""
    return {**row, "legal_note": noted, "together": "\n".join(story.together)}


def _kept(kept) -> dict:
    return {"start": kept.start, "end": kept.end, "kind": kept.kind, "reason": kept.reason}
