"""A workbook (.xlsx) read as a stream, so that each limit holds before anything large is made.

A library that reads it whole into memory is quicker, but cannot stop half way; one that makes an
object of every cell is six times slower (python -m tests.benchmarks importing).
"""

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import lru_cache
from xml.etree import ElementTree
from xml.parsers import expat

from stories.returns.safety import LONGEST_CELL, Refused, refuse_entities

CHUNK = 1 << 16
MOST_UNCLOSED = 100_000  # the parser keeps the name of each; a sheet nests five deep
MOST_SMALL = 8_000_000  # bytes of a part that is read whole
BROKEN = "A sheet of this workbook is broken. Save it again as .xlsx."
TOO_MUCH = (
    "There is too much in this workbook. Keep only the columns you need, or save it as a CSV file."
)
# A day in a sheet has no time zone.
EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001
LEAP_1900 = 60  # the spreadsheet's 29 February 1900, which never was
LINK = "/relationships}id"
Row = Sequence[object]


def sheets(
    archive: zipfile.ZipFile, most_rows: int, most_columns: int
) -> Iterator[tuple[str, Iterator[Row]]]:
    """The title of each sheet and its rows, empty ones included. TooManyRows beyond `most_rows`.

    Columns beyond `most_columns` are left out.
    """
    with _whole():
        book = dict(_related(archive, "").values())["officeDocument"]
        known, tree = _related(archive, book), _small(archive, book)
        by_kind = dict(known.values())
        strings = _strings(archive, by_kind.get("sharedStrings"))
        dates = _date_styles(archive, by_kind.get("styles"))
        for each in tree.iter():
            kind, part = known.get(_link(each), ("", ""))
            if kind == "worksheet":
                reader = _Sheet(strings, dates, _epoch(tree), (most_rows, most_columns))
                yield each.get("name", ""), reader.rows(archive, part)


def _link(element: ElementTree.Element) -> str | None:
    """What names another part: strict workbooks spell its namespace otherwise."""
    return next((said for name, said in element.items() if name.endswith(LINK)), None)


@contextmanager
def _whole() -> Iterator[None]:
    """Whatever a part that is not well made raises, as one sentence."""
    try:
        yield
    except (expat.ExpatError, ElementTree.ParseError, LookupError, ValueError, OverflowError):
        raise Refused(BROKEN) from None


def _epoch(book: ElementTree.Element) -> datetime:
    settings = [each.get("date1904") for each in book if _name(each) == "workbookPr"]
    return EPOCH_1904 if settings and settings[0] in ("1", "true") else EPOCH


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The parts that a part names, by the name of the link: what each is, and where."""
    folder, name = posixpath.split(part)
    found = {}
    for each in _small(archive, posixpath.join(folder, "_rels", f"{name}.rels")):
        place = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
        found[each.get("Id")] = (each.get("Type", "").rpartition("/")[2], place.lstrip("/"))
    return found


def _small(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    if archive.getinfo(part).file_size > MOST_SMALL:
        raise Refused(TOO_MUCH)
    content = archive.read(part)
    refuse_entities(content)
    return ElementTree.fromstring(content)  # noqa: S314 (what may harm is refused above)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _date_styles(archive: zipfile.ZipFile, part: str | None) -> frozenset[str]:
    """The styles that make a number a date, as cells name them."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format  # slow to import

    if part is None:
        return frozenset()
    tree, formats = _small(archive, part), dict(BUILTIN_FORMATS)
    for each in tree.iter():
        if _name(each) == "numFmt":
            formats[int(each.get("numFmtId"))] = each.get("formatCode", "")
    styles = next((each for each in tree if _name(each) == "cellXfs"), ())
    asked = [formats.get(int(each.get("numFmtId", "0")), "") for each in styles]
    return frozenset(str(at) for at, form in enumerate(asked) if is_date_format(form))


def _strings(archive: zipfile.ZipFile, part: str | None) -> list[str]:
    """The words that cells name by number."""
    if part is None:
        return []
    found = _Strings()
    for _ in _parsed(archive, part, found):
        pass
    return found.made


def _parsed(archive: zipfile.ZipFile, part: str, reader: "_Words") -> Iterator[None]:
    """Feed a part to a reader piece by piece; stops after each, so that what is made is taken."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = lambda *_: refuse_entities(b"<!DOCTYPE")
    with _whole(), archive.open(part) as file:
        while chunk := file.read(CHUNK):
            parser.Parse(chunk, False)
            if reader.open > MOST_UNCLOSED:
                raise Refused(BROKEN)
            yield
        parser.Parse(b"", True)
        yield


class TooManyRows(Refused):
    """A sheet goes further down than it may."""


class _Words:
    """What both kinds of part share: the words between tags, without those of a sound guide."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._taking = self._aside = False
        self.open = 0  # tags that are not closed yet

    def text(self, words: str) -> None:
        if self._taking:
            self._words.append(words)

    def _said(self) -> str:
        said = "".join(self._words)
        self._words.clear()
        if len(said) > LONGEST_CELL:
            raise Refused("This workbook has a cell that is far too long.")
        return said


class _Strings(_Words):
    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self.open += 1
        name = name.rpartition(":")[2]
        self._aside = self._aside or name == "rPh"
        self._taking = name == "t" and not self._aside

    def end(self, name: str) -> None:
        self.open -= 1
        name, self._taking = name.rpartition(":")[2], False
        if name == "rPh":
            self._aside = False
        elif name == "si":
            self.made.append(self._said())


class _Sheet(_Words):
    """The rows of one sheet."""

    def __init__(
        self,
        strings: Sequence[str],
        dates: frozenset[str],
        epoch: datetime,
        most: tuple[int, int],
    ) -> None:
        super().__init__()
        self._strings, self._dates, self._epoch = strings, dates, epoch
        self._most_rows, self._most_columns = most
        self._made: list[Row] = []
        self._row: list[object] = []
        self._number = self._at = 0
        self._kind = self._style = ""

    def rows(self, archive: zipfile.ZipFile, part: str) -> Iterator[Row]:
        for _ in _parsed(archive, part, self):
            yield from self._made
            self._made.clear()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.open += 1
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            place = attributes.get("r")
            self._at = _column(place.rstrip("0123456789")) if place else self._at + 1
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        elif name == "v" or name == "t":
            self._taking = not self._aside
        elif name == "row":
            self._start_row(int(attributes.get("r", self._number + 1)))
        elif name == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        self.open -= 1
        if ":" in name:
            name = name.rpartition(":")[2]
        self._taking = False
        if name == "c" and self._words:
            self._end_cell()
        elif name == "row":
            self._made.append(self._row)
        elif name == "rPh":
            self._aside = False

    def _start_row(self, number: int) -> None:
        if number <= self._number:
            raise Refused(BROKEN)
        if number > self._most_rows:
            raise TooManyRows
        self._made.extend([()] * (number - self._number - 1))
        self._number, self._at, self._row = number, 0, []

    def _end_cell(self) -> None:
        said, between = self._said(), self._at - len(self._row) - 1
        if self._at > self._most_columns:
            return
        if between:
            if between < 0:
                raise Refused(BROKEN)
            self._row.extend([None] * between)
        self._row.append(self._value(said))

    def _value(self, said: str) -> object:
        if self._kind == "s":
            return self._strings[int(said)]
        if self._kind == "n":
            if self._style in self._dates:
                return self._moment(float(said))
            return int(said) if said.isdecimal() else float(said)
        if self._kind == "d":
            return datetime.fromisoformat(said).replace(tzinfo=None)
        return said in ("1", "true") if self._kind == "b" else said

    def _moment(self, days: float) -> datetime:
        early = self._epoch is EPOCH and days < LEAP_1900
        return self._epoch + timedelta(days=days + early)


@lru_cache(maxsize=1_024)
def _column(letters: str) -> int:
    """The number of a column: A is 1, and XFD the last there is."""
    number = 0
    for letter in letters:
        number = number * 26 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter) + 1
    if not 1 <= number <= 16_384:
        raise ValueError
    return number
