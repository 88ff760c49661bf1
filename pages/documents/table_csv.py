"""Cells of a CSV file that are safe to open in a spreadsheet."""

FORMULA = ("=", "+", "-", "@")


def harmless(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
