"""Parts of a Word document that several documents share: page, described picture, real table."""

import io
from collections.abc import Iterable, Sequence

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from pages.documents.look import HEAD, set_type


def begun(title: str, margin: float = 2, size: float = 11):
    """An A4 page in British English."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(margin))
    set_type(document, size)
    document.core_properties.title = title
    document.core_properties.language = "en-GB"
    return document


def close_together(document, after: float = 4) -> None:
    """Little space between paragraphs and above headings, in points."""
    for name in ("Normal", "Heading 1", "Heading 2"):
        spacing = document.styles[name].paragraph_format
        spacing.space_before = Pt(0 if name == "Normal" else 2 * after)
        spacing.space_after, spacing.line_spacing = Pt(after), 1.0


def picture(document, made: bytes, title: str, description: str, width: float = 17) -> None:
    """A picture that a screen reader can name and describe; its width in centimetres."""
    shape = document.add_picture(io.BytesIO(made), width=Cm(width))
    named = shape._inline.docPr
    named.set("descr", description)
    named.set("title", title)


def table(
    document,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    size: float = 9,
    widths: Sequence[float] = (),
) -> None:
    """A real table whose heading is repeated on every page; `widths` of columns in centimetres."""
    made = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    for cell, name in zip(made.rows[0].cells, columns, strict=True):
        _head(cell, name)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, words in zip(made.add_row().cells, row, strict=True):
            cell.text = words
    made.autofit = not widths
    for column, width in zip(made.columns, widths, strict=False):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    for row in made.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                for run in paragraph.runs:
                    run.font.size = Pt(size)


def _head(cell, name: str) -> None:
    """A cell that names its column: bold on a warm ground."""
    cell.paragraphs[0].add_run(name).bold = True
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD)):
        ground.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(ground)


def fact(document, name: str, words: str) -> None:
    """A paragraph that says one thing, after its name in bold."""
    line = document.add_paragraph()
    line.add_run(f"{name}: ").bold = True
    line.add_run(words)
