"""Files with hostile words in every field, opened by LibreOffice itself: they stay words.

`pytest -m slow tests/pages/test_libreoffice.py`; without LibreOffice on the machine it is skipped.
"""

import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from pages.documents.files import FILES
from pages.documents.table_csv import figures_csv
from stories.house import House, PressOffice
from stories.template import checked
from tests import together
from tests.pages import formulas
from tests.pages.test_files import HOSTILE, held, released
from tests.stories.test_template import picture
from tests.stories.word_itself import word_file

SOFFICE = shutil.which("soffice")
KINDS = {"word": "odt", "document": "odt", "press": "odt", "slides": "odp", "csv": "ods"}
COMMA = "44"
UTF_8 = "Text - txt - csv (StarCalc):{},34,76,1"  # what parts cells, quotation marks, the encoding
SECONDS = 180
FORMULA = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}formula"
ACTING = {"script", "event-listener", "object", "plugin", "applet", "a", "dde-source", "text-input"}
WORDS = [words for words in HOSTILE if "\ud800" not in words]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine"),
]


def opened(name: str, folder: Path) -> etree._Element:
    """The file in LibreOffice's own format: a story for each hostile text, or one of them all."""
    ours = House(checked(word_file(picture())), PressOffice("Press desk", "01632 960 111", ""))
    several = name in ("document", "csv")
    told = [released(each) for each in WORDS] if several else [released("\n".join(WORDS))]
    file = folder / f"{name}.{FILES[name].ending}"
    file.write_bytes(FILES[name].made(told, ours))
    return converted(file, KINDS[name], *([COMMA] if name == "csv" else []))


def converted(file: Path, kind: str, *parted: str) -> etree._Element:
    line = [SOFFICE, f"-env:UserInstallation={(file.parent / 'profile').as_uri()}", "--headless"]
    line += [f"--infilter={UTF_8.format(each)}" for each in parted]
    line += ["--convert-to", kind, "--outdir", str(file.parent), str(file)]
    together.run(line, SECONDS)
    with zipfile.ZipFile(file.with_suffix(f".{kind}")) as made:
        return etree.fromstring(made.read("content.xml"))


@pytest.mark.parametrize("name", KINDS)
def test_every_hostile_text_is_read_as_it_was_typed_and_nothing_acts(name, tmp_path):
    root = opened(name, tmp_path)
    for space in root.iter("{*}s", "{*}tab", "{*}line-break"):
        space.text = " "
    said = "".join("".join(root.itertext()).split())
    assert not [each for each in WORDS if held(each).replace(" ", "") not in said]
    assert not [each.tag for each in root.iter(etree.Element) if each.get(FORMULA)]
    assert not {etree.QName(each).localname for each in root.iter(etree.Element)} & ACTING


def test_none_of_the_payloads_is_reckoned(tmp_path, record_property):
    """T-12, with the separator that the file is written with, as in this country."""
    told = [*formulas.PAYLOADS, *formulas.PARTED]
    file = tmp_path / "told.csv"
    file.write_bytes(figures_csv({}, (["a", "b"], [(each, each) for each in told])))
    root = converted(file, "ods", COMMA)
    cells = [each for each in root.iter(etree.Element) if each.tag.endswith("}table-cell")]
    assert len(cells) >= len(told)  # of equal ones side by side it keeps one
    assert not [each.tag for each in root.iter(etree.Element) if each.get(FORMULA)]
    assert not {etree.QName(each).localname for each in root.iter(etree.Element)} & ACTING
    said = f"T-12 LibreOffice: {len(told)} payloads, {len(cells)} cells, 0 formulas."
    record_property("counted", said)


def test_a_file_that_is_not_guarded_would_be_reckoned(tmp_path):
    """So that the test above can fail."""
    file = tmp_path / "told.csv"
    file.write_text("=1+1\n", "utf-8")
    root = converted(file, "ods", COMMA)
    assert [each for each in root.iter(etree.Element) if each.get(FORMULA)]
