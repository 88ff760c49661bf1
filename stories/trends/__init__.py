"""From counts to what may be shown: monthly tables, disclosure, findings, and their statistics."""

from stories.trends.control import xmr
from stories.trends.disclosure import SMALLEST_COUNT, SuppressedTable, suppress
from stories.trends.findings import Typical, finding, typical
from stories.trends.funnel import funnel
from stories.trends.intervals import byar, wilson
from stories.trends.monthly import as_counted, month_range, monthly, whole_months_before, yearly
from stories.trends.prime import prime
from stories.trends.rare import rare
from stories.trends.runs import runs
from stories.trends.survival import competing, survival

__all__ = [
    "SMALLEST_COUNT",
    "SuppressedTable",
    "Typical",
    "as_counted",
    "byar",
    "competing",
    "finding",
    "funnel",
    "month_range",
    "monthly",
    "prime",
    "rare",
    "runs",
    "suppress",
    "survival",
    "typical",
    "whole_months_before",
    "wilson",
    "xmr",
    "yearly",
]
