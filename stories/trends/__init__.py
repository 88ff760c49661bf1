"""From counts to what may be shown: disclosure, readings, and their statistics."""

from stories.trends.control import xmr
from stories.trends.disclosure import (
    SMALLEST_COUNT,
    WHOLE,
    Cell,
    SuppressedTable,
    rounded,
    stored,
    suppress,
)
from stories.trends.funnel import funnel
from stories.trends.grain import Grain
from stories.trends.intervals import byar, wilson
from stories.trends.monthly import month_range, whole_months_before
from stories.trends.prime import prime
from stories.trends.rare import rare
from stories.trends.reading import Reading, read_balance, read_outcome
from stories.trends.runs import runs
from stories.trends.survival import competing, survival

__all__ = [
    "SMALLEST_COUNT",
    "WHOLE",
    "Cell",
    "Grain",
    "Reading",
    "SuppressedTable",
    "byar",
    "competing",
    "funnel",
    "month_range",
    "prime",
    "rare",
    "read_balance",
    "read_outcome",
    "rounded",
    "runs",
    "stored",
    "suppress",
    "survival",
    "whole_months_before",
    "wilson",
    "xmr",
]
