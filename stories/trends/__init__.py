"""From counts to what may be shown: monthly tables, disclosure, findings in words."""

from stories.trends.disclosure import SMALLEST_COUNT, SuppressedTable, suppress
from stories.trends.findings import Typical, finding, typical
from stories.trends.monthly import as_counted, month_range, monthly, whole_months_before, yearly

__all__ = [
    "SMALLEST_COUNT",
    "SuppressedTable",
    "Typical",
    "as_counted",
    "finding",
    "month_range",
    "monthly",
    "suppress",
    "typical",
    "whole_months_before",
    "yearly",
]
