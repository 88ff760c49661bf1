"""Views of one person: kept, listed, taken away."""

import json

import sqlalchemy as sa

from data import tables
from data.store.once import insert_once
from stories.people import Person
from stories.views import View

OF_PERSON = (
    sa.select(tables.views)
    .where(tables.views.c.person_id == sa.bindparam("person"))
    .order_by(tables.views.c.name)
)


def views_of(connection: sa.Connection, person: Person) -> list[View]:
    """The person's own views, in order of name."""
    return [
        View(row.id, row.person_id, row.name, row.page, json.loads(row.query), row.kept_at)
        for row in connection.execute(OF_PERSON, {"person": person.id})
    ]


class ViewWork:
    _connection: sa.Connection
    person: Person

    def views(self) -> list[View]:
        return views_of(self._connection, self.person)

    def add_view(self, view: View) -> bool:
        """Whether it was added; False where the name is taken."""
        row = {name: getattr(view, name) for name in tables.views.c.keys()}  # noqa: SIM118
        return insert_once(
            self._connection, tables.views, **row | {"query": json.dumps(view.query)}
        )

    def remove_view(self, view_id: str) -> bool:
        """Whether it was there and this person's own."""
        table = tables.views
        same = (table.c.id == view_id, table.c.person_id == self.person.id)
        return self._connection.execute(table.delete().where(*same)).rowcount == 1
