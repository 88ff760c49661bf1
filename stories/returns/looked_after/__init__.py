"""The SSDA903: loose tables, several years, a workbook, a database, or XML."""

from stories.returns.looked_after.reader import LookedAfter
from stories.returns.looked_after.tables import KIND, table_of
from stories.returns.looked_after.years import group_of, last_year_end

__all__ = ["KIND", "LookedAfter", "group_of", "last_year_end", "table_of"]
