"""Every pair of a view in one file: a row holds both measures, so that neither travels alone."""

from pages.documents.chart_files import rests_on
from pages.documents.table_csv import figures_csv
from pages.parts.leading import Pair, View
from stories.trends.table import file_rows

COLUMNS = (
    "Outcome", "Period", "Count", "Of", "Percent", "What it shows",
    "Beside it", "Period of what is beside it", "Count beside it", "What that shows",
)  # fmt: skip


def as_csv(view: View, today: str) -> bytes:
    """What the figures rest on first, then every pair, period by period."""
    pairs = list(view.pairs.values())
    known = rests_on(view.name, view.edition, pairs[0].outcome.small, today)
    return figures_csv(known, (COLUMNS, [row for pair in pairs for row in _rows(pair)]))


def _rows(pair: Pair) -> list[list[str]]:
    """Both measures by period; they share their grain, and what one lacks is said."""
    ours = {row[1]: row[:6] for row in file_rows(pair.outcome)}
    beside = {row[1]: (row[0], row[1], row[2], row[5]) for row in _balance_rows(pair)}
    missing = (pair.kind.balancing, "", "not counted", "")
    return [[*row, *beside.get(period, missing)] for period, row in ours.items()]


def _balance_rows(pair: Pair) -> list[tuple[str, ...]]:
    return file_rows(pair.balance) if pair.balance else []
