"""Reading what an organisation gives to its files."""

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from data import tables
from data.badge import badge
from data.store.house import house_in, press_office_in
from stories.house import House, PressOffice


@dataclass(frozen=True)
class Chosen:
    """Who chose the Word template that is in use, and when."""

    who: str
    at: datetime


def of_files(connection: sa.Connection) -> House:
    """The template and the press office as they stand now, with colour and logo as configured."""
    return replace(house_in(connection), badge=badge())


def press_office(connection: sa.Connection) -> PressOffice:
    """The press office as it stands now, empty where none was named."""
    return press_office_in(connection)


def template_chosen(connection: sa.Connection) -> Chosen | None:
    """None where files have the plain looks they come with."""
    table, people = tables.word_templates, tables.people
    row = connection.execute(
        sa.select(people.c.name, table.c.chosen_at).join(people, people.c.id == table.c.chosen_by)
    ).first()
    return row and Chosen(row.name, row.chosen_at)
