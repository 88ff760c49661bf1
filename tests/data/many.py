"""One story many times over, copied row by row: telling each would cost most of a long race."""

from collections.abc import Iterator

import sqlalchemy as sa

from data import sealed_words, tables
from data.store import Store
from stories.ids import new_id, reference
from tests.benchmarks.filling import promises_aside

# Of the search, which counts by itself; and what is sealed, which opens in its own place alone.
LEFT = {tables.story_search, *(each.table for each in sealed_words.sealed_columns())}


def copies(store: Store, story_id: str, many: int) -> list[str]:
    """The ids of so many more stories that stand just as this one does."""
    # Without the promises, since each of these stories begins at its end.
    with store.engine.begin() as connection, promises_aside(connection):
        rows = dict(_rows_of(connection, story_id))
        old = [row["id"] for found in rows.values() for row in found if "id" in row]
        new = [{each: new_id() for each in old} for _ in range(many)]
        for table, found in rows.items():
            connection.execute(
                table.insert(), [_renamed(row, names) for names in new for row in found]
            )
    return [names[story_id] for names in new]


def _rows_of(connection: sa.Connection, story_id: str) -> Iterator[tuple[sa.Table, list[dict]]]:
    """Its rows, each table after those it names."""
    known = {story_id}
    for table in tables.metadata.sorted_tables:
        names = [each for each in table.c if each.name in ("story_id", "consent_id", "outcome_id")]
        names += [table.c.id] if table is tables.stories else []
        if table in LEFT or not names:
            continue
        where = sa.or_(*(each.in_(known) for each in names))
        found = [
            dict(each) for each in connection.execute(sa.select(table).where(where)).mappings()
        ]
        known |= {each["id"] for each in found if "id" in each}
        if found:
            yield table, found


def _renamed(row: dict, names: dict[str, str]) -> dict:
    said = {column: names.get(value, value) for column, value in row.items()}
    return {**said, "reference": reference(said["id"])} if "reference" in said else said
