"""Files as they come: every kind of cell, and hostile ones refused before they cost anything."""

import io
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from stories.errors import StoryError
from stories.importing import reading
from stories.importing.reading import MOST_COLUMNS, MOST_UNPACKED, sheet_of
from stories.returns.workbook import sheets
from tests.stories.test_importing import GOOD, workbook

FEWER_ROWS = 5_000  # so that a test need not read a hundred thousand
BOUNDS = (FEWER_ROWS, MOST_COLUMNS)
MOST_CALLS = 100_000  # of functions, Python's own included: hundredths of a second
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)).map(lambda day: datetime.combine(day, time())),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=9),
)


def rows_of(content: bytes) -> list[list]:
    """The rows of the first sheet, each without the empty cells at its end."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [trimmed(row) for row in next(sheets(archive, *BOUNDS))[1]]


def trimmed(row) -> list:
    row = list(row)
    while row and row[-1] is None:
        row.pop()
    return row


@settings(max_examples=15)
@given(st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=6))
def test_a_workbook_reads_as_the_library_that_wrote_it_reads_it(table):
    book, kept = Workbook(), io.BytesIO()
    for row in table:
        book.active.append(row)
    book.save(kept)
    library = load_workbook(kept, data_only=True).active.iter_rows(values_only=True)
    expected = [trimmed(row) for row in library]
    while expected and not expected[-1]:
        expected.pop()
    found = rows_of(kept.getvalue())
    while found and not found[-1]:
        found.pop()
    assert found == expected


PARTS = {
    "_rels/.rels": '<R><Relationship Id="a" Type="x/officeDocument" Target="/book.xml"/></R>',
    "_rels/book.xml.rels": '<R><Relationship Id="b" Type="x/worksheet" Target="one.xml"/>'
    '<Relationship Id="c" Type="x/sharedStrings" Target="words.xml"/></R>',
    "book.xml": '<x:workbook xmlns:x="m" xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships"><x:workbookPr date1904="1"/><x:sheets>'
    '<x:sheet name="One" r:id="b"/></x:sheets></x:workbook>',
    "words.xml": "<sst><si><r><t>Family</t></r><r><t xml:space='preserve'> Help</t></r>"
    "<rPh><t>how it sounds</t></rPh></si></sst>",
    "one.xml": '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2">'
    '<x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a &amp; b</x:t></x:is></x:c>'
    '<x:c r="E2"><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c r="F2" t="e"><x:v>#N/A</x:v></x:c>'
    "</x:row></x:sheetData></x:worksheet>",
}


def zipped(**changes: str | None) -> bytes:
    """A small workbook as another program writes it, with some parts changed."""
    named = {"one": "one.xml", "book": "book.xml", "words": "words.xml"}
    parts = PARTS | {named[name]: text for name, text in changes.items()}
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            if text is not None:
                archive.writestr(name, text)
    return kept.getvalue()


def test_what_other_programs_write_reads_too():
    """Prefixes, rich text, cells without a place, rows that are left out, formulas' results."""
    assert rows_of(zipped()) == [[], [None, "Family Help", "a & b", None, 2, "#N/A"]]


def sheet(cells: str) -> str:
    return f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>"


@pytest.mark.parametrize(
    "changes",
    [
        {"one": sheet('<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>')},
        {"one": sheet('<c r="A1" t="s"><v>7</v></c>')},
        {"one": sheet('<c r="A1"><v>one</v></c>')},
        {"one": sheet('<c r="XFE1"><v>1</v></c>')},
        {"one": sheet("<c><v>1</v>")},
        {"one": '<sheetData><row r="0"/></sheetData>'},
        {"one": None},
        {"one": "<!--" + " " * 9_000 + '--><!DOCTYPE x [<!ENTITY a "a">]>' + sheet("")},
        {"book": "<workbook/>x"},
        {"words": f"<sst><si><t>{'x' * 40_000}</t></si></sst>"},
    ],
)
def test_a_workbook_that_is_not_well_made_is_refused_with_a_sentence(changes):
    with pytest.raises(StoryError, match=r"\.$"):
        rows_of(zipped(**changes))


def bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return kept.getvalue()


def many_rows() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as archive:
        row = b'<row r="1"><c r="A1"><v>1</v></c></row>'
        archive.writestr("xl/worksheets/sheet1.xml", b"<sheetData>" + row * 1_000_000)
    return kept.getvalue()


def far_away() -> bytes:
    book, kept = Workbook(), io.BytesIO()
    book.active.append(["Outcome", "Service"])
    book.active["XFD1048576"] = "x"
    book.save(kept)
    return kept.getvalue()


def lying() -> bytes:
    """A part that says it is smaller than it is."""
    content = bytearray(workbook(list(GOOD), list(GOOD.values())))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    real = size.to_bytes(4, "little")
    return bytes(content).replace(real, (size - 50).to_bytes(4, "little"))


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'


def with_entities() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", ENTITIES)
    return kept.getvalue()


HOSTILE = {
    "nothing": lambda: b"",
    "spaces": lambda: b" \n ",
    "no table": lambda: b"hello",
    "headings alone": lambda: b"Outcome,Service\n",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(500),
    "old workbook": lambda: b"\xd0\xcf\x11\xe0" + bytes(500),
    "broken workbook": lambda: workbook(list(GOOD))[:300],
    "an archive of nothing": lambda: b"PK\x03\x04" + bytes(200),
    "a bomb": bomb,
    "a million rows": many_rows,
    "a cell far away": far_away,
    "a part that lies": lying,
    "entities": with_entities,
    "quotes that never close": lambda: b'Outcome,Service\n"' + b"x" * 200_000,
    "a million rows of another name": lambda: zipped(one=sheet("").replace("row", "x:row") * 200),
    "tags without end": lambda: zipped(one="<a>" * 8_000_001),
    "a row without end": lambda: b"Outcome,Service\n" + b"," * 30_000_000,
    "a row over many lines": lambda: b"Outcome,Service\n" + (b"," * 999 + b'"\n"') * 30_000,
    "too many rows": lambda: b"Outcome,Service\n" + b"a,b\n" * 100_101,
    "too large": lambda: b"a" * 40_000_001,
}


@pytest.fixture
def work(monkeypatch) -> Iterator[Counter]:
    """What reading costs, the same on every machine: functions called, bytes unpacked."""
    done, read = Counter(), zipfile.ZipExtFile.read

    def counted(part, size=-1):
        piece = read(part, size)
        done["bytes"] += len(piece)
        return piece

    def called(_frame, event: str, _what) -> None:
        done["calls"] += event in ("call", "c_call")

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    monkeypatch.setattr(reading, "MOST_ROWS", FEWER_ROWS)
    yield done, called
    sys.setprofile(None)


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_before_it_costs_anything(content, work):
    made, (done, called) = content(), work
    sys.setprofile(called)
    with pytest.raises(StoryError) as refused:
        sheet_of(made)
    sys.setprofile(None)
    assert str(refused.value).endswith(".")
    assert done["calls"] < MOST_CALLS
    assert done["bytes"] <= MOST_UNPACKED


def test_cells_far_to_the_right_are_left_out():
    (row,) = rows_of(zipped(one=sheet('<c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c>')))
    assert row == [1]


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading_of_a_file(content):
    for made in (content, b"Outcome,Service\n" + content, b"PK\x03\x04" + content):
        with suppress(StoryError):
            sheet_of(made)
