"""Rows of a return that were not counted, as a CSV file: where each stands and why."""

from collections.abc import Iterable

from pages.documents.table_csv import csv_of
from stories.returns import Problem

COLUMNS = ("What", "File", "Table", "Row", "Why")


def problems_csv(refused: Iterable[Problem], incomplete: Iterable[Problem]) -> bytes:
    """One line a row. It says nothing of what the row holds, so that nobody can be recognised."""
    both = (("Refused", refused), ("Incomplete", incomplete))
    rows = [
        (word, each.file, each.table, each.row, each.reason)
        for word, problems in both
        for each in problems
    ]
    return csv_of([COLUMNS, *rows])
