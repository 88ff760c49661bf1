"""From a file or a pasted table to a sheet of cells; hostile files are refused at once."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stories.errors import StoryError
from stories.returns.safety import BROKEN, BROKEN_SENTENCE, Refused, check_workbook, opened
from stories.returns.sources import OLD_OFFICE, ZIP
from stories.returns.tables import column, csv_table, with_header
from stories.returns.workbook import TOO_MUCH, TooManyRows, sheets

MOST_ROWS = 100_000
MOST_COLUMNS = 60
MOST_BYTES = 40_000_000
TOO_MANY = (
    f"There are more than {MOST_ROWS:,} rows. Split the file by year and import the parts one "
    "after the other; nothing is counted twice."
)
NOT_A_TABLE = (
    "We cannot read this as a table. Give a spreadsheet (.xlsx) or a CSV file with one row of "
    "headings at the top, such as the template."
)
CHUNK = 1 << 20
SPARE = 100  # rows above the headings, and empty ones between
MOST_UNPACKED = 120_000_000  # MOST_ROWS of 19 columns are 70 MB, with their words within 120
MOST_TAGS = 8_000_000  # what 100,000 rows of 19 columns have
Header = Callable[[Sequence[str]], bool]


@dataclass(frozen=True)
class Sheet:
    """Headings in plain spelling, and each row with the number it has in the file."""

    header: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[int, Sequence[object]], ...]


def sheet_of(content: bytes) -> Sheet:
    """The first table of a workbook or CSV file. Raises StoryError with what to do."""
    if len(content) > MOST_BYTES:
        raise Refused("This file is larger than 40 MB. Split it by year.")
    if not content.strip():
        raise Refused("This file is empty. Choose another one.")
    try:
        if content.startswith(ZIP):
            return _workbook(content)
        if content.startswith(OLD_OFFICE):
            raise Refused("This is an old workbook (.xls) or has a password. Save it as .xlsx.")
        return _taken(csv_table(io.BytesIO(content), "", _is_header))
    except BROKEN:
        raise Refused(BROKEN_SENTENCE) from None


def pasted(text: str) -> Sheet:
    """A table copied from a spreadsheet."""
    return sheet_of(text.encode("utf-8", "ignore"))  # half a letter is none


def _workbook(content: bytes) -> Sheet:
    with opened(io.BytesIO(content)) as archive:
        check_workbook(archive)
        if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
            raise Refused(TOO_MUCH)
        _look_through(archive)
        found = (
            with_header("", rows, _is_header, "workbook")
            for _, rows in sheets(archive, MOST_ROWS + SPARE, MOST_COLUMNS)
        )
        try:
            return _taken(next(filter(None, found), None))
        except TooManyRows:
            raise Refused(TOO_MANY) from None


def _look_through(archive: zipfile.ZipFile) -> None:
    """Refuse what holds too much before anything is made of it: counting tags takes no time."""
    tags = 0
    for member in archive.infolist():
        rows, tail = 0, b""
        with archive.open(member) as part:  # a part that lies about its size breaks its checksum
            while chunk := part.read(CHUNK):
                tags += chunk.count(b"<")
                rows += (tail + chunk).count(b"<row")
                tail = chunk[-3:]
                if rows > MOST_ROWS + SPARE:
                    raise Refused(TOO_MANY)
                if tags > MOST_TAGS:
                    raise Refused(TOO_MUCH)


def _is_header(header: Sequence[str]) -> bool:
    """Two headings that are words, not numbers or dates."""
    words = [each for each in header if each and any(letter.isalpha() for letter in each)]
    return len(words) >= 2 and len(words) == len([each for each in header if each])


def _taken(table) -> Sheet:
    if table is None:
        raise StoryError(NOT_A_TABLE)
    rows = []
    for number, row in table.rows:
        if number > MOST_ROWS + SPARE:
            raise Refused(TOO_MANY)
        if any(cell not in (None, "") for cell in row):
            rows.append((number, tuple(row[:MOST_COLUMNS])))
    if not rows:
        raise StoryError("There are headings and no rows below them. Fill in the table first.")
    above = table.above[-1][:MOST_COLUMNS]
    headings = tuple(str(cell if cell is not None else "").strip()[:60] for cell in above)
    return Sheet(tuple(column(each) for each in headings), headings, tuple(rows))
