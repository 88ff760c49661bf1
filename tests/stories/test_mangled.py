"""R-11: files changed at random, byte by byte and part by part: each is read, or refused in words.

A changed part of an archive is packed again, or its sum would give every change away at once.
"""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random

import pytest

from stories.errors import StoryError
from stories.importing.reading import sheet_of
from stories.returns import read
from stories.returns.safety import BROKEN_SENTENCE
from stories.template import checked
from tests.stories.returns import files
from tests.stories.returns.files import EPISODES, KEY, child
from tests.stories.test_importing import GOOD, csv_of, workbook
from tests.stories.test_template import picture
from tests.stories.word_itself import word_file

pytestmark = pytest.mark.faults

PIECES = (  # what means something to one reader or another
    b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"''", b",", b";", b"\t", b"\r", b"\n\n", b"<",
    b">", b"</", b"/>", b"<!--", b"]]>", b"<![CDATA[", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;",
    b"&#0;", b"&#xD800;", b"&lt;", b"-1", b"0", b"99999999999999999999", b"1e309", b"NaN",
    b"31/02/2024", b"9999-12-31", b"0000-00-00", b"2024-02-29", b"=1+1", b"PK\x03\x04",
    b"PK\x05\x06",
    b"x" * 300, "ﷺ".encode(), b"\xed\xa0\x80", b"\xf0\x9f\x99\x82",
    b"xmlns:x='y'", b"r='A1'", b"t='s'",
)  # fmt: skip
CENSUS = files.census_xml([child(plans=[("2022-06-01", "2023-02-01", 0)])]).encode()
LOOKED_AFTER = files.csv_text(EPISODES, [files.episode("C1", "01/06/2019", "S")] * 3).encode()
ROWS = [list(GOOD), *[list(GOOD.values())] * 3]
FORMS: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "a census": ("c.xml", lambda _: CENSUS),
    "episodes": ("e.csv", lambda _: LOOKED_AFTER),
    "a workbook of a return": ("w.xlsx", lambda folder: _workbook(folder)),
    "an archive of returns": ("z.zip", lambda _: packed({"c.xml": CENSUS, "e.csv": LOOKED_AFTER})),
    "a table": ("", lambda _: csv_of(GOOD, GOOD)),
    "a spreadsheet": ("", lambda _: workbook(*ROWS)),
    "a template": ("template", lambda _: word_file(picture())),
}


def _workbook(folder: Path) -> bytes:
    rows = [EPISODES, files.episode("C1", "01/06/2019", "S")]
    return files.workbook(folder, {"Episodes": rows}).read_bytes()


def packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


@cache
def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(content: bytes, chance: Random) -> bytes:
    """Some changes, each at a place of its own: other bits, other pieces, less or more of it."""
    made = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 4, 16])):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice([0, 1, 1, 4, 30, 400]))
        match chance.randrange(5):
            case 0:
                made[at:end] = bytes(each ^ 1 << chance.randrange(8) for each in made[at:end])
            case 1:
                made[at:end] = chance.choice(PIECES)
            case 2:
                made[at:at] = chance.choice(PIECES)
            case 3:
                made[at:at] = made[at:end] * chance.choice([1, 3, 50])
            case 4:
                del made[at : end if chance.random() < 0.9 else len(made)]
    return bytes(made)


def mangled(content: bytes, chance: Random) -> bytes:
    """The file itself changed, or one part of an archive."""
    if not content.startswith(b"PK") or chance.random() < 0.2:
        return changed(content, chance)
    parts = parts_of(content)
    name = chance.choice(sorted(parts))
    return packed({**parts, name: changed(parts[name], chance)})


def reads(name: str, content: bytes, folder: Path) -> None:
    """What the service does with a file of this name; a refusal is a sentence."""
    with suppress(StoryError):
        if name == "template":
            checked(content)
        elif name:
            (folder / name).write_bytes(content)
            read([folder / name], KEY)
        else:
            sheet_of(content)


@pytest.mark.parametrize("kind", FORMS)
def test_a_mangled_file_is_read_or_refused_in_words(kind, tmp_path, times, tally):
    name, made = FORMS[kind]
    whole, many = made(tmp_path), times(25, 100_000)
    for seed in range(many):
        content = mangled(whole, Random(seed))
        try:
            reads(name, content, tmp_path)
        except Exception as error:
            raise AssertionError(f"{kind}, changed by {seed}") from error
    tally.add(mangled=many)


@pytest.mark.parametrize("name", ["", "z.zip", "w.xlsx", "template"])
def test_a_part_whose_name_is_no_utf8_though_it_says_so_is_refused_in_words(name, tmp_path):
    content = packed({"\u00e9.xml": CENSUS}).replace("\u00e9".encode(), b"\xf4x")
    with pytest.raises(UnicodeDecodeError):
        zipfile.ZipFile(io.BytesIO(content))
    reads(name, content, tmp_path)


@pytest.mark.parametrize("name", ["", "z.zip", "w.xlsx", "template"])
@pytest.mark.parametrize("part", ["\0", ".", "/", "./", "..", "\\"])
def test_a_part_that_has_hardly_a_name_is_read_or_refused_in_words(name, part, tmp_path):
    content = packed({"c.xml": CENSUS, "?": CENSUS}).replace(b"?", part.encode())
    reads(name, content, tmp_path)


def test_a_part_without_a_name_is_refused_as_broken(tmp_path):
    (tmp_path / "z.zip").write_bytes(packed({"c.xml": CENSUS}).replace(b"c.xml", b"\0.xml"))
    (refused,) = read([tmp_path / "z.zip"], KEY).refused
    assert refused.reason == BROKEN_SENTENCE
