"""What leaves of an outcome: words in every picture, a real table, and never one half alone."""

import csv
import io
import re
import zipfile
from functools import cache

import docx
import pytest
import vl_convert
from PIL import Image
from pptx import Presentation

from data.figures import Edition
from pages.documents import briefing_docx, briefing_pptx, chart_files, pictures
from pages.parts.leading import Pair, View
from stories.trends import WHOLE, read_balance, read_outcome
from stories.trends.monthly import whole_months_before
from tests import make
from tests.stories.test_reading import kind, table

MONTHS = whole_months_before(make.TODAY, 5)
CANARY = 31  # an exact count, which no file may say


@cache
def told() -> tuple:
    of = kind()
    tables = {
        of.code: table([CANARY, 27] * 29 + [3, CANARY]),
        of.balancing_code: table([11, 13] * 30),
    }
    pair = Pair(of, read_outcome(of, tables), read_balance(of, tables))
    view = View(WHOLE, "All services", Edition(3, 5, make.NOON), {of.code: pair})
    return pair, view, (), chart_files.facts(pair, view, "16 September 2026")


@cache
def made(name: str) -> bytes:
    return chart_files.MAKERS[name](*told())


def test_a_csv_says_what_it_holds_and_rounds_and_holds_both():
    rows = list(csv.reader(io.StringIO(made("csv").decode("utf-8-sig"))))
    facts = {row[0]: row[1] for row in rows if len(row) == 2}
    assert facts["Counts when"] == "A child goes home."
    assert facts["Edition"].startswith("3, published on")
    measures = {row[0] for row in rows if len(row) == 7} - {"Measure"}
    assert measures == {"Came home to family as planned", "Unplanned returns home"}
    counts = {row[2] for row in rows if len(row) == 7 and row[0] in measures}
    assert counts == {"30", "25", "c", "10", "15"}


def test_a_picture_is_sharp_and_has_its_words_in_a_font_that_is_there():
    picture = Image.open(io.BytesIO(made("png")))
    assert picture.width > 1_800
    assert round(picture.info["dpi"][0]) >= 190
    pdf = vl_convert.vegalite_to_pdf(pictures.both(*told()))
    assert b"LiberationSans" in pdf


def test_a_font_that_is_not_there_would_be_seen():
    spec = pictures.both(*told())
    spec["config"]["font"] = "Nowhere at all"
    assert b"/BaseFont" not in vl_convert.vegalite_to_pdf(spec)


def test_an_svg_has_a_role_a_title_and_a_description():
    text = made("svg").decode()
    assert re.search(r"<svg[^>]*role=\"img\"[^>]*aria-labelledby=\"t d\"", text)
    assert '<title id="t">Came home to family as planned' in text
    assert "Unplanned returns home" in re.search(r"<desc id=\"d\">(.*?)</desc>", text)[1]


def test_a_word_briefing_has_a_described_picture_and_a_real_table():
    document = docx.Document(io.BytesIO(made("docx")))
    xml = document.element.xml
    assert re.search(r'<wp:docPr[^>]*descr="All services\. Came home', xml)
    assert "w:tblHeader" in xml
    (numbers,) = document.tables
    assert len(numbers.rows) == 1 + 2 * briefing_docx.ROWS
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for question in briefing_docx.QUESTIONS:
        assert question in words
    assert "It never says why" in words


def test_slides_have_a_described_picture_and_a_native_table():
    deck = Presentation(io.BytesIO(made("pptx")))
    first, second = deck.slides
    names = [shape._element.xml for shape in first.shapes if shape.shape_type == 13]
    assert re.search(r'descr="All services\. Came home', names[0])
    (numbers,) = [shape.table for shape in second.shapes if shape.has_table]
    assert len(numbers.rows) == 1 + 2 * briefing_pptx.ROWS
    assert "Counts when: A child goes home." in first.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("ending", ["svg", "docx", "pptx", "csv"])
def test_no_file_says_an_exact_count(ending):
    text = made(ending).decode("utf-8", "replace")
    if ending in ("docx", "pptx"):
        archive = zipfile.ZipFile(io.BytesIO(made(ending)))
        text = " ".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")
        )
    said = re.sub(r"<[^>]*>", " ", text)
    assert "Came home" in said
    assert not re.search(rf"\b{CANARY}(?![\d.])\b(?! (March|October))", said)
