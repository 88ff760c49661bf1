"""What came into the public feed, changed in it, or went."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from data import tables


class FeedWork:
    _connection: sa.Connection
    _at: datetime

    def note_feed(self, now: Mapping[str, int]) -> None:
        """Note what the feed holds now (version by story), with a line for each that differs."""
        table = tables.feed_entries
        known = {
            row.story_id: row
            for row in self._connection.execute(sa.select(table).with_for_update())
        }
        for story_id, version in now.items():
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

    def _change_entry(self, story_id: str, **values: object) -> None:
        table = tables.feed_entries
        same = table.c.story_id == story_id
        self._connection.execute(table.update().where(same).values(**values))
