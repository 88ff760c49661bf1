"""Tables of the SSDA903 whose rows hang on a date: reviews, times missing, moves, workers."""

from collections.abc import Callable, Iterable, Sequence

from stories.returns import events as kinds
from stories.returns.days import UNREADABLE
from stories.returns.hashing import identifier
from stories.returns.looked_after.part import Part
from stories.returns.rows import code_of

Rows = Iterable[tuple[int, Sequence]]
REVIEW_CODES = frozenset(f"PN{number}" for number in range(8))
TOOK_PART = frozenset({"PN1", "PN2", "PN3", "PN5", "PN6"})
EARLIER_ORDERS = frozenset({"P1", "P2", "P3", "P4", "Z1"})


def children(part: Part, rows: Rows) -> None:
    """The list of children: their dates of birth."""
    for row, cells in rows:
        if (who := part.who(cells, row)) is not None and part.add_birth(who, cells, row) <= 0:
            part.hold(row, "date of birth missing or not readable")


def _dated(part: Part, rows: Rows, kind: int, first: str, make: Callable) -> None:
    """Rows that hang on one date; `make` gives the other fields, or None once it said why not."""
    when = part.at(first)
    for row, cells in rows:
        day = part.day(cells[when])
        if day <= 0:
            part.hold(row, "date missing or not readable")
        elif part.until and day > part.until:
            part.refuse(row, "dated in the future")
        elif (who := part.who(cells, row)) is not None and (made := make(cells, row, day)):
            part.add(who, kind, row, day, *made)
            part.years.saw_other(part.group_of(cells), day)
            part.add_birth(who, cells, row)


def _ends_late(part: Part, row: int, start: int, end: int) -> bool:
    """Refuse a row that ends before it starts."""
    if end and end < start:
        part.refuse(row, "ends before it starts")
        return True
    return False


def reviews(part: Part, rows: Rows) -> None:
    """Reviews, with whether the child took part."""
    code = part.at("REVIEWCODE")

    def make(cells: Sequence, row: int, _day: int):
        said = code_of(cells[code])
        if said not in REVIEW_CODES:
            return part.hold(row, "review without a known code")
        # Where one day is written down twice, the child who took part once took part.
        return said in TOOK_PART, said

    _dated(part, rows, kinds.REVIEW, "REVIEW", make)


def missing(part: Part, rows: Rows) -> None:
    """Times missing, or away without authorisation."""
    last, code = part.at("MISEND"), part.at("MISSING")

    def make(cells: Sequence, row: int, start: int):
        end, said = part.day(cells[last]), code_of(cells[code])
        if end == UNREADABLE or said not in ("M", "A"):
            return part.hold(row, "date or code missing or not readable")
        return None if _ends_late(part, row, start, end) else (end, said)

    _dated(part, rows, kinds.MISSING, "MISSTART", make)


def placed(part: Part, rows: Rows) -> None:
    """Times with adopters before the order."""
    ceased, reason = part.at("DATEPLACEDCEASED"), part.at("REASONPLACEDCEASED")

    def make(cells: Sequence, row: int, start: int):
        end, said = part.day(cells[ceased]), code_of(cells[reason])
        if end == UNREADABLE or bool(end) != bool(said):
            return part.hold(row, "end without a date or a reason")
        return None if _ends_late(part, row, start, end) else (end, said)

    _dated(part, rows, kinds.PLACED, "DATEPLACED", make)


def workers(part: Part, rows: Rows) -> None:
    """Which social worker a child had, from when to when; hashed."""
    worker, last = part.at("SWID"), part.at("SWDEC")

    def make(cells: Sequence, row: int, start: int):
        end, name = part.day(cells[last]), identifier(cells[worker])
        if end == UNREADABLE or not name:
            return part.hold(row, "date or worker missing or not readable")
        if _ends_late(part, row, start, end):
            return None
        return part.hashed(f"worker {name}")[:6], end

    _dated(part, rows, kinds.WORKER, "SWDECOM", make)


def earlier_orders(part: Part, rows: Rows) -> None:
    """Permanence that was tried before the child came into care."""
    order, on = part.at("PREVPERM"), part.at("DATEPERM")
    for row, cells in rows:
        if (who := part.who(cells, row)) is None:
            continue
        part.add_birth(who, cells, row)
        said = code_of(cells[order])
        if said in EARLIER_ORDERS:
            part.add(who, kinds.EARLIER, row, said, max(part.day(cells[on]), 0))
        else:
            part.hold(row, "earlier order not known")


def no_rule(part: Part, rows: Rows) -> None:
    """A table that is known and tells no outcome: read to its end, and said so."""
    for _ in rows:
        pass
    part.tally.files[part.number].notes.append("No outcome is derived from this table.")
