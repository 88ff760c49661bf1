"""The month in one page, a board paper and an evidence pack: real tables, no exact count."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import chain

import docx
import pytest
from pptx import Presentation

from data import reference
from data.figures import Edition
from pages.documents import board, dressed, evidence, look
from pages.documents.files import FILES
from pages.documents.month import COLUMNS, Month
from pages.parts import session
from pages.parts.leading import View
from stories.actions.figures import publish_figures
from stories.house import Badge, House
from stories.outcomes.catalogue import Nation
from stories.trends import WHOLE
from stories.trends.frames import ALWAYS, FRAME_LABELS, FRAMES_OF, QUESTIONS, Frame
from tests import make
from tests.conftest import approved
from tests.pages.test_chart_files import CANARY, told
from tests.pages.test_files import released
from tests.pages.test_trends import MONTHS, beside, pictures, put, said

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 9" width="30" height="9"/>'
BALANCE = (
    {"What went well": "Outcomes recorded", "How many": "25 or more",
     "What was hard": "Complaints received", "How many of these": "fewer than 10"},
)  # fmt: skip


@pytest.fixture(scope="module")
def month() -> Month:
    pair = told()[0]
    view = View(WHOLE, "All services", Edition(3, 5, make.NOON), {pair.kind.code: pair})
    return Month(view, (pair,), BALANCE, "No story was received from Adults.", "16 September 2026")


@pytest.fixture(scope="module")
def files(month) -> dict[str, bytes]:
    heard = []
    made = {
        "docx": board.one_pager(month),
        "pptx": board.one_slide(month),
        "pack": evidence.pack(month, Frame.ILACS, ["MD-1"], heard.append, Badge(logo=LOGO)),
    }
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0, 1)
    return made


def words_of(document: bytes) -> str:
    read = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in read.paragraphs] + cells)


def test_a_board_paper_has_a_described_picture_and_real_tables(files):
    document = docx.Document(io.BytesIO(files["docx"]))
    assert re.search(r'<wp:docPr[^>]*descr="All services\. Came home', document.element.xml)
    numbers, balance = document.tables
    assert [cell.text for cell in numbers.rows[0].cells] == list(COLUMNS)
    assert balance.rows[1].cells[2].text == "Complaints received"
    assert "It never says why" in words_of(files["docx"])
    assert "No story was received from Adults." in words_of(files["docx"])


def test_a_board_paper_has_room_for_its_longest_words_on_one_side(month):
    """In centimetres: the picture, and lines of 8 to 9 points of at most so many letters."""
    long = replace(
        month,
        pairs=month.pairs * 9,
        unheard="No story was received from a service whose name is long. " * 9,
        balance=month.balance * 3,
    )
    document = docx.Document(io.BytesIO(board.one_pager(long)))
    (picture,) = document.inline_shapes
    assert picture.width.cm == pytest.approx(board.ACROSS)
    height = picture.height.cm
    for paragraph in document.paragraphs:
        height += 0.6 + 0.4 * (len(paragraph.text) // 105)
    for table in document.tables:
        for row in table.rows:
            widths = [column.width.cm for column in table.columns]
            letters = [len(cell.text) for cell in row.cells]
            height += 0.34 * max(
                1 + many // int(6 * width) for many, width in zip(letters, widths, strict=True)
            )
    assert len(document.tables[0].rows) <= 7
    assert 15 < height < 29.7 - 2 * board.MARGIN


def test_a_slide_has_a_described_picture_and_a_native_table(files):
    (slide,) = Presentation(io.BytesIO(files["pptx"])).slides
    (picture,) = [shape._element.xml for shape in slide.shapes if shape.shape_type == 13]
    assert re.search(r'descr="All services\. Came home', picture)
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert table.cell(0, 1).text == "Beside it"
    assert "Unplanned returns home" in table.cell(1, 1).text
    assert "Complaints received" in slide.notes_slide.notes_text_frame.text


def test_files_of_figures_look_as_those_of_stories_do(files):
    (slide,) = Presentation(io.BytesIO(files["pptx"])).slides
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    frames += [cell.text_frame for shape in slide.shapes if shape.has_table
               for row in shape.table.rows for cell in row.cells]  # fmt: skip
    runs = [run for frame in frames for line in frame.paragraphs for run in line.runs]
    assert {(run.font.name, str(run.font.color.rgb)) for run in runs} == {(look.FONT, look.INK)}
    paper, sheet = docx.Document(io.BytesIO(files["docx"])), docx.Document(sheet_of_a_story())
    for name in look.scale(1):
        font, its = paper.styles[name].font, sheet.styles[name].font
        assert (font.name, font.color.rgb) == (its.name, its.color.rgb) != (None, None)


def sheet_of_a_story() -> io.BytesIO:
    return io.BytesIO(FILES["word"].made([released()], House()))


def test_a_pack_carries_the_logo(files):
    header = docx.Document(io.BytesIO(files["pack"])).sections[0].header._element.xml
    assert f'descr="{dressed.ALT}"' in header


def test_a_pack_has_every_heading_of_its_frame_and_says_what_is_missing(files):
    words = words_of(files["pack"])
    for question in QUESTIONS[Frame.ILACS]:
        assert question.words in words
    for question in ALWAYS:
        assert question in words
    assert evidence.NOTHING in words  # care leavers: nothing is published
    assert "Unplanned returns home" in words
    assert "MD-1" in words


@pytest.mark.parametrize("name", ["docx", "pptx", "pack"])
def test_no_file_says_an_exact_count(files, name):
    archive = zipfile.ZipFile(io.BytesIO(files[name]))
    text = " ".join(
        archive.read(each).decode() for each in archive.namelist() if each.endswith(".xml")
    )
    text = re.sub(r"<[^>]*>", " ", text)
    assert "about 30 of 45" in text
    assert not re.search(rf"\b{CANARY}(?![\d.])\b(?! (March|October))", text)


def test_every_frame_belongs_to_one_nation_and_speaks_of_its_outcomes_alone():
    assert FRAME_LABELS.keys() == QUESTIONS.keys() == set(Frame)
    assert sorted(chain(*FRAMES_OF.values())) == sorted(Frame)
    for nation, frames in FRAMES_OF.items():
        codes = [kind["code"] for kind in reference.outcome_types() if kind["nation"] == nation]
        for question in chain(*(QUESTIONS[frame] for frame in frames)):
            assert any(map(question.is_about, codes)), question.words
            named = [code for code in codes if code.startswith(question.codes)]
            assert {code[0] for code in named} == {each[0] for each in question.codes}


@pytest.mark.parametrize("nation", [each for each in Nation if each is not Nation.ENGLAND])
def test_each_outcome_of_a_smaller_list_stands_under_a_heading(nation):
    asked = list(chain(*(QUESTIONS[frame] for frame in FRAMES_OF[nation])))
    for kind in reference.outcome_types():
        if kind["nation"] == nation:
            assert any(question.is_about(kind["code"]) for question in asked), kind


def test_the_page_leads_with_what_stands_out_beside_its_balance(visit, sqlite_store):
    months = MONTHS[-20:]
    put(sqlite_store, "C-REUN", dict.fromkeys(months, 20) | {months[-1]: 6})
    beside(sqlite_store, "B-REUN-UNPLANNED", dict.fromkeys(months, 6) | {months[-1]: 20})
    put(sqlite_store, "C-VOICE", dict.fromkeys(months, 20))
    beside(sqlite_store, "B-VOICE-UNHEARD", dict.fromkeys(months, 6))
    approved(sqlite_store, outcome="C-REUN", end_reason="")
    publish_figures(sqlite_store, by=make.ANA, at=session.now())
    at = visit("this_month.py", make.LEO)
    assert not at.exception
    assert len(pictures(at)) == 2
    assert "1 in need of a conversation" in said(at)
    assert "Beside it: Unplanned returns home" in said(at)
    assert "The door that opened" in said(at)
    assert "Counts measure what was sent in" in said(at)
    at.selectbox("frame").set_value(Frame.CQC).run()
    at.button("make-pack").click().run()
    assert [each.label for each in at.get("download_button")][-1].startswith("Take the evidence")


def test_before_anything_is_published_the_page_says_how_it_comes_about(visit):
    assert "No figures are published yet" in visit("this_month.py", make.LEO).info[0].value


def test_a_view_is_kept_under_a_name_and_found_again(visit, sqlite_store):
    put(sqlite_store, "C-REUN", dict.fromkeys(MONTHS[-20:], 20))
    publish_figures(sqlite_store, by=make.ANA, at=session.now())
    at = visit("balance.py", make.LEO, part=make.SERVICE)
    at.toggle("keeping-view").set_value(True).run()
    at.text_input("view-name").input("For Monday")
    at.button("keep-view").click().run()
    assert "Your view is kept" in at.success[0].value
    at = visit("trends.py", make.LEO)
    (link,) = [
        each.proto for each in at.get("page_link") if each.proto.label == ":primary[For Monday]"
    ]
    assert link.page == "balance"
    assert "Your views" not in said(visit("trends.py", make.ANA))
    (drop,) = [each for each in at.button if each.label.startswith("Take away")]
    drop.click().run()
    assert "Your views" not in said(at)
