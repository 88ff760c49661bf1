"""Tables from whatever holds them: CSV, workbook, SQLite, and archives of these."""

import contextlib
import csv
import io
import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from stories.returns.safety import LONGEST_ROW, MOST_COLUMNS, Refused, check_workbook, opened
from stories.returns.workbook import BROKEN as BROKEN_SHEET
from stories.returns.workbook import TooManyRows, sheets

SNIFF = 65_536
HEADER_WITHIN = 30  # rows from the top in which a header may stand
MOST_ROWS = 1_048_576  # of a sheet, as in a spreadsheet
HEAD = 300  # rows that are looked at before a table is read
DELIMITERS = ",;\t|"
_MARKLESS = re.compile(rb"(?:[\t -~]\0){8}")  # how a text in UTF-16 begins that has no mark
_YEAR_BEHIND = re.compile(r"(?:20\d\d)(?:20)?(?:\d\d)?$")
_MARKS = re.compile(r"[^A-Z0-9]")


class Table(NamedTuple):
    """A table that was found: its header in plain spelling, and its rows with their numbers."""

    name: str
    header: list[str]
    rows: Iterator[tuple[int, Sequence[object]]]
    source: str = "csv"  # or workbook, or database
    above: Sequence[Sequence[object]] = ()  # the rows down to the header, as they stand
    head: Sequence[Sequence[object]] = ()  # the first rows below the header

    def dates(self) -> Iterator[object]:
        """The first cells of columns that hold dates."""
        places = [at for at, name in enumerate(self.header) if name in DATES or "DATE" in name]
        return (row[at] for row in self.head for at in places if at < len(row))


# Columns of dates whose names do not say so.
DATES = frozenset({"DOB", "DECOM", "DEC", "REVIEW", "MISSTART", "MISEND", "DUC", "MCDOB"})
DATES |= {"DATEPLACED", "SWDECOM", "SWDEC", "DOLOSTART", "DOLOEND"}


@lru_cache(maxsize=4_096)
def column(name: object) -> str:
    """A column's name without case, spaces and marks."""
    return _MARKS.sub("", str(name if name is not None else "").upper().replace("’", ""))


def with_header(name: str, rows: Iterator[Sequence[object]], known, source: str) -> Table | None:
    """The table below the first row that `known` takes for a header, if there is one."""
    first = list(itertools.islice(rows, HEAD))
    for number, row in enumerate(first[:HEADER_WITHIN]):
        header = _known([column(cell) for cell in row[:MOST_COLUMNS]], known)
        if header is not None:
            head = first[number + 1 :]
            rows = enumerate(itertools.chain(head, rows), start=number + 2)
            return Table(name, header, rows, source, first[: number + 1], head)
    return None


def _known(header: list[str], known) -> list[str] | None:
    """The header as `known` takes it: as it is, or without what each column carries beside its
    name, a year behind it (DECOM_2021) or the name of the table before it (Episodes.DECOM)."""
    if known(header):
        return header
    names = [name for name in header if name]
    if len(names) < 2:
        return None
    pairs = zip(min(names), max(names), strict=False)  # what these two share, all of them do
    shared = "".join(one for one, _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
    cuts = (
        [_YEAR_BEHIND.sub("", name) for name in header],
        [name.removeprefix(shared) for name in header],
    )
    return next((cut for cut in cuts if cut != header and known(cut)), None)


def csv_table(file: BinaryIO, name: str, known) -> Table | None:
    head = file.read(SNIFF)
    file.seek(0)
    encoding = _encoding(head)
    if not head or (b"\0" in head[:1024] and not encoding.startswith("utf-16")):
        return None
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    mark = _delimiter(head.decode(encoding, "replace"), known)
    return with_header(name, _csv_rows(text, mark), known, "csv")


class _Lines:
    """Lines of a text, counted since the last row began: a row without end is not held."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text, self.held = text, 0

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(LONGEST_ROW + 1):
            self.held += len(line)
            if self.held > LONGEST_ROW:
                raise csv.Error
            yield line


def _csv_rows(text: io.TextIOWrapper, delimiter: str) -> Iterator[list[str]]:
    lines = _Lines(text)
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            lines.held = 0
            yield row
    except csv.Error:
        raise Refused(
            "This file has a cell or a row that is far too long, or quotes that never close. "
            "Export it again as CSV."
        ) from None


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if _MARKLESS.match(head):
        return "utf-16-le"
    try:
        head[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(head: str, known) -> str:
    """The mark between cells that makes one of the first lines a header, or else the commonest."""
    lines = head.splitlines()[:HEADER_WITHIN]
    for line in lines:
        for mark in DELIMITERS:
            with contextlib.suppress(csv.Error):
                cells = next(csv.reader([line], delimiter=mark), [])
                if known([column(cell) for cell in cells[:MOST_COLUMNS]]):
                    return mark
    return max(DELIMITERS, key=lambda mark: sum(line.count(mark) for line in lines))


def workbook_tables(file: BinaryIO, known) -> Iterator[Table]:
    """Every sheet with a header that is known, hidden ones too; read row by row."""
    with opened(file) as archive:
        check_workbook(archive)
        try:
            for title, rows in sheets(archive, MOST_ROWS, MOST_COLUMNS):
                if found := with_header(title, rows, known, "workbook"):
                    yield found
        except TooManyRows:
            raise Refused(BROKEN_SHEET) from None
