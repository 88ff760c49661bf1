"""Imports kept and undone: rows known again by what they say, headings by their hash."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

import sqlalchemy as sa

from data import tables
from data.store.bulk import insert_many
from data.store.outcomes import outcome_row
from data.store.telling_once import join_these
from stories.errors import NotFound
from stories.ids import is_id, new_id
from stories.importing.undoing import Import
from stories.outcomes import OutcomeRecord
from stories.outcomes.balancing import Fact
from stories.people import Person

IMPORT_LOCK = 4_201_103  # any number, the same on every replica
AT_ONCE = 500
PLACE = ("code", "service", "month")
Place = tuple  # the values of these


def remembered_columns(connection: sa.Connection, layout: str) -> dict[str, str]:
    """The field that each heading stood for before, by the heading's hash."""
    table = tables.column_choices
    query = sa.select(table.c.heading, table.c.field).where(table.c.layout == layout)
    return dict(connection.execute(query).all())


def touched() -> sa.ColumnElement[bool]:
    """For a query of outcomes: whether somebody has worked with it since it was imported."""
    table, checks, links = tables.outcomes, tables.check_backs, tables.outcome_stories
    return sa.or_(
        table.c.confirmed_by.is_not(None),
        table.c.story_id.is_not(None),
        sa.exists().where(checks.c.outcome_id == table.c.id),
        sa.exists().where(links.c.outcome_id == table.c.id),
    )


def stands_as_imported() -> sa.ColumnElement[bool]:
    """For a query of imported facts: whether the count is still the one the import put there."""
    facts, table = tables.imported_facts, tables.balancing_facts
    return sa.exists().where(
        table.c.code == facts.c.code,
        table.c.service == facts.c.service,
        table.c.month == facts.c.month,
        table.c.people == facts.c.people,
    )


def held_again_by(connection: sa.Connection, import_id: str) -> int | None:
    """The number of the newest import that stands and holds some of the same rows."""
    table, overlaps = tables.imports, tables.import_overlaps
    return connection.scalar(
        sa.select(sa.func.max(table.c.number))
        .join(overlaps, overlaps.c.later_id == table.c.id)
        .where(overlaps.c.earlier_id == import_id, table.c.undone_at.is_(None))
    )


class ImportWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def hold_imports(self) -> None:
        """One import at a time, so that two of the same file count once."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(sa.select(sa.func.pg_advisory_xact_lock(IMPORT_LOCK)))

    def start_import(self, import_id: str, layout: str) -> None:
        table = tables.imports
        number = self._connection.scalar(sa.select(sa.func.max(table.c.number))) or 0
        self._connection.execute(
            table.insert().values(
                id=import_id,
                number=number + 1,
                layout=layout,
                imported_by=self.person.id,
                imported_at=self._at,
                kept=0,
                known=0,
                left_out=0,
            )
        )

    def end_import(self, import_id: str, **counts: int) -> None:
        """Say what came of it: how many rows were kept, known and left out."""
        table = tables.imports
        self._connection.execute(table.update().where(table.c.id == import_id).values(**counts))

    def imported(self, import_id: str, keys: Sequence[str]) -> set[str]:
        """Those of these rows that an earlier import kept; notes whose they are."""
        table, found, earlier = tables.imported_rows, set(), set()
        for part in _parts(keys, AT_ONCE):
            query = sa.select(table.c.row, table.c.import_id).where(table.c.row.in_(part))
            for row, of in self._connection.execute(query):
                found.add(row)
                earlier.add(of)
        self._overlap(import_id, earlier)
        return found

    def add_imported(
        self, import_id: str, rows: Iterable[tuple[OutcomeRecord, Sequence[str]]]
    ) -> None:
        """Keep an outcome for each key of a row. Rows of the same facts share one record."""
        outcomes, keys = [], []
        for record, alike in rows:
            facts = outcome_row(record)
            for key in alike:
                outcome_id = new_id()
                outcomes.append({**facts, "id": outcome_id})
                keys.append({"row": key, "outcome_id": outcome_id, "import_id": import_id})
        insert_many(self._connection, tables.outcomes, outcomes)
        insert_many(self._connection, tables.imported_rows, keys)
        join_these(self._connection, [each["id"] for each in outcomes if each["person"]])

    def know_by_number(self, rows: Mapping[str, tuple[str, str]]) -> None:
        """Rows kept before without a case number: know each by its new key, and whom it is about.

        `rows` gives the key and the person by the key that the row had without a number. Where
        the new key stands too, the row was sent with its number and again without: it keeps its
        key, and since it is about the same person it counts once.
        """
        stand = self._outcomes_of(list(rows))
        taken = self._outcomes_of([rows[key][0] for key in stand])
        table, outcomes = tables.imported_rows, tables.outcomes
        people = [
            {"its_id": outcome_id, "its_person": rows[key][1]} for key, outcome_id in stand.items()
        ]
        keys = [
            {"its_row": key, "known": rows[key][0]} for key in stand if rows[key][0] not in taken
        ]
        if people:
            same = outcomes.c.id == sa.bindparam("its_id")
            whose = outcomes.update().where(same).values(person=sa.bindparam("its_person"))
            self._connection.execute(whose, people)
        if keys:
            row = table.c.row == sa.bindparam("its_row")
            known = table.update().where(row).values(row=sa.bindparam("known"))
            self._connection.execute(known, keys)
        join_these(self._connection, sorted(stand.values()))

    def _outcomes_of(self, keys: Sequence[str]) -> dict[str, str]:
        """The outcomes that stand for these rows, by key."""
        table, found = tables.imported_rows, {}
        for part in _parts(keys, AT_ONCE):
            query = sa.select(table.c.row, table.c.outcome_id).where(table.c.row.in_(part))
            found |= dict(self._connection.execute(query).all())
        return found

    def put_facts(self, import_id: str, facts: Sequence[Fact]) -> int:
        """Keep counts over earlier ones of the same month; how many were new or changed."""
        before = self._counted({fact.code for fact in facts})
        places = {_place(fact): fact.people for fact in facts}
        changed = {at: people for at, people in places.items() if before.get(at) != people}
        self._overlap(import_id, self._imports_of(places))
        self._put_counts(changed, {at for at in changed if at in before})
        rows = [
            {**_named(at), "import_id": import_id, "people": people, "before": before.get(at)}
            for at, people in changed.items()
        ]
        if rows:
            self._connection.execute(tables.imported_facts.insert(), rows)
        return len(changed)

    def import_to_undo(self, import_id: str) -> Import:
        """The import, with the number of one that must be undone before it."""
        table = tables.imports
        query = sa.select(table).where(table.c.id == import_id)
        row = self._connection.execute(query).first() if is_id(import_id) else None
        if row is None:
            raise NotFound("import")
        first = held_again_by(self._connection, import_id)
        return Import(row.number, row.layout, row.imported_at, row.undone_at, first)

    def take_out_outcomes(self, import_id: str) -> tuple[int, int]:
        """Delete what this import kept and nobody has touched; how many went, and how many stay."""
        table, rows = tables.outcomes, tables.imported_rows
        own = sa.select(rows.c.outcome_id).where(rows.c.import_id == import_id)
        gone = self._connection.execute(
            table.delete().where(table.c.id.in_(own), ~touched())
        ).rowcount
        left = sa.select(sa.func.count()).select_from(rows).where(rows.c.import_id == import_id)
        return gone, self._connection.scalar(left)

    def take_out_facts(self, import_id: str) -> tuple[int, int]:
        """Put counts back as they were where nobody has changed them since."""
        facts = tables.imported_facts
        query = sa.select(facts, stands_as_imported().label("stands"))
        rows = self._connection.execute(query.where(facts.c.import_id == import_id)).all()
        back = {(row.code, row.service, row.month): row.before for row in rows if row.stands}
        self._put_counts(back, set(back))
        return len(back), len(rows) - len(back)

    def sign_undoing(self, import_id: str) -> None:
        table = tables.imports
        signed = {"undone_by": self.person.id, "undone_at": self._at}
        self._connection.execute(table.update().where(table.c.id == import_id).values(**signed))

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

    def _overlap(self, import_id: str, earlier: set[str | None]) -> None:
        table = tables.import_overlaps
        noted = set(
            self._connection.scalars(
                sa.select(table.c.earlier_id).where(table.c.later_id == import_id)
            )
        )
        rows = [
            {"later_id": import_id, "earlier_id": each}
            for each in earlier - noted - {None, import_id}
        ]
        if rows:
            self._connection.execute(table.insert(), rows)

    def _counted(self, codes: set[str]) -> dict[Place, int]:
        table = tables.balancing_facts
        rows = self._connection.execute(sa.select(table).where(table.c.code.in_(codes)))
        return {(row.code, row.service, row.month): row.people for row in rows}

    def _imports_of(self, places: Mapping[Place, int]) -> set[str]:
        """Imports that put a count in one of these places."""
        facts = tables.imported_facts
        codes = {code for code, *_ in places}
        rows = self._connection.execute(
            sa.select(facts.c.import_id, facts.c.code, facts.c.service, facts.c.month).where(
                facts.c.code.in_(codes)
            )
        )
        return {import_id for import_id, *at in rows if tuple(at) in places}

    def _put_counts(self, counts: Mapping[Place, int | None], there: set[Place]) -> None:
        """Put counts in their places, of which some are taken; None leaves a place empty."""
        table = tables.balancing_facts
        same = [table.c[name] == sa.bindparam(f"at_{name}") for name in PLACE]
        if there:
            asked = [{f"at_{name}": value for name, value in _named(at).items()} for at in there]
            self._connection.execute(table.delete().where(*same), asked)
        rows = [{**_named(at), "people": n} for at, n in counts.items() if n is not None]
        if rows:
            self._connection.execute(table.insert(), rows)


def _place(fact: Fact) -> Place:
    return (fact.code, fact.service, fact.month)


def _named(at: Place) -> dict[str, object]:
    return dict(zip(PLACE, at, strict=True))


def _parts(rows: Iterable, many: int) -> Iterator[list]:
    left = iter(rows)
    while part := list(islice(left, many)):
        yield part
