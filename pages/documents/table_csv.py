"""CSV files that are safe to open in a spreadsheet, with what their figures rest on first."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import category, normalize

RECKONS = ("=", "+", "-", "@")  # what a formula begins with, in letters of any width
ENDS_A_CELL = ("\t", "\r", "\n")  # for some programs
UNSEEN = "CZ"  # categories of letters: marks that nobody sees, and spaces
Table = tuple[Sequence[str], Iterable[Sequence[object]]]  # names of columns, and rows


def figures_csv(known: Mapping[str, str], *tables: Table) -> bytes:
    """What the figures rest on, then each table below an empty line."""
    rows: list[Sequence[object]] = list(known.items())
    for columns, held in tables:
        rows += [(), columns, *held]
    return csv_of(rows)


def csv_of(rows: Iterable[Iterable[object]]) -> bytes:
    """Every cell harmless and in quotation marks, so that no other separator parts it."""
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return kept.getvalue().encode("utf-8-sig")  # the mark tells Excel how to read it


def harmless(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula; a number stays one."""
    text = str(cell)
    seen = next((each for each in text if category(each)[0] not in UNSEEN), "")
    hostile = normalize("NFKC", seen) in RECKONS or text.startswith(ENDS_A_CELL)
    return f"'{text}" if hostile and not isinstance(cell, int | float) else text
