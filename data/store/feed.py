"""What came into the public feed, changed in it, or went."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from data import tables
from stories.ids import new_id
from stories.release import Release


class FeedWork:
    _connection: sa.Connection
    _at: datetime

    def note_feed(self, now: Mapping[str, Release]) -> None:
        """Note what the feed holds now, with an event for each story that differs.

        One that comes in leaves a line in the use log too, so that it can be called back.
        """
        table = tables.feed_entries
        known = {
            row.story_id: row
            for row in self._connection.execute(sa.select(table).with_for_update())
        }
        for story_id, released in now.items():
            version = released.version
            if story_id not in known or known[story_id].gone_at:
                self.add_pull(new_id(), released, feed_of=self._cleared_by(story_id))
            if story_id not in known:
                row = {"story_id": story_id, "version": version, "entered_at": self._at}
                self._connection.execute(table.insert().values(**row, changed_at=self._at))
                self.event("put in the public feed", "story", story_id, version=version)
            elif known[story_id].version != version or known[story_id].gone_at:
                self._change_entry(story_id, version=version, changed_at=self._at, gone_at=None)
                self.event("changed in the public feed", "story", story_id, version=version)
        for story_id, row in known.items():
            if story_id not in now and row.gone_at is None:
                self._change_entry(story_id, gone_at=self._at)
                self.event("taken out of the public feed", "story", story_id)

    def _cleared_by(self, story_id: str) -> str:
        table = tables.stories
        return self._connection.scalar(sa.select(table.c.cleared_by).where(table.c.id == story_id))

    def _change_entry(self, story_id: str, **values: object) -> None:
        table = tables.feed_entries
        same = table.c.story_id == story_id
        self._connection.execute(table.update().where(same).values(**values))
