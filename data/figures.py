"""What pages read of the published figures: suppressed rows, one part at a time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import sha256

import sqlalchemy as sa

from data import tables
from stories.trends import WHOLE, Cell, Grain, SuppressedTable, stored
from stories.trends.disclosure import SMALLEST_COUNT
from stories.trends.from_returns import MARK, RETURNS

THRESHOLD = "smallest_count"  # in the table of settings
# Put together once: for one part that costs as much as asking.
NEWEST = sa.select(tables.editions).order_by(tables.editions.c.number.desc()).limit(1)
GRAINS = sa.select(tables.series.c.code, tables.series.c.grain)
FIGURES = (
    sa.select(
        tables.figures.c["code", "part"],
        sa.type_coerce(tables.figures.c.start, sa.types.NullType()),  # see _Starts
        tables.figures.c.people,
    )
    .where(tables.figures.c.replaced_in.is_(None))
    .order_by(tables.figures.c.part, tables.figures.c.code, tables.figures.c.start)
)
OF_SERIES = FIGURES.where(tables.figures.c.code.in_(sa.bindparam("codes", expanding=True)))
OF_PART = FIGURES.where(tables.figures.c.part == sa.bindparam("part"))
SOME_OF_PART = OF_SERIES.where(tables.figures.c.part == sa.bindparam("part"))


@dataclass(frozen=True)
class Edition:
    """One publication of every figure."""

    number: int
    threshold: int
    published_at: datetime


def latest_edition(connection: sa.Connection) -> Edition | None:
    """The newest edition; None before the first is published."""
    row = connection.execute(NEWEST).first()
    return row and Edition(row.number, row.threshold, row.published_at)


def threshold_of(connection: sa.Connection) -> int:
    """The smallest count that may be shown; an admin may have raised it."""
    table = tables.settings
    value = connection.scalar(sa.select(table.c.value).where(table.c.name == THRESHOLD))
    return SMALLEST_COUNT if value is None else int(value)


def of_part(
    connection: sa.Connection, part: str, codes: Iterable[str] | None = None
) -> dict[str, SuppressedTable]:
    """The newest figures of one part (a service, or the whole), by series.

    `codes` leaves out all other series.
    """
    asked = {"part": part}
    if codes is None:
        return _tables(connection, OF_PART, asked)
    return _tables(connection, SOME_OF_PART, asked | {"codes": list(codes)})


def of_series(connection: sa.Connection, codes: Iterable[str]) -> dict[str, SuppressedTable]:
    """The newest figures of these series, every part."""
    return _tables(connection, OF_SERIES, {"codes": list(codes)})


def everything(connection: sa.Connection) -> dict[str, SuppressedTable]:
    """The newest figures of every part, by series."""
    return _tables(connection, FIGURES, {})


def seal_of(connection: sa.Connection, number: int) -> str:
    """One hash over everything that was published up to an edition, as it stood then."""
    sealed = sha256()
    for table in (tables.figures, tables.lasting_figures):
        keys = [each for each in table.primary_key.columns if each.name != "edition"]
        later = table.c.replaced_in > number
        replaced = sa.case((later, None), else_=table.c.replaced_in)
        rows = connection.execute(
            sa.select(*keys, table.c.edition, table.c.people, replaced).where(
                table.c.edition <= number
            )
        )
        for row in sorted("|".join(map(str, row)) for row in rows):
            sealed.update(f"{table.name}|{row}\n".encode())
    return sealed.hexdigest()


def told_services(connection: sa.Connection) -> list[str]:
    """The services of which a figure stands that returns tell."""
    table = tables.figures
    query = sa.select(table.c.part).where(
        table.c.code.endswith(MARK), table.c.part.not_in((WHOLE, RETURNS))
    )
    return list(connection.scalars(query.where(table.c.replaced_in.is_(None)).distinct()))


def published_kinds(connection: sa.Connection) -> tuple[bool, bool]:
    """Whether any figure stands of what people recorded, and of what returns tell."""
    table = tables.figures
    told = table.c.code.endswith(MARK)
    return tuple(
        connection.scalar(sa.select(sa.exists().where(each, table.c.replaced_in.is_(None))))
        for each in (~told, told)
    )


class _Starts(dict):
    """Each start of a period as a day, read once: SQLite tells text, the same in many rows."""

    def __missing__(self, told: str | date) -> date:
        self[told] = day = told if isinstance(told, date) else date.fromisoformat(told)
        return day


def _tables(connection: sa.Connection, query: sa.Select, asked: dict) -> dict[str, SuppressedTable]:
    threshold = edition.threshold if (edition := latest_edition(connection)) else SMALLEST_COUNT
    cells = defaultdict(list)
    cell = partial(tuple.__new__, Cell)  # of thousands, each made in a quarter of the time
    rows = connection.execute(query, asked).all()  # at once: one by one takes twice as long
    starts = _Starts()
    for code, part, start, people in rows:
        cells[code].append(cell((part, starts[start], people)))
    grains = dict(connection.execute(GRAINS).all())
    return {code: stored(found, Grain(grains[code]), threshold) for code, found in cells.items()}
