"""Very many new rows at once."""

from collections.abc import Sequence

import sqlalchemy as sa


def insert_many(connection: sa.Connection, table: sa.Table, rows: Sequence[dict]) -> None:
    """Add rows that have the same columns, by the quickest way the database has."""
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        connection.execute(table.insert(), rows)
        return
    names = list(rows[0])
    makers = [table.c[name].type.bind_processor(connection.dialect) for name in names]
    into = ", ".join(map(connection.dialect.identifier_preparer.quote, names))
    statement = f"COPY {table.name} ({into}) FROM STDIN"
    with connection.connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            made = zip(names, makers, strict=True)
            copy.write_row([make(row[name]) if make else row[name] for name, make in made])
