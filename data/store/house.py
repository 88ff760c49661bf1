"""What an organisation gives to its files: a Word template and a press office."""

import json
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.store.settings import put_settings, setting_in
from stories.house import House, PressOffice
from stories.people import Person
from stories.template import WordTemplate, as_kept

PRESS_OFFICE = "press office"


def house_in(connection: sa.Connection) -> House:
    content = connection.scalar(sa.select(tables.word_templates.c.content))
    return House(as_kept(content) if content else None, press_office_in(connection))


def press_office_in(connection: sa.Connection) -> PressOffice:
    told = setting_in(connection, PRESS_OFFICE)
    return PressOffice(**json.loads(told)) if told else PressOffice()


class HouseWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def house(self) -> House:
        return house_in(self._connection)

    def put_word_template(self, template: WordTemplate) -> None:
        """In place of the one before, which is kept nowhere."""
        self.remove_word_template()
        row = {"number": 1, "content": template.content}
        row |= {"chosen_by": self.person.id, "chosen_at": self._at}
        self._connection.execute(tables.word_templates.insert().values(**row))

    def remove_word_template(self) -> None:
        self._connection.execute(tables.word_templates.delete())

    def put_press_office(self, office: PressOffice) -> None:
        told = json.dumps(vars(office)) if office else ""
        put_settings(self._connection, {PRESS_OFFICE: told})
