"""Rows of a return that were not counted, as a CSV file: where each stands and why."""

import csv
import io
from collections.abc import Iterable

from stories.returns import Problem

FORMULA = ("=", "+", "-", "@")


def problems_csv(refused: Iterable[Problem], incomplete: Iterable[Problem]) -> bytes:
    """One line a row. It says nothing of what the row holds, so that nobody can be recognised."""
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow(["What", "File", "Table", "Row", "Why"])
    for word, problems in (("Refused", refused), ("Incomplete", incomplete)):
        writer.writerows(
            [word, _harmless(each.file), _harmless(each.table), each.row, each.reason]
            for each in problems
        )
    return kept.getvalue().encode("utf-8-sig")  # the mark tells Excel how to read it


def _harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
