"""The catalogue of outcomes: the file's lines, with what an organisation changed laid over them."""

from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.store.settings import NATION, put_settings, setting_in
from stories.outcomes.catalogue import Area, Edit, Nation, OutcomeType, months_of
from stories.people import Person


def outcome_types_in(connection: sa.Connection, on: date | None = None) -> dict[str, OutcomeType]:
    """The catalogue of this organisation's nation by code, in its order, as it holds on a day.

    Without a day, as the latest edits say.
    """
    table = tables.outcome_types
    rows = connection.execute(sa.select(table).where(table.c.nation == nation_in(connection)))
    kinds = {row.code: _kind(row) for row in rows}
    for edit in edits_in(connection):
        if edit.code in kinds and (on is None or edit.effective_from <= on):
            kinds[edit.code] = edit.over(kinds[edit.code])
    order = list(Area)
    listed = sorted(kinds.values(), key=lambda kind: (order.index(kind.area), kind.name))
    return {kind.code: kind for kind in listed}


def catalogue_stamp(connection: sa.Connection) -> tuple[str, int]:
    """What changes whenever the catalogue does: the nation, and how many edits there are."""
    edits = sa.select(sa.func.count()).select_from(tables.outcome_type_edits)
    return nation_in(connection), connection.scalar(edits)


def edits_in(connection: sa.Connection, code: str | None = None) -> list[Edit]:
    """Every edit in the order in which they hold; of one type or of all."""
    table = tables.outcome_type_edits
    query = sa.select(table).order_by(table.c.effective_from, table.c.edited_at, table.c.id)
    if code is not None:
        query = query.where(table.c.code == code)
    return [
        Edit(
            code=row.code,
            effective_from=row.effective_from,
            name=row.name,
            counts_when=row.counts_when,
            sustained_when=row.sustained_when,
            balancing=row.balancing,
            check_months=months_of(row.check_months),
            second_person=row.second_person,
            in_use=row.in_use,
            edited_by=row.edited_by,
            edited_at=row.edited_at,
            agreed_by=row.agreed_by,
        )
        for row in connection.execute(query)
    ]


def nation_in(connection: sa.Connection) -> Nation:
    """The nation whose catalogue is used here: England unless an administrator chose another."""
    chosen = setting_in(connection, NATION)
    return Nation(chosen) if chosen else Nation.ENGLAND


class CatalogueWork:
    _connection: sa.Connection
    person: Person

    def outcome_types_ever(self) -> dict[str, OutcomeType]:
        """As the latest edits say, also those of months to come."""
        return outcome_types_in(self._connection)

    def add_type_edit(self, edit_id: str, edit: Edit, agreed: bool) -> None:
        """Keep the edit; `agreed`: another proposed it, and this person agrees."""
        row = {**vars(edit), "check_months": ";".join(map(str, edit.check_months))}
        row["agreed_by"] = self.person.id if agreed else None
        self._connection.execute(tables.outcome_type_edits.insert().values(**row, id=edit_id))

    def nation(self) -> Nation:
        return nation_in(self._connection)

    def has_outcomes(self) -> bool:
        return bool(self._connection.scalar(sa.select(sa.exists().select_from(tables.outcomes))))

    def set_nation(self, nation: Nation) -> None:
        put_settings(self._connection, {NATION: nation})

    def edited_at(self, code: str) -> datetime | None:
        """When this type was last changed, so that whoever comes second is told."""
        table = tables.outcome_type_edits
        latest = sa.select(sa.func.max(table.c.edited_at)).where(table.c.code == code)
        return self._connection.scalar(latest)


def _kind(row: sa.Row) -> OutcomeType:
    return OutcomeType(
        code=row.code,
        area=Area(row.area),
        name=row.name,
        about=row.about,
        counts_when=row.counts_when,
        sustained_when=row.sustained_when,
        balancing=row.balancing,
        balancing_code=row.balancing_code,
        view_of=row.view_of,
        check_months=months_of(row.check_months),
        evidence=tuple(row.evidence.split(";")),
        second_person=row.second_person == "yes",
        count_only=row.countable == "count_only",
        nation=Nation(row.nation),
    )
