"""Tables from whatever holds them: CSV, workbook, SQLite, and archives of these."""

import csv
import io
import itertools
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from stories.returns.safety import LONGEST_CELL, MOST_COLUMNS, Refused, check_workbook

SNIFF = 65_536
HEADER_WITHIN = 30  # rows from the top in which a header may stand
_MARKS = re.compile(r"[^A-Z0-9]")


class Table(NamedTuple):
    """A table that was found: its header in plain spelling, and its rows with their numbers."""

    name: str
    header: list[str]
    rows: Iterator[tuple[int, Sequence[object]]]
    source: str = "csv"  # or workbook, or database
    above: Sequence[Sequence[object]] = ()  # the rows down to the header, as they stand


@lru_cache(maxsize=4_096)
def column(name: object) -> str:
    """A column's name without case, spaces and marks."""
    return _MARKS.sub("", str(name if name is not None else "").upper().replace("’", ""))


def with_header(name: str, rows: Iterator[Sequence[object]], known, source: str) -> Table | None:
    """The table below the first row that `known` takes for a header, if there is one."""
    first = list(itertools.islice(rows, HEADER_WITHIN))
    for number, row in enumerate(first):
        header = [column(cell) for cell in row[:MOST_COLUMNS]]
        if known(header):
            rest = itertools.chain(first[number + 1 :], rows)
            rows = enumerate(rest, start=number + 2)
            return Table(name, header, rows, source, first[: number + 1])
    return None


def csv_table(file: BinaryIO, name: str, known) -> Table | None:
    head = file.read(SNIFF)
    file.seek(0)
    if not head or (b"\0" in head[:1024] and not head.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return None
    text = io.TextIOWrapper(file, encoding=_encoding(head), errors="replace", newline="")
    return with_header(name, _csv_rows(text, _delimiter(head)), known, "csv")


def _csv_rows(text: io.TextIOWrapper, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(text, delimiter=delimiter)
    except csv.Error:
        raise Refused(
            "This file has a cell that is far too long, or quotes that never close. "
            "Export it again as CSV."
        ) from None


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(head: bytes) -> str:
    line = head.replace(b"\0", b"").split(b"\n", 1)[0]
    return max(",;\t|", key=lambda mark: line.count(mark.encode()))


def workbook_tables(file: BinaryIO, known) -> Iterator[Table]:
    """Every sheet with a header that is known; read row by row."""
    with zipfile.ZipFile(file) as archive:
        check_workbook(archive)
    file.seek(0)
    from openpyxl import load_workbook  # slow to import, and few uploads need it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        except Refused:
            raise
        except Exception:
            raise Refused("This workbook cannot be opened. Save it again as .xlsx.") from None
    with closing(book):
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a sheet says of its size may be false
            found = with_header(sheet.title, _sheet_rows(sheet), known, "workbook")
            if found:
                yield found


def _sheet_rows(sheet) -> Iterator[Sequence[object]]:
    try:
        for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
            for cell in row:
                if type(cell) is str and len(cell) > LONGEST_CELL:
                    raise Refused("This workbook has a cell that is far too long.")
            yield row
    except Refused:
        raise
    except Exception:
        raise Refused("A sheet of this workbook is broken. Save it again as .xlsx.") from None
