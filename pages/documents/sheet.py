"""A sheet of words with headings and facts: as plain text, and as Word that says nothing else."""

import io
import re
import zipfile
from dataclasses import dataclass

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

LANGUAGE = "en-GB"
FONT = "Arial"
INK = RGBColor(0x0B, 0x0C, 0x0C)
# What python-docx brings along that a reader needs nothing of: a picture, an application's name.
LEFT_OUT = ("docProps/thumbnail.jpeg", "docProps/app.xml")
CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>'
    "</cp:coreProperties>"
)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date a zip can hold


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
    document = Document()
    _style(document)
    title = _safe(sheet.title)
    document.add_heading(title, level=1)
    for note in sheet.notes:
        document.add_paragraph(_safe(note))
    for heading, text in sheet.parts:
        document.add_heading(heading, level=2)
        for paragraph in _safe(text).split("\n"):
            if paragraph.strip():
                document.add_paragraph(paragraph)
    document.add_heading(sheet.about, level=2)
    for name, value in sheet.facts:
        line = document.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(_safe(value))
    kept = io.BytesIO()
    document.save(kept)
    return _bare(kept.getvalue(), title)


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


def _bare(document: bytes, title: str) -> bytes:
    """The same document with only a title about itself, and with fixed dates inside the zip."""
    bare = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as source,
        zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(set(source.namelist()) - set(LEFT_OUT)):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = CORE.format(_escaped(title)).encode()
            elif name in ("_rels/.rels", "[Content_Types].xml"):
                content = _without_links(content)
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return bare.getvalue()


def _without_links(content: bytes) -> bytes:
    """The list of parts without the parts that are left out."""
    lines = re.compile(rb"<(?:Relationship|Override) [^>]*/>")
    return lines.sub(
        lambda line: b"" if any(each.encode() in line[0] for each in LEFT_OUT) else line[0], content
    )


def _safe(text: str) -> str:
    return NOT_XML.sub("", text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
