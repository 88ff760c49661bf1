"""CSV files that are safe to open in a spreadsheet, with what their figures rest on first."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

FORMULA = ("=", "+", "-", "@")
Table = tuple[Sequence[str], Iterable[Sequence[object]]]  # names of columns, and rows


def figures_csv(known: Mapping[str, str], *tables: Table) -> bytes:
    """What the figures rest on, then each table below an empty line."""
    rows: list[Sequence[object]] = list(known.items())
    for columns, held in tables:
        rows += [(), columns, *held]
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return kept.getvalue().encode("utf-8-sig")  # the mark tells Excel how to read it


def harmless(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
