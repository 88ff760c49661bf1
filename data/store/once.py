"""Adding a row unless it is there: safe when two people, or one double click, try at once."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def insert_once(connection: sa.Connection, table: sa.Table, **row: object) -> bool:
    """Whether this call added the row; False where its key was taken."""
    made = _INSERT[connection.dialect.name](table).values(**row).on_conflict_do_nothing()
    # RETURNING, because PostgreSQL's driver does not count the rows of such an insert.
    return connection.execute(made.returning(*table.primary_key)).first() is not None


def insert_or_take(
    connection: sa.Connection, table: sa.Table, may_take: sa.ColumnElement[bool], **row: object
) -> None:
    """Add the row, or put it over the one with its key where that one may be taken."""
    made = _INSERT[connection.dialect.name](table).values(**row)
    key = [column.name for column in table.primary_key]
    others = {name: value for name, value in row.items() if name not in key}
    connection.execute(made.on_conflict_do_update(index_elements=key, set_=others, where=may_take))
