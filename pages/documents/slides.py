"""Parts of a slide that several decks share: its title, its words, a described picture, a table.

They look as documents do: one font, dark ink, tables of thin lines under a warm head.
"""

import io
from collections.abc import Sequence
from copy import deepcopy

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Cm, Length, Pt

from pages.documents.bare import safe
from pages.documents.look import ACCENT, FONT, HEAD, INK
from pages.documents.widths import lines

WIDE, HIGH, EDGE = Cm(33.87), Cm(19.05), Cm(1.6)
TITLE_WIDE, TITLE_HIGH = Length(WIDE - 2 * EDGE), Cm(2.6)
TITLE_ONLY = 5  # of the layouts: a title, and room
TITLES = (30, 26, 22, 18)  # points; the largest at which a title fits above the words
BELOW = Cm(4)  # where what stands under a title begins
SMALL = Pt(12)  # words of a table
LINE_HIGH, ROOM = 1.2, 0.85  # of a letter's size; of a line, for machines whose Arial is wider
BAR = "bar"  # the name of the shape above every title
BAR_PLACE = (EDGE, Cm(0.8), Cm(4), Cm(0.15))
LINES_ALONE = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's table of thin lines


def deck(title: str = ""):
    """An empty deck as wide as a screen."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDE, HIGH
    made.core_properties.title = title
    _bar(made)
    return made


def _bar(deck) -> None:
    """A short bar above each title. It is on the layout, so that no screen reader meets it."""
    layout = deck.slide_layouts[TITLE_ONLY]
    slide = deck.slides.add_slide(layout)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *BAR_PLACE)
    shape.name = BAR
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(ACCENT)
    shape.line.fill.background()
    bar = deepcopy(shape._element)
    bar.nvSpPr.cNvPr.set("id", str(1 + max(each.shape_id for each in layout.shapes)))
    bar.remove(bar.find(qn("p:style")))  # which would give it a shadow
    layout.shapes._spTree.append(bar)
    held = deck.slides._sldIdLst
    deck.part.drop_rel(held[0].rId)
    held.remove(held[0])


def begun(deck, title: str):
    """A slide under its title, which is as large as fits."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    box = slide.shapes.title
    box.left, box.top, box.width, box.height = EDGE, Cm(1), TITLE_WIDE, TITLE_HIGH
    say(box.text_frame, title, title_size(title))
    return slide


def title_size(title: str) -> Pt:
    """How large a title may be so that it stays in its box."""
    return largest(title, TITLES, TITLE_HIGH)


def largest(told: str, sizes: Sequence[int], high: Length) -> Pt:
    """The first of these sizes, the largest first, at which words fit a box as wide as a title."""
    wide = TITLE_WIDE.pt * ROOM
    fits = (size for size in sizes if len(lines(told, size, wide)) * size * LINE_HIGH <= high.pt)
    return Pt(next(fits, sizes[-1]))


def text(slide, told: str, size: Pt, place: tuple[int, int, int, int]) -> None:
    """Words in a box of their own, whose place is left, top, width and height."""
    say(slide.shapes.add_textbox(*place).text_frame, told, size)


def say(frame, told: str, size: Pt, bold: bool = False) -> None:
    """Words in a frame, a paragraph for each line."""
    frame.word_wrap = True
    for number, line in enumerate(
        [each for each in safe(told).split("\n") if each.strip()] or [""]
    ):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.name, run.font.bold = size, FONT, bold or None
        run.font.color.rgb = RGBColor.from_string(INK)
        run._r.get_or_add_rPr().set("lang", "en-GB")
        paragraph.space_after = Pt(8)
        paragraph._p.get_or_add_pPr().set("algn", "l")


def picture(slide, made: bytes, title: str, description: str, high: Length):
    """A picture at the left that a screen reader can name and describe."""
    shape = slide.shapes.add_picture(io.BytesIO(made), EDGE, BELOW, height=high)
    named = shape._element.nvPicPr.cNvPr
    named.set("descr", description)
    named.set("title", title)
    return shape


def table(slide, rows: Sequence[Sequence[str]], left: int, row_high: Length) -> None:
    """A real table from here to the right edge; the first row names the columns."""
    size = (len(rows), len(rows[0]))
    place = (left, BELOW, WIDE - left - EDGE, row_high * size[0])
    made = slide.shapes.add_table(*size, *place)
    made._element.graphic.graphicData.tbl.tblPr[0].text = LINES_ALONE
    made.table.horz_banding = False
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            cell = made.table.cell(at, column)
            say(cell.text_frame, words, SMALL, bold=at == 0)
            cell.text_frame.paragraphs[-1].space_after = Pt(0)
            if at == 0:
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor.from_string(HEAD)
