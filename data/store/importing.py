"""What imports leave: rows known again by what they say, headings known again by their hash."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from data import tables
from stories.outcomes.balancing import Fact

IMPORT_LOCK = 4_201_103  # any number, the same on every replica
IN_ONE_QUESTION = 500


def remembered_columns(connection: sa.Connection, layout: str) -> dict[str, str]:
    """The field that each heading stood for before, by the heading's hash."""
    table = tables.column_choices
    query = sa.select(table.c.heading, table.c.field).where(table.c.layout == layout)
    return dict(connection.execute(query).all())


class ImportWork:
    _connection: sa.Connection

    def hold_imports(self) -> None:
        """One import at a time, so that two of the same file count once."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(sa.select(sa.func.pg_advisory_xact_lock(IMPORT_LOCK)))

    def imported(self, keys: Sequence[str]) -> set[str]:
        """Those of these rows that an earlier import kept."""
        table, found = tables.imported_rows, set()
        for start in range(0, len(keys), IN_ONE_QUESTION):
            part = keys[start : start + IN_ONE_QUESTION]
            found |= set(
                self._connection.scalars(sa.select(table.c.row).where(table.c.row.in_(part)))
            )
        return found

    def add_imported(self, outcomes: Mapping[str, str]) -> None:
        """Remember rows by their key, each with the outcome it became."""
        rows = [{"row": key, "outcome_id": outcome} for key, outcome in outcomes.items()]
        if rows:
            self._connection.execute(tables.imported_rows.insert(), rows)

    def put_facts(self, facts: Sequence[Fact]) -> int:
        """Keep counts over earlier ones of the same month; how many were new or changed."""
        table, changed = tables.balancing_facts, 0
        for fact in facts:
            same = (
                table.c.code == fact.code,
                table.c.service == fact.service,
                table.c.month == fact.month,
            )
            before = self._connection.scalar(sa.select(table.c.people).where(*same))
            if before != fact.people:
                self._connection.execute(table.delete().where(*same))
                row = {name: getattr(fact, name) for name in ("code", "service", "month", "people")}
                self._connection.execute(table.insert().values(**row))
                changed += 1
        return changed

    def remember_columns(self, layout: str, choices: Mapping[str, str]) -> bool:
        """Keep what each heading stands for; whether anything of it is new."""
        if choices.items() <= remembered_columns(self._connection, layout).items():
            return False
        table = tables.column_choices
        same = (table.c.layout == layout, table.c.heading.in_(list(choices)))
        self._connection.execute(table.delete().where(*same))
        rows = [
            {"layout": layout, "heading": heading, "field": name}
            for heading, name in choices.items()
        ]
        self._connection.execute(table.insert(), rows)
        return True
