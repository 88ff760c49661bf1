"""Keeping cleared stories findable, and nothing else: a story that is closed leaves at once."""

import json
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.store.reading import story_where
from stories.errors import NotFound
from stories.people import Person
from stories.searching import ANALYSER, searchable
from stories.sections import Section
from stories.statuses import Status
from stories.story import Story

INDEX = "story_fts"  # FTS5 on SQLite, a tsvector with GIN on PostgreSQL
_ADD = {
    "sqlite": f"INSERT INTO {INDEX}(rowid, stems) VALUES (:number, :stems)",
    "postgresql": f"INSERT INTO {INDEX} VALUES (:number, to_tsvector('simple', :stems))",
}
_FORGET = {
    # FTS5 forgets words only when it is told them again.
    "sqlite": f"INSERT INTO {INDEX}({INDEX}, rowid, stems) VALUES ('delete', :number, :stems)",
    "postgresql": f"DELETE FROM {INDEX} WHERE number = :number",
}


class SearchWork:
    _connection: sa.Connection
    _at: datetime
    _keys: Keys
    person: Person

    def put_in_search(self, story: Story) -> None:
        """Make a cleared story findable by its words that may leave; take any other out."""
        take_out(self._connection, story.id)
        put_in(self._connection, story)

    def add_saved_search(self, search_id: str, name: str, asked: dict[str, str]) -> None:
        """Keep what was asked for under a name; the same name takes the place of the one before."""
        table = tables.saved_searches
        mine = (table.c.person_id == self.person.id, table.c.name == name)
        self._connection.execute(table.delete().where(*mine))
        row = {"id": search_id, "person_id": self.person.id, "name": name}
        sealed = self._keys.seal(json.dumps(asked), search_place(search_id))
        self._connection.execute(
            table.insert().values(**row, sealed_asked=sealed, saved_at=self._at)
        )

    def remove_saved_search(self, search_id: str) -> None:
        """Forget one of this person's own; NotFound alike for absent and another's."""
        table = tables.saved_searches
        mine = (table.c.person_id == self.person.id, table.c.id == search_id)
        if self._connection.execute(table.delete().where(*mine)).rowcount == 0:
            raise NotFound("search")
        self.let_keys_go([search_place(search_id)])

    def count_saved_searches(self) -> int:
        table = tables.saved_searches
        mine = sa.select(sa.func.count()).where(table.c.person_id == self.person.id)
        return self._connection.scalar(mine)


def search_place(search_id: str) -> str:
    """Where what a kept search asks for is bound to."""
    return f"search/{search_id}"


def take_out(connection: sa.Connection, story_id: str) -> bool:
    """Take a story out of the search; whether it was in."""
    table = tables.story_search
    same = table.c.story_id == story_id
    row = connection.execute(sa.select(table.c.number, table.c.stems).where(same)).first()
    if row is None:
        return False
    forget = sa.text(_FORGET[connection.dialect.name])
    given = {"number": row.number, "stems": row.stems}
    connection.execute(forget, {name: given[name] for name in forget.compile().params})
    connection.execute(table.delete().where(same))
    return True


def put_in(connection: sa.Connection, story: Story) -> None:
    """Add a story that is not in the search, as the newest, if it is cleared."""
    if story.status is not Status.CLEARED:
        return
    told = {part: said.text for part, said in story.leaving.items()}
    stems = searchable(told.pop(Section.TITLE, ""), told.values())
    made = tables.story_search.insert().values(
        story_id=story.id, words_version=story.words_version, analyser=ANALYSER, stems=stems
    )
    number = connection.execute(made).inserted_primary_key[0]
    add = sa.text(_ADD[connection.dialect.name])
    connection.execute(add, {"number": number, "stems": stems})


def catch_up(connection: sa.Connection) -> int:
    """Make findable what was cleared before this search was there; returns how many.

    Asked for at each start, so a story whose tokens were made in an older way is taken in anew.
    """
    stories, table = tables.stories, tables.story_search
    known = sa.exists().where(table.c.story_id == stories.c.id, table.c.analyser == ANALYSER)
    missing = (
        sa.select(stories.c.id)
        .where(stories.c.status == Status.CLEARED, ~known)
        .order_by(stories.c.cleared_at, stories.c.id)
    )
    found = connection.scalars(missing).all()
    for story_id in found:
        take_out(connection, story_id)
        put_in(connection, story_where(connection, story_id))
    return len(found)
