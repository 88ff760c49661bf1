"""A part of a template without who wrote it, and refused where it holds what could act."""

import re
from collections.abc import Mapping, Set

from lxml import etree

from stories.template.package import OFFICE, Target, W
from stories.template.refused import RefusedTemplate

FIELDS = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE"}
LINK = (
    "The header or footer holds a link or something kept outside the file. Take the link off "
    "(right click, Remove Hyperlink; the words may stay), then save the file."
)
FIELD = (
    "The header or footer holds a field that Word fills in from elsewhere. Only page numbers, the "
    "title and style references may stand there. Take the others out, then save the file."
)
ACTS = (
    "The header or footer holds an object, a control or a chart. Put pictures and words alone "
    "there, then save the file."
)
TRACKED = (
    "The header or footer holds tracked changes, which name people. Accept them all, then save "
    "the file."
)
ACTING = {"object", "control", "altChunk", "subDoc", "OLEObject", "movie", "contentPart"}
TRACKING = {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange"}
# Marks that tell of people, places on a disk, or parts that do not come along.
DROPPED = {
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "dataBinding",
    "placeholder",
    "proofErr",
    "rsid",
    "bookmarkStart",
    "bookmarkEnd",
    "numPicBullet",
    "lvlPicBulletId",
    "permStart",
    "permEnd",
    "extLst",  # an SVG beside its picture, among others
}
# What stands around words without being seen: the name of a control, the kind of a smart tag.
AROUND = {"sdt", "smartTag", "customXml"}
NOTES = {"sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"}
TOLD = re.compile(r"rsid\w*|author|date|initials|userId|paraId|textId|anchorId|editId|href|src")
VML = "urn:schemas-microsoft-com:vml"
SPOKEN = "{urn:schemas-microsoft-com:office:office}title"  # the name of a picture's file
PICTURED = {("blip", "embed"), ("imagedata", "id")}


def cleaned(root: etree._Element, targets: Mapping[str, Target]) -> dict[str, str]:
    """Clean the tree in place; gives the pictures it shows, as part by id. RefusedTemplate."""
    _drop(root, DROPPED | NOTES)
    _unwrap(root)
    _check_fields(root)
    pictures = {}
    for each in root.iter(etree.Element):
        name = etree.QName(each).localname
        if name in ACTING:
            raise RefusedTemplate(ACTS)
        if name in TRACKING and etree.QName(each).namespace == W:
            raise RefusedTemplate(TRACKED)
        if name in ("docPr", "cNvPr") and each.get("name"):
            each.set("name", "Picture")  # Word puts the name of a file here
            if name == "cNvPr":
                each.attrib.pop("descr", None)
        if etree.QName(each).namespace == VML:
            each.attrib.pop(SPOKEN, None)
            if name != "shapetype":  # which shapes name as their kind
                each.attrib.pop("id", None)
        for key in list(each.attrib):
            space, told = etree.QName(key).namespace, etree.QName(key).localname
            if space == OFFICE:
                pictures |= _picture(name, told, each.get(key), targets)
            elif TOLD.fullmatch(told):
                del each.attrib[key]
    return pictures


def unlinked(root: etree._Element) -> None:
    """Clean a tree that needs no other part: styles, lists, colours, the size of a page."""
    _drop(root, DROPPED | TRACKING)
    known = set().union(*(each.keys() for each in root.iter(etree.Element)))  # few, used often
    etree.strip_attributes(root, *filter(_tells, known))


def _tells(key: str) -> bool:
    """Whether an attribute leads elsewhere, or tells of people."""
    name = etree.QName(key)
    return name.namespace == OFFICE or TOLD.fullmatch(name.localname) is not None


def _drop(root: etree._Element, names: Set[str]) -> None:
    for each in list(root.iter(*(f"{{*}}{name}" for name in names))):
        if each.getparent() is not None:
            each.getparent().remove(each)


def _unwrap(root: etree._Element) -> None:
    """Put the words of each content control and smart tag in its place."""
    for each in [each for each in root.iter(etree.Element) if _is_around(each)]:
        inner = each.find(f"{{{W}}}sdtContent")
        for child in list(each if inner is None else inner):
            each.addprevious(child)
        each.getparent().remove(each)


def _is_around(each: etree._Element) -> bool:
    name = etree.QName(each)
    return name.namespace == W and name.localname in AROUND and each.getparent() is not None


def _check_fields(root: etree._Element) -> None:
    asked = [each.get(f"{{{W}}}instr", "") for each in root.iter(f"{{{W}}}fldSimple")]
    open_fields: list[list[str]] = []
    for each in root.iter(f"{{{W}}}fldChar", f"{{{W}}}instrText", f"{{{W}}}delInstrText"):
        step = each.get(f"{{{W}}}fldCharType")
        if step == "begin":
            open_fields.append([])
        elif step == "end" and open_fields:
            asked.append("".join(open_fields.pop()))
        elif step is None:
            if not open_fields:
                raise RefusedTemplate(FIELD)
            open_fields[-1].append(each.text or "")
    if open_fields or any(told.split()[:1] not in [[name] for name in FIELDS] for told in asked):
        raise RefusedTemplate(FIELD)


def _picture(name: str, told: str, key: str, targets: Mapping[str, Target]) -> dict[str, str]:
    target = targets.get(key)
    if target is None or target.outside or target.kind == "hyperlink":
        raise RefusedTemplate(LINK)
    if (name, told) not in PICTURED or target.kind != "image":
        raise RefusedTemplate(ACTS)
    return {key: target.where}
