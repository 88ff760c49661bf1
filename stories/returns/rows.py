"""Rows of a table as every reader walks them, and their cells as codes and answers."""

import re
from collections.abc import Iterator, Sequence

from stories.returns.hashing import identifier
from stories.returns.tables import Table
from stories.returns.tally import Tally

YES = frozenset({"1", "TRUE", "Y", "YES"})
NO = frozenset({"0", "FALSE", "N", "NO"})
_CODE = re.compile(r"([A-Z]{0,3}[0-9]{0,2}[A-Z]?)\s*[-–:=)]\s*(?=[A-Z])")
MOST_CODES = 10_000
MOST_DIGITS = 9  # of a number in a cell
MOST_EARLIER = 999  # plans before this one; more is no number of plans
# How a line below a table begins that is no row of it.
_NO_ROW = re.compile(r"\s*(?:(?:grand |sub-?)?total|count of|number of|end of)\b", re.IGNORECASE)


def rows_of(
    table: Table, header: list[str], tally: Tally, number: int
) -> Iterator[tuple[int, Sequence]]:
    """Rows that hold something, each as wide as the header and one empty cell more.

    Totals and the header again, as reports print them, are no rows.
    """
    file, wide, read = tally.files[number], len(header), 0
    top = table.above[-1] if table.above else ()
    begins = top[0] if top else None
    try:
        for row, cells in table.rows:
            if not cells or (not cells[0] and not any(cells)):
                continue
            if cells[0] == begins and tuple(cells) == tuple(top):
                continue
            if (len(cells) < 2 or not cells[1]) and _NO_ROW.match(str(cells[0])):
                continue
            read += 1
            if type(cells) is not list:
                cells = list(cells)
            if len(cells) < wide:
                cells.extend([""] * (wide - len(cells)))
            cells.append("")
            yield row, cells
    finally:
        file.read += read


def at(header: list[str], name: str) -> int:
    """Where a column stands; the empty cell behind the last where it is absent."""
    return header.index(name) if name in header else len(header)


class Codes(dict):
    """From a cell to its code, remembered, since a column holds few."""

    def __missing__(self, value: object) -> str:
        code = code_of(value)
        if len(self) < MOST_CODES:
            self[value] = code
        return code


def code_of(value: object) -> str:
    """A code in capitals, without words behind it; 1 is "1" however it is held, as in 1.0."""
    code = identifier(value)
    if len(code) < 5:
        return code
    before_words = _CODE.match(code)
    return (before_words and before_words.group(1)) or code


def number_of(value: object, most: int) -> int:
    """A whole number from 0 to `most`, as a cell says it; -1 for anything else."""
    text = identifier(value)
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        return -1
    return int(text) if int(text) <= most else -1


def answer(value: object) -> str:
    """1, 0, a blank for no answer, or ? for what is neither."""
    said = code_of(value)
    if said in YES:
        return "1"
    if said in NO:
        return "0"
    return "?" if said else " "
