"""A sheet of words with headings and facts: as plain text, and as Word that says nothing else."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from pages.documents.bare import bare, safe

LANGUAGE = "en-GB"
FONT = "Arial"
INK = RGBColor(0x0B, 0x0C, 0x0C)


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


def sheet_docx(sheet: Sheet) -> bytes:
    """The document. The same sheet gives the same bytes, on any day and any machine."""
    return sheets_docx(sheet.title, [sheet])


def sheets_docx(title: str, sheets: Sequence[Sheet]) -> bytes:
    """Several sheets as one document, each beginning on a page of its own."""
    document = Document()
    _style(document)
    for number, sheet in enumerate(sheets):
        if number:
            document.add_page_break()
        _put(document, sheet)
    kept = io.BytesIO()
    document.save(kept)
    return bare(kept.getvalue(), safe(title))


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


def _style(document: Document) -> None:
    """Plain large type in dark ink, and the language it is to be read aloud in."""
    for name, size in (("Normal", 12), ("Heading 1", 20), ("Heading 2", 14)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
