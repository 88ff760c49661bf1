"""Office files that say nothing of who or what made them, and are the same bytes every time."""

import io
import re
import zipfile

from stories.zipping import zipped

# What the libraries bring along that a reader needs nothing of.
LEFT_OUT = ("docProps/thumbnail.jpeg", "docProps/app.xml", "printerSettings1.bin")
CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>'
    "</cp:coreProperties>"
)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINES = re.compile(rb"<(?:Relationship|Override) [^>]*/>")


def bare(document: bytes, title: str) -> bytes:
    """The same document with only a title about itself, and with fixed dates inside the zip."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(document)) as source:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = CORE.format(escaped(title)).encode()
            elif name.endswith(".rels") or name == "[Content_Types].xml":
                content = _without_links(content)
            if not name.endswith(LEFT_OUT):
                parts[name] = content
    return zipped(parts)


def safe(text: str) -> str:
    """The text without what no XML can hold."""
    return NOT_XML.sub("", text)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _without_links(content: bytes) -> bytes:
    """The list of parts without the parts that are left out."""
    return LINES.sub(
        lambda line: b"" if any(each.encode() in line[0] for each in LEFT_OUT) else line[0], content
    )
