"""Reference tables kept in the project as CSV, and loading them."""

import csv
from pathlib import Path

import sqlalchemy as sa

from data import tables

HERE = Path(__file__).parent


def outcome_types() -> list[dict[str, str]]:
    """The catalogue as it stands in outcome_types.csv."""
    names = tables.outcome_types.c.keys()
    with open(HERE / "outcome_types.csv", encoding="utf-8", newline="") as file:
        return [{name: row[name] for name in names} for row in csv.DictReader(file)]


def load(connection: sa.Connection) -> None:
    """Bring the catalogue in the database to what the file says; codes in use never go."""
    table = tables.outcome_types
    known = set(connection.scalars(sa.select(table.c.code)))
    for row in outcome_types():
        if row["code"] in known:
            same = table.c.code == row["code"]
            connection.execute(table.update().where(same).values(**row))
        else:
            connection.execute(table.insert().values(**row))
