"""Suppressed counts as a CSV file that says what it holds, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Mapping
from datetime import date

from stories.trends import SuppressedTable

FORMULA = ("=", "+", "-", "@")


def table_csv(tables: Mapping[str, SuppressedTable], notes: Mapping[str, str]) -> bytes:
    """Notes first, then every measure's counts, rounded to 5, hidden ones marked c."""
    if not all(isinstance(table, SuppressedTable) for table in tables.values()):
        raise TypeError("Only suppressed tables leave.")
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\r\n")
    rows = [[name, note] for name, note in notes.items()]
    rows += [["Small numbers", _rule(tables)], [], ["Measure", "Period", "Count"]]
    for measure, table in tables.items():
        frame = table.for_export()
        period = "month" if "month" in frame else "year"
        for when, people in zip(frame[period], frame["people"], strict=True):
            rows.append([measure, f"{when:%Y-%m}" if isinstance(when, date) else when, people])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return kept.getvalue().encode("utf-8-sig")  # the mark tells Excel how to read it


def _rule(tables: Mapping[str, SuppressedTable]) -> str:
    small = next((table.small for table in tables.values()), "")
    return (
        f"c stands for {small}, hidden so that nobody can be recognised. Other counts are rounded "
        "to the nearest 5. A month that is not listed was not counted."
    )


def _harmless(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
