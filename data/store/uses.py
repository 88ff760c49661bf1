"""Days of uses, pages they appeared on, rests, and who reaches for a story now."""

from collections.abc import Collection
from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.once import insert_once, insert_or_take
from data.store.sealed import keys_of
from stories.errors import NotFound
from stories.ids import is_id
from stories.people import Person
from stories.recall import Reason
from stories.uses import REACH_LASTS, Link, Rest


def window_is_open(on: date) -> sa.ColumnElement[bool]:
    """For a query over stories: no day that was set keeps it from use on this day."""
    table, stories = tables.story_windows, tables.stories
    shut = sa.or_(table.c.not_before > on, table.c.take_down_on < on)
    return ~sa.exists().where(table.c.story_id == stories.c.id, shut).correlate(stories)


def links_of(connection: sa.Connection, pull_ids: Collection[str]) -> dict[str, list[Link]]:
    """The pages on which uses appeared, by use, in the order they were added."""
    table, found = tables.use_links, {}
    query = sa.select(table).where(table.c.pull_id.in_(pull_ids))
    for row in connection.execute(query.order_by(table.c.added_at, table.c.id)):
        found.setdefault(row.pull_id, []).append(Link(row.id, row.pull_id, row.address))
    return found


def rest_in(connection: sa.Connection, story_id: str) -> Rest | None:
    """The rest that somebody gave the story, also where it is over; by whom, by name."""
    if not is_id(story_id):
        return None
    table, people = tables.story_rests, tables.people
    query = (
        sa.select(table, people.c.name)
        .join(people, people.c.id == table.c.rested_by)
        .where(table.c.story_id == story_id)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    reason = keys_of(connection).for_lists().open(row.sealed_reason, rest_place(story_id))
    return Rest(story_id, row.until, reason, row.name, row.rested_at)


def rest_place(story_id: str) -> str:
    return f"rest/{story_id}/reason"


class UseWork:
    _connection: sa.Connection
    _keys: Keys
    _at: datetime
    person: Person

    def story_of_use(self, pull_id: str) -> str:
        """The story that was used; NotFound where there is no such use."""
        table = tables.pulls
        query = sa.select(table.c.story_id).where(table.c.id == pull_id)
        found = self._connection.scalar(query) if is_id(pull_id) else None
        if found is None:
            raise NotFound("use")
        return found

    def count_links(self, pull_id: str) -> int:
        table = tables.use_links
        return self._connection.scalar(sa.select(sa.func.count()).where(table.c.pull_id == pull_id))

    def add_link(self, link: Link) -> bool:
        """Keep the page; False where it is known already."""
        row = {**vars(link), "added_by": self.person.id, "added_at": self._at}
        return insert_once(self._connection, tables.use_links, **row)

    def remove_link(self, link_id: str) -> str:
        """Forget the page; gives the use that it was of."""
        table = tables.use_links
        same = table.c.id == link_id
        gone = table.delete().where(same).returning(table.c.pull_id)
        pull_id = self._connection.scalar(gone) if is_id(link_id) else None
        if pull_id is None:
            raise NotFound("link")
        return pull_id

    def rest_of(self, story_id: str) -> Rest | None:
        return rest_in(self._connection, story_id)

    def put_rest(self, story_id: str, until: date, reason: str) -> None:
        signed = {"rested_by": self.person.id, "rested_at": self._at}
        sealed = self._keys.seal(reason, rest_place(story_id))
        row = {"story_id": story_id, "until": until, "sealed_reason": sealed, **signed}
        insert_or_take(self._connection, tables.story_rests, sa.true(), **row)

    def remove_rest(self, story_id: str) -> bool:
        """Whether there was one; its reason goes with its own key."""
        table = tables.story_rests
        gone = self._connection.execute(table.delete().where(table.c.story_id == story_id))
        self.let_keys_go([f"rest/{story_id}"])
        return gone.rowcount > 0

    def reach(self, story_id: str) -> None:
        """Note that this person has the story open; what they left long ago goes."""
        table = tables.story_reaches
        left = (table.c.person_id == self.person.id, table.c.reached_at < self._at - REACH_LASTS)
        self._connection.execute(table.delete().where(*left))
        row = {"story_id": story_id, "person_id": self.person.id, "reached_at": self._at}
        insert_or_take(self._connection, table, sa.true(), **row)

    def uses_over(self, today: date) -> dict[str, list[str]]:
        """Uses that were to be taken down before today and are not called back, by story."""
        pulls, recalled = tables.pulls, tables.recalled_uses
        query = (
            sa.select(pulls.c.story_id, pulls.c.id)
            .outerjoin(recalled, recalled.c.pull_id == pulls.c.id)
            .where(pulls.c.take_down_on < today, recalled.c.pull_id.is_(None))
            .order_by(pulls.c.story_id, pulls.c.id)
        )
        found: dict[str, list[str]] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.story_id, []).append(row.id)
        return found

    def comes_down(self, pull_id: str, until: date) -> bool:
        """Whether this use is to be taken down by that day."""
        table = tables.pulls
        same = (table.c.id == pull_id, table.c.take_down_on <= until)
        return self._connection.scalar(sa.select(table.c.id).where(*same)) is not None

    def call_back_over(self, pull_id: str) -> bool:
        """Call back a use that has a day to be taken down; False where it was called back."""
        row = {"pull_id": pull_id, "reason": Reason.TIME_IS_OVER, "opened_at": self._at}
        return insert_once(self._connection, tables.recalled_uses, **row)
