"""A Word file as parts and the relationships between them. Source: ECMA-376, part 2."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from stories.template.refused import RefusedTemplate

MOST_UNPACKED = 40_000_000
MOST_MEMBERS = 1_000
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/"
NOT_WORD = (
    "This is no Word document (.docx). Open it in Word, choose Save As, pick “Word Document”."
)
MACROS = (
    "This file holds macros or other things that run. Open it in Word, choose Save As, pick "
    "“Word Document (.docx)”, which cannot hold them."
)
TOO_LARGE = "This file unfolds to more than a template needs. Take the pictures off its pages."
ENTITIES = "This file defines its own entities, which Word never does. Save it again in Word."
IN_STRICT = "Save it as “Word Document (.docx)”, not as “Strict Open XML Document”."
RUNS = ("vbaproject", "vbadata", "/activex/", "/embeddings/", "oleobject")


@dataclass(frozen=True)
class Target:
    """Where a relationship leads: a part of the file, or somewhere outside it."""

    kind: str
    where: str
    outside: bool


class Package:
    """Read-only parts of an uploaded file; nothing is unpacked to a disk."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise RefusedTemplate(NOT_WORD) from None
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
            raise RefusedTemplate(TOO_LARGE)
        names = [f"/{each.filename.lower()}" for each in members]
        if any(part in name for name in names for part in RUNS):
            raise RefusedTemplate(MACROS)
        if b"macroenabled" in self.read("[Content_Types].xml").lower():
            raise RefusedTemplate(MACROS)

    def read(self, name: str) -> bytes:
        try:
            return self._zip.read(name)
        except (KeyError, ValueError, RuntimeError, EOFError, OSError, *_BROKEN):
            raise RefusedTemplate(NOT_WORD) from None

    def xml(self, name: str) -> etree._Element:
        return parsed(self.read(name))

    def targets(self, part: str) -> dict[str, Target]:
        """What a part names, by the id it names it with; "" is the file itself."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._zip.namelist():
            return {}
        return {
            each.get("Id", ""): Target(
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:],
                each.get("TargetMode") == "External",
            )
            for each in self.xml(listed).iter(f"{{{RELATIONSHIPS}}}Relationship")
        }

    def only(self, part: str, kind: str) -> str | None:
        """The part of this kind that a part names, or None."""
        found = self.targets(part).values()
        return next((each.where for each in found if each.kind == kind and not each.outside), None)


_BROKEN = (zipfile.BadZipFile, zlib.error)


def parsed(content: bytes) -> etree._Element:
    """The part as a tree; nothing outside it is ever read."""
    squeezed = content.replace(b"\0", b"")
    if b"<!DOCTYPE" in squeezed or b"<!ENTITY" in squeezed:
        raise RefusedTemplate(ENTITIES)
    if STRICT in squeezed:
        raise RefusedTemplate(IN_STRICT)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise RefusedTemplate(NOT_WORD) from None
