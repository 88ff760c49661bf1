"""Opening what was handed over: each file by what it holds, never by what it is called."""

import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from stories.returns.database import MAGIC, database_tables
from stories.returns.safety import (
    BROKEN,
    BROKEN_SENTENCE,
    DEEPEST_ZIP,
    MOST_PACKED_DATABASE,
    OPEN_DOCUMENT,
    Refused,
    check_zip,
    old_office,
    opened,
)
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


Pieces = Generator[Piece, None, bool]  # and at the end whether anything was found


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
    asked = Asked(known, refuse)
    for path in sorted(map(Path, paths), key=lambda each: (each.name, str(each))):
        try:
            file = path.open("rb")
        except OSError:
            refuse(path.name, BROKEN_SENTENCE)
            continue
        with file:
            yield from _one(Watched(file, tell), path, path.name, asked, DEEPEST_ZIP)


class Asked(NamedTuple):
    """Which headers are known, and where to say why something was not read."""

    known: Callable[[list[str]], bool]
    refuse: Callable[[str, str], None]


def _one(file, path: Path | None, name: str, asked: Asked, deep: int) -> Iterator[Piece]:
    """What one file holds; where that is nothing, it is refused with the reason."""
    try:
        found = yield from _within(file, path, name, asked, deep)
    except Refused as error:
        asked.refuse(name, str(error))
    except BROKEN:
        asked.refuse(name, BROKEN_SENTENCE)
    else:
        if not found:
            asked.refuse(name, NOT_KNOWN)


def _within(file, path: Path | None, name: str, asked: Asked, deep: int) -> Pieces:
    head = file.read(64)
    file.seek(0)
    group = str(path.parent) if path else str(PurePosixPath(name).parent)
    if head.startswith(ZIP):
        return (yield from _archive(file, name, asked, deep))
    if head.startswith(MAGIC):
        if path is None or not path.resolve().exists():  # in an archive, or in memory
            return (yield from _unpacked(file, name, asked))
        return (yield from _tables(database_tables(path, asked.known), name))
    if head.startswith(OLD_OFFICE):
        raise Refused(old_office(file))
    if _bare(head).startswith(XML_MARK):
        yield Piece(name, group, xml=file)
        return True
    table = csv_table(file, name, asked.known)
    if table is not None:
        yield Piece(name, group, table=table)
    return table is not None


def _unpacked(file, name: str, asked: Asked) -> Pieces:
    """A database in an archive, read in memory: laid beside, a reading that is stopped left it."""
    content = file.read(MOST_PACKED_DATABASE + 1)
    if len(content) > MOST_PACKED_DATABASE:
        raise Refused("This archive holds a large database. Upload the database alone.")
    return (yield from _tables(database_tables(content, asked.known), name))


def _tables(tables: Iterable[Table], name: str) -> Pieces:
    found = False
    for table in tables:
        found = True
        yield Piece(f"{name} ({table.name})", name, table=table)
    return found


def _bare(head: bytes) -> bytes:
    for mark in MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip()


def _archive(file, name: str, asked: Asked, deep: int) -> Pieces:
    with opened(file) as archive:
        names = archive.namelist()
        if WORKBOOK_PART in names or "xl/workbook.xml" in names:
            return (yield from _tables(workbook_tables(file, asked.known), name))
        if "mimetype" in names and "content.xml" in names:
            raise Refused(OPEN_DOCUMENT)
        if deep == 0:
            raise Refused("This archive holds archives within archives. Upload the files alone.")
        check_zip(archive)
        members = sorted(filter(_holds_data, archive.infolist()), key=lambda each: each.filename)
        for member in members:
            with archive.open(member) as part:
                yield from _one(part, None, f"{name}/{member.filename}", asked, deep - 1)
    return bool(members)  # each of which has answered for itself


def _holds_data(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    aside = path.parts[:1] == ("__MACOSX",) or path.name.startswith(".")
    return not (member.is_dir() or aside)
