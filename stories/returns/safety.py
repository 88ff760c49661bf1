"""What a file may not do: unfold without end, nest without end, or hide entities."""

import struct
import zipfile
import zlib
from io import SEEK_END
from typing import BinaryIO

from stories.errors import StoryError

# T-17 asks for 50 MB unpacked, 100 times and 1,000 parts. The last two hold for every file: columns
# as they are exported shrink 7 to 26 times, a workbook of one row again and again 17 times. A Word
# template may unfold to 40 MB (stories/template/package.py). A spreadsheet of 100,000 rows is 70
# MB as Excel writes it, so it may be 120 (stories/importing/reading.py). The returns of a large
# council over years are larger still, and are read in pieces.
MOST_RATIO = 100
RATIO_FROM = 5_000_000  # bytes; a small file may shrink as much as it likes
MOST_UNPACKED = 4_000_000_000
MOST_PACKED_DATABASE = 64_000_000  # of a database within an archive, which is read in memory
MOST_MEMBERS = 1_000
MOST_DIRECTORY = 1_000_000  # bytes in which an archive lists what it holds
TOO_MANY_FILES = "This archive holds too many files. Upload the return alone."
MOST_WORKBOOK = 600_000_000
MOST_SHARED = 60_000_000  # the words of a workbook are held in memory
DEEPEST_ZIP = 2
LONGEST_CELL = 32_767  # as in a spreadsheet
LONGEST_ROW = 1_000_000  # characters
MOST_COLUMNS = 500


# What the libraries raise at a file that is not what it seems.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    UnicodeDecodeError,  # a name of a part that says it is UTF-8 and is not
)
BROKEN_SENTENCE = "This file is broken. Export it again."


class Refused(StoryError):
    """This file cannot be read; the sentence says why and what to do."""


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """The archive, unless its directory takes long to read or a part has no name or no place."""
    end = zipfile._EndRecData(file)  # as the library itself will see it
    if end and end[zipfile._ECD_SIZE] > MOST_DIRECTORY:
        raise Refused(TOO_MANY_FILES)
    archive = zipfile.ZipFile(file)
    if any(part.header_offset < 0 or not part.filename for part in archive.infolist()):
        raise Refused(BROKEN_SENTENCE)
    return archive


def check_zip(archive: zipfile.ZipFile) -> None:
    """Refuse an archive whose own directory says it would unfold too far."""
    members = archive.infolist()
    if sum(member.compress_size for member in members) > archive.fp.seek(0, SEEK_END):
        raise Refused("Parts of this archive lie over one another. Export the return again.")
    if len(members) > MOST_MEMBERS:
        raise Refused(TOO_MANY_FILES)
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Refused("This archive would unfold to more than 4 GB. Upload the return alone.")
    for member in members:
        packed = max(member.compress_size, 1)
        if member.file_size > RATIO_FROM and member.file_size / packed > MOST_RATIO:
            raise Refused(
                "This archive unfolds far beyond its size, as a harmful one does. "
                "Export the return again."
            )
        if member.flag_bits & 0x1:
            raise Refused("This archive has a password. Save it without one.")


def check_workbook(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook too large to open."""
    check_zip(archive)
    members = archive.infolist()
    if sum(member.file_size for member in members) > MOST_WORKBOOK:
        raise Refused("This workbook is too large. Save each sheet as a CSV file instead.")
    for member in members:
        if member.filename.endswith("sharedStrings.xml") and member.file_size > MOST_SHARED:
            raise Refused("This workbook is too large. Save each sheet as a CSV file instead.")


OLD_WORKBOOK = (
    "This is an old Excel file (.xls). Open it in Excel, choose Save As, pick “Excel Workbook "
    "(.xlsx)” and upload the new file."
)
LOCKED_WORKBOOK = (
    "This workbook has a password. Open it in Excel, choose File, Info, Protect Workbook, Encrypt "
    "with Password, empty the box, save it and upload it again."
)
OPEN_DOCUMENT = (
    "This is an OpenDocument spreadsheet (.ods). Open it, choose Save As, pick “Excel Workbook "
    "(.xlsx)” and upload the new file."
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT = 4_000_000  # bytes: the names of an old file's parts may stand anywhere in it


def old_office(file: BinaryIO) -> str:
    """How to save a file of the old office kind anew: locked workbooks are packed in it too."""
    return LOCKED_WORKBOOK if _ENCRYPTED in file.read(_LOOKED_AT) else OLD_WORKBOOK


def refuse_entities(head: bytes) -> None:
    """Raises Refused for XML that defines entities, in whatever encoding."""
    squeezed = head.replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in squeezed or b"<!ENTITY" in squeezed:
        raise Refused(
            "This file defines its own entities, which a return never does. Export it again."
        )
