"""What colleagues will try because of a story."""

import sqlalchemy as sa

from data import tables
from data.store.once import insert_or_take
from stories.appreciation import Try
from stories.people import Person


class AppreciationWork:
    _connection: sa.Connection
    person: Person

    def put_try(self, said: Try) -> None:
        """Keep it in the place of what this person said before, also where two tabs say it."""
        row = {name: getattr(said, name) for name in ("story_id", "person_id", "words", "said_at")}
        insert_or_take(self._connection, tables.story_tries, sa.true(), **row)

    def delete_try(self, story_id: str) -> bool:
        """Whether there was one of this person's."""
        table = tables.story_tries
        mine = sa.and_(table.c.story_id == story_id, table.c.person_id == self.person.id)
        return self._connection.execute(table.delete().where(mine)).rowcount > 0
