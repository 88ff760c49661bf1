"""Making a template of an upload: its page, styles, header, footer and logo, and nothing else.

What is kept is built anew from these parts. The words on the upload's own pages, what it says
about its author, its settings and whatever else it brought along are not taken over.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import InitVar, dataclass, field

from lxml import etree

from stories.template import cleaning
from stories.template.package import NOT_WORD, OFFICE, RELATIONSHIPS, Package, W
from stories.template.pictures import without_metadata
from stories.template.refused import RefusedTemplate
from stories.zipping import zipped

MOST_BYTES = 5_000_000
TOO_LARGE = "A template may have at most 5 MB. Take the pictures off its pages, then save it."
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = {"styles": "styles", "theme": "theme", "numbering": "numbering"}  # unlinked parts
PLAIN = f'<w:settings xmlns:w="{W}">{{}}<w:compat><w:compatSetting w:name="compatibilityMode" '
PLAIN += 'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
_ONLY_HERE = object()


@dataclass(frozen=True)
class WordTemplate:
    """A Word file that holds nothing but looks. Only checked() and as_kept() make one."""

    content: bytes
    made_by: InitVar[object] = None

    def __post_init__(self, made_by: object) -> None:
        if made_by is not _ONLY_HERE:
            raise TypeError("Only checked() makes a WordTemplate.")

    @property
    def holds(self) -> dict[str, int]:
        """How many headers, footers and pictures it brings to each document."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as parts:
            names = parts.namelist()
        kinds = {"header": "word/header", "footer": "word/footer", "picture": "word/media/"}
        return {
            kind: sum(name.startswith(start) for name in names) for kind, start in kinds.items()
        }


def as_kept(content: bytes) -> WordTemplate:
    """A template that was checked before it was kept. For the store alone."""
    return WordTemplate(content, _ONLY_HERE)


def checked(upload: bytes) -> WordTemplate:
    """What of an uploaded Word file may be used; RefusedTemplate with what to do."""
    if len(upload) > MOST_BYTES:
        raise RefusedTemplate(TOO_LARGE)
    made = _Made(Package(upload))
    return WordTemplate(made.zipped(), _ONLY_HERE)


@dataclass
class _Made:
    """The new file, part by part."""

    source: Package
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)  # id, kind, target
    media: dict[str, str] = field(default_factory=dict)

    def zipped(self) -> bytes:
        main = self.source.only("", "officeDocument")
        if main is None:
            raise RefusedTemplate(NOT_WORD)
        document = self.source.xml(main)
        if document.tag != f"{{{W}}}document" or document.find(f"{{{W}}}body") is None:
            raise RefusedTemplate(NOT_WORD)
        for kind in KINDS:
            self._looks(main, kind)
        section = self._section(main, document)
        body = etree.Element(f"{{{W}}}document", nsmap={"w": W, "r": OFFICE})
        etree.SubElement(body, f"{{{W}}}body").append(section)
        self._put("word/document.xml", body, f"{WORD}.document.main+xml")
        self._settings(main)
        self.parts["word/_rels/document.xml.rels"] = _relationships(self.links)
        whole = [("rId1", "officeDocument", "word/document.xml")]
        self.parts["_rels/.rels"] = _relationships(whole)
        self.parts["[Content_Types].xml"] = self._content_types()
        return zipped(self.parts)

    def _looks(self, main: str, kind: str) -> None:
        """Styles, colours or lists: parts that need no other."""
        if (name := self.source.only(main, kind)) is None:
            return
        root = self.source.xml(name)
        cleaning.unlinked(root)
        type_ = (
            "application/vnd.openxmlformats-officedocument.theme+xml"
            if kind == "theme"
            else f"{WORD}.{kind}+xml"
        )
        self._linked(f"{kind}.xml", root, type_, kind)

    def _section(self, main: str, document: etree._Element) -> etree._Element:
        """The last section, with the headers and footers it has or takes from those before."""
        known = self.source.targets(main)
        standing: dict[tuple[str, str], str] = {}
        last = etree.Element(f"{{{W}}}sectPr")
        for last in _sections(document):
            for each in _references(last):
                kind = etree.QName(each).localname.removesuffix("Reference")
                standing[kind, each.get(f"{{{W}}}type", "default")] = each.get(f"{{{OFFICE}}}id")
        for each in list(_references(last)):
            last.remove(each)
        cleaning.unlinked(last)
        for place, ((kind, type_), key) in enumerate(sorted(standing.items())):
            target = known.get(key)
            if target is None or target.outside or target.kind != kind:
                raise RefusedTemplate(cleaning.LINK)
            made = etree.Element(f"{{{W}}}{kind}Reference")
            made.set(f"{{{W}}}type", type_)
            made.set(f"{{{OFFICE}}}id", self._edge(target.where, kind))
            last.insert(place, made)
        last.tail = None
        return last

    def _edge(self, part: str, kind: str) -> str:
        """A header or footer with its pictures; the id that the page names it with."""
        root = self.source.xml(part)
        pictures = cleaning.cleaned(root, self.source.targets(part))
        number = sum(name.startswith(f"word/{kind}") for name in self.parts) + 1
        name = f"{kind}{number}.xml"
        if pictures:
            links = [(key, "image", self._picture(where)) for key, where in pictures.items()]
            self.parts[f"word/_rels/{name}.rels"] = _relationships(links)
        return self._linked(name, root, f"{WORD}.{kind}+xml", kind)

    def _picture(self, where: str) -> str:
        if where not in self.media:
            content, ending = without_metadata(self.source.read(where))
            self.media[where] = f"media/picture{len(self.media) + 1}.{ending}"
            self.parts[f"word/{self.media[where]}"] = content
        return self.media[where]

    def _settings(self, main: str) -> None:
        """Whether left and right pages differ; no other setting comes along."""
        name = self.source.only(main, "settings")
        differ = name and self.source.xml(name).find(f"{{{W}}}evenAndOddHeaders") is not None
        root = etree.fromstring(PLAIN.format("<w:evenAndOddHeaders/>" if differ else ""))
        self._linked("settings.xml", root, f"{WORD}.settings+xml", "settings")

    def _linked(self, name: str, root: etree._Element, type_: str, kind: str) -> str:
        self._put(f"word/{name}", root, type_)
        self.links.append((f"rId{len(self.links) + 1}", kind, name))
        return self.links[-1][0]

    def _put(self, name: str, root: etree._Element, type_: str) -> None:
        self.parts[name] = _bytes(root)
        self.types[name] = type_

    def _content_types(self) -> bytes:
        root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
        usual = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "jpeg": "image/jpeg",
        }
        for ending, kind in usual.items():
            etree.SubElement(root, f"{{{TYPES}}}Default", Extension=ending, ContentType=kind)
        for name, kind in self.types.items():
            etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
        return _bytes(root)


def _sections(document: etree._Element) -> list[etree._Element]:
    """Those that stand, not those that tracked changes remember."""
    found = document.iter(f"{{{W}}}sectPr")
    return [each for each in found if each.getparent().tag != f"{{{W}}}sectPrChange"]


def _references(section: etree._Element) -> Iterator[etree._Element]:
    return section.iterchildren(f"{{{W}}}headerReference", f"{{{W}}}footerReference")


def _relationships(links: list[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    for key, kind, target in links:
        made = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=key)
        made.set("Type", f"{OFFICE}/{kind}")
        made.set("Target", target)
    return _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
