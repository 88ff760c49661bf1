"""Files made to harm are refused at once, with a sentence, and leave nothing of theirs behind."""

import time
import zipfile
from random import Random

import pytest

from stories.returns import read
from stories.returns.safety import Refused, check_zip
from tests.stories.returns import files
from tests.stories.returns.files import EPISODES, KEY, child

PATIENCE = 5.0  # seconds of the processor, which others use too: unfolded, each would take minutes
GOOD = files.census_xml([child(plans=[("2022-06-01", "2023-02-01", 0)])])
LAUGHS = (
    "<!DOCTYPE m [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY b{n} '{f'&b{n - 1};' * 10}'>" if n else "<!ENTITY b0 '&a;'>" for n in range(9)
    )
    + "]>"
)
OUTSIDE = "<!DOCTYPE m [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"


def refused(path):
    """The one reason for which the file was refused, and at once."""
    began = time.process_time()
    found = read([path], KEY)
    took = time.process_time() - began
    assert took < PATIENCE
    assert not found.outcomes
    assert not found.balancing
    (problem,) = found.refused
    return problem.reason


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE, "<!DOCTYPE m SYSTEM 'http://127.0.0.1/x'>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_unfold(tmp_path, doctype, encoding):
    path = tmp_path / "c.xml"
    text = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}'
    path.write_bytes((text + GOOD.replace("C1", "&b8;&a;")).encode(encoding))
    assert "entities" in refused(path)


def test_entities_behind_a_long_comment_are_refused_too(tmp_path):
    path = tmp_path / "c.xml"
    path.write_text(f"<!--{'x' * 200_000}-->{LAUGHS}" + GOOD.replace("C1", "&b8;"))
    assert "entities" in refused(path)


def test_deep_nesting_is_refused(tmp_path):
    path = tmp_path / "c.xml"
    deep = "<a>" * 100_000 + "</a>" * 100_000
    path.write_text(GOOD.replace("<UPN>", f"{deep}<UPN>"))
    assert "broken" in refused(path)


def test_a_huge_text_is_refused(tmp_path):
    path = tmp_path / "c.xml"
    path.write_text(GOOD.replace("A123456789012", "x" * 12_000_000))
    assert "broken" in refused(path)


@pytest.mark.parametrize("at", [0.3, 0.9])
def test_a_file_cut_short_gives_nothing_at_all(tmp_path, at):
    whole = files.census_xml([child(f"C{n}", plans=[("2022-06-01", "", 0)]) for n in range(200)])
    path = tmp_path / "c.xml"
    path.write_text(whole[: int(len(whole) * at)])
    assert "broken at line" in refused(path)


def test_a_broken_file_does_not_take_the_others_with_it(tmp_path):
    good = files.census(tmp_path, child(plans=[("2022-06-01", "2023-02-01", 0)]), name="good.xml")
    bad = tmp_path / "bad.xml"
    bad.write_text(files.census_xml([child("C1", plans=[("2023-02-01", "", 0)])])[:-20])
    found = read([bad, good], KEY)
    assert found.counts()["C-CP-END"] == 1
    assert [problem.file for problem in found.refused] == ["bad.xml"]


def zipped(folder, name, content, member="episodes.csv"):
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept:
        kept.writestr(member, content)
    return folder / name


def test_a_zip_bomb_is_refused(tmp_path):
    assert "unfolds far beyond" in refused(zipped(tmp_path, "a.zip", b"0" * 6_000_000))


def test_archives_within_archives_end(tmp_path):
    path = zipped(tmp_path, "0.zip", "a,b")
    for number in range(1, 5):
        path = zipped(tmp_path, f"{number}.zip", path.read_bytes(), member="x.zip")
    assert "archives within archives" in refused(path)


@pytest.mark.parametrize(("members", "is_refused"), [(1_000, False), (1_001, True)])
def test_an_archive_of_more_than_a_thousand_files_is_refused(tmp_path, members, is_refused):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as kept:
        for number in range(members):
            kept.writestr(f"{number}.csv", "")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert ("too many files" in why_refused(archive)) is is_refused


@pytest.mark.parametrize(("times", "is_refused"), [(95, False), (120, True)])
def test_what_shrinks_more_than_a_hundred_times_is_refused(tmp_path, times, is_refused):
    """Columns as they are exported shrink 7 to 26 times."""
    size = 8_000_000
    content = Random(1).randbytes(size // times) + b"0" * (size - size // times)
    with zipfile.ZipFile(zipped(tmp_path, "a.zip", content)) as archive:
        (member,) = archive.infolist()
        assert abs(member.file_size / member.compress_size - times) < 15
        assert ("unfolds far beyond" in why_refused(archive)) is is_refused


def why_refused(archive: zipfile.ZipFile) -> str:
    try:
        check_zip(archive)
    except Refused as refusal:
        return str(refusal)
    return ""


PARTS = ("workbook.xml", "styles.xml", "worksheets/sheet1.xml", "_rels/workbook.xml.rels")


@pytest.mark.parametrize("part", PARTS)
def test_a_workbook_with_entities_in_any_part_that_is_read_is_refused(tmp_path, part):
    path = files.workbook(tmp_path, {"e": [EPISODES, files.episode("C1", "01/06/2019", "S")]})
    parts = unpacked(path)
    whole = parts[f"xl/{part}"]
    start = whole.index(b"?>") + 2 if whole.startswith(b"<?") else 0
    bomb = f"<!--{'x' * 70_000}-->{LAUGHS}".encode()
    parts[f"xl/{part}"] = whole[:start] + bomb + whole[start:]
    packed(path, parts)
    assert "entities" in refused(path)


def unpacked(path):
    with zipfile.ZipFile(path) as kept:
        return {name: kept.read(name) for name in kept.namelist()}


def packed(path, parts):
    with zipfile.ZipFile(path, "w") as kept:
        for name, content in parts.items():
            kept.writestr(name, content)


def test_a_workbook_that_lies_about_its_size_is_read_as_it_is(tmp_path):
    path = files.workbook(tmp_path, {"e": [EPISODES, files.episode("C1", "01/06/2019", "S")]})
    parts = unpacked(path)
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'ref="A1:I2"', b'ref="A1:XFD1048576"')
    assert b"XFD1048576" in parts[sheet]
    packed(path, parts)
    assert read([path], KEY).files[0].read == 1


def test_a_huge_cell_is_refused(tmp_path):
    path = tmp_path / "e.csv"
    path.write_text(files.csv_text(EPISODES, [files.episode("x" * 5_000_000, "01/06/2019", "S")]))
    assert "far too long" in refused(path)


def test_quotes_that_never_close_are_refused(tmp_path):
    path = tmp_path / "e.csv"
    rows = files.csv_text(EPISODES, [files.episode("C1", "01/06/2019", "S")] * 20_000)
    path.write_text(files.csv_text(EPISODES, []) + '"' + rows)
    assert "quotes" in refused(path)


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"SQLite format 3\0", b"\xd0\xcf\x11\xe0"])
def test_a_file_that_only_begins_like_one_of_ours_is_refused(tmp_path, start):
    path = tmp_path / "x"
    path.write_bytes(start + b"\0" * 500)
    assert refused(path)


def test_an_old_workbook_says_how_to_save_it_anew(tmp_path):
    path = tmp_path / "a.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5_000)
    assert "choose Save As" in refused(path)


def test_a_workbook_with_a_password_says_how_to_take_it_off(tmp_path):
    path = tmp_path / "a.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3_000 + name + b"\0" * 900)
    assert "Encrypt with Password" in refused(path)


def test_an_archive_with_a_password_says_so(tmp_path):
    path = zipped(tmp_path, "a.zip", "CHILD,DECOM,RNE\n")
    locked = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + flags] |= 1
    path.write_bytes(bytes(locked))
    assert "has a password" in refused(path)


def test_an_open_document_says_how_to_save_it_anew(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as kept:
        kept.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        kept.writestr("content.xml", "<office/>")
    assert "OpenDocument" in refused(tmp_path / "a.ods")


def test_a_refusal_quotes_nothing_of_the_file(tmp_path):
    path = tmp_path / "c.xml"
    path.write_text(GOOD.replace("</UPN>", "<Canaryname>"))
    assert "Canary" not in refused(path)


def test_a_short_key_is_refused(tmp_path):
    with pytest.raises(ValueError, match="16 bytes"):
        read([], b"short")


def test_reading_can_be_stopped(tmp_path):
    class Stopped(Exception):
        pass

    def stop(_: int) -> None:
        raise Stopped

    path = files.census(tmp_path, child())
    with pytest.raises(Stopped):
        read([path], KEY, progress=stop)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["census.xml"]
