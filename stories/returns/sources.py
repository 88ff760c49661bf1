"""Opening what was handed over: each file by what it holds, never by what it is called."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from stories.returns.database import MAGIC, database_tables
from stories.returns.safety import BROKEN, BROKEN_SENTENCE, DEEPEST_ZIP, Refused, check_zip
from stories.returns.tables import Table, csv_table, workbook_tables

ZIP, XML_MARK = b"PK\x03\x04", b"<"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
WORKBOOK_PART = "[Content_Types].xml"
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
NOT_KNOWN = (
    "We did not recognise this file. We read the children in need census, the SSDA903, Annex A, "
    "client level data, SAC and ASCOF tables."
)


class Piece(NamedTuple):
    """One XML document or one table, and the group of files it came with."""

    name: str
    group: str
    xml: BinaryIO | None = None
    table: Table | None = None


class Watched:
    """A file that tells how far it was read, and lets the reader be stopped."""

    def __init__(self, file: BinaryIO, tell: Callable[[int], None]) -> None:
        self._file, self._tell = file, tell
        self.name = getattr(file, "name", "")

    def read(self, size: int = -1) -> bytes:
        found = self._file.read(size)
        self._tell(len(found))
        return found

    def read1(self, size: int = -1) -> bytes:
        return self.read(size)

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return True

    @property
    def closed(self) -> bool:
        return self._file.closed

    def flush(self) -> None:
        pass

    def seek(self, *where: int) -> int:
        return self._file.seek(*where)

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self._file.close()


def pieces(
    paths: Iterable[Path],
    known: Callable[[list[str]], bool],
    tell: Callable[[int], None],
    refuse: Callable[[str, str], None],
) -> Iterator[Piece]:
    """Every document and table in these files; what cannot be read is refused with its reason."""
    for path in sorted(map(Path, paths), key=lambda each: (each.name, str(each))):
        found = False
        try:
            with path.open("rb") as file:
                for piece in _within(Watched(file, tell), path, path.name, known, DEEPEST_ZIP):
                    found = True
                    yield piece
        except Refused as error:
            refuse(path.name, str(error))
        except BROKEN:
            refuse(path.name, BROKEN_SENTENCE)
        else:
            if not found:
                refuse(path.name, NOT_KNOWN)


def _within(file, path: Path | None, name: str, known, deep: int) -> Iterator[Piece]:
    head = file.read(64)
    file.seek(0)
    group = str(path.parent) if path else str(PurePosixPath(name).parent)
    if head.startswith(ZIP):
        yield from _archive(file, name, known, deep)
    elif head.startswith(MAGIC):
        if path is None:
            raise Refused("A database inside an archive cannot be read. Upload it alone.")
        for table in database_tables(path, known):
            yield Piece(f"{name} ({table.name})", name, table=table)
    elif head.startswith(OLD_OFFICE):
        raise Refused("This workbook is of an old kind or has a password. Save it as .xlsx.")
    elif _bare(head).startswith(XML_MARK):
        yield Piece(name, group, xml=file)
    elif (table := csv_table(file, name, known)) is not None:
        yield Piece(name, group, table=table)


def _bare(head: bytes) -> bytes:
    for mark in MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip()


def _archive(file, name: str, known, deep: int) -> Iterator[Piece]:
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        if WORKBOOK_PART in names or "xl/workbook.xml" in names:
            for table in workbook_tables(file, known):
                yield Piece(f"{name} ({table.name})", name, table=table)
            return
        if deep == 0:
            raise Refused("This archive holds archives within archives. Upload the files alone.")
        check_zip(archive)
        yield from _members(archive, name, known, deep)


def _members(archive: zipfile.ZipFile, name: str, known, deep: int) -> Iterator[Piece]:
    for member in sorted(archive.infolist(), key=lambda each: each.filename):
        if member.is_dir() or member.filename.startswith("__MACOSX/"):
            continue
        inner = f"{name}/{member.filename}"
        with archive.open(member) as part:
            yield from _within(part, None, inner, known, deep - 1)
