"""A sheet of words with headings and facts: as plain text, and as Word that says nothing else."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from pages.documents.bare import bare, safe
from pages.documents.dressed import dress
from pages.documents.look import scale, set_type
from pages.documents.office import saved
from stories.house import PLAIN_HOUSE, House

LANGUAGE = "en-GB"
SIZE = 12  # points; large, for print
HEADINGS = ("Heading 1", "Heading 2")


@dataclass(frozen=True)
class Sheet:
    """A title, notes before the words, parts (heading and text), and facts (name and value)."""

    title: str
    notes: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    about: str
    facts: tuple[tuple[str, str], ...]


def sheet_text(sheet: Sheet) -> str:
    """The sheet as plain text, with an empty line between its parts."""
    lines = [sheet.title, *sheet.notes]
    for heading, text in sheet.parts:
        lines += [heading.upper(), text]
    lines += [sheet.about.upper(), "\n".join(f"{name}: {value}" for name, value in sheet.facts)]
    return "\n\n".join(lines) + "\n"


def sheet_docx(sheet: Sheet, house: House = PLAIN_HOUSE) -> bytes:
    """The document. The same sheet and house give the same bytes, on any day and any machine."""
    return sheets_docx(sheet.title, [sheet], house)


def sheets_docx(title: str, sheets: Sequence[Sheet], house: House = PLAIN_HOUSE) -> bytes:
    """Several sheets as one document, each beginning on a page of its own."""
    document = _begun(house)
    for number, sheet in enumerate(sheets):
        if number:
            document.add_page_break()
        _put(document, sheet)
    return bare(saved(document), safe(title))


def _put(document: Document, sheet: Sheet) -> None:
    document.add_heading(safe(sheet.title), level=1)
    for note in sheet.notes:
        document.add_paragraph(safe(note))
    for heading, text in sheet.parts:
        document.add_heading(heading, level=2)
        for paragraph in safe(text).split("\n"):
            if paragraph.strip():
                document.add_paragraph(paragraph)
    document.add_heading(sheet.about, level=2)
    for name, value in sheet.facts:
        line = document.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(safe(value))


def _begun(house: House) -> Document:
    """An empty document in the organisation's own looks, or in plain ones."""
    if house.template is None:
        document = Document()
        set_type(document, SIZE)
        dress(document, house.badge)
    else:
        document = Document(io.BytesIO(house.template.content))
        _complete(document)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    return document


def _complete(document: Document) -> None:
    """The headings that a template never used, so that it does not hold them."""
    known = {each.name for each in document.styles}
    for level, name in enumerate(HEADINGS):
        if name in known:
            continue
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        style.font.size, style.font.bold = Pt(scale(SIZE)[name]), True
        style.paragraph_format.space_before, style.paragraph_format.keep_with_next = Pt(12), True
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level))
        style.element.get_or_add_pPr().append(outline)
