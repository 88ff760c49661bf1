"""XML read element by element, with entities, the network and deep nesting shut out."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from stories.returns.safety import Refused, refuse_entities

HEAD = 65_536
MOST_ELEMENTS = 50_000  # in one child: no real return comes near
_NAME = re.compile(r"^\{[^}]*\}|[^a-z0-9]")
SAFE = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "dtd_validation": False,
    "huge_tree": False,
    "recover": False,
    "remove_comments": True,
    "remove_pis": True,
}


class Names(dict):
    """From a tag as a file spells it to one of the names wanted, or None; remembered."""

    def __init__(self, spellings: dict[str, str]) -> None:
        super().__init__()
        self._spellings = spellings

    def __missing__(self, tag: object) -> str | None:
        name = self._spellings.get(plain(tag)) if isinstance(tag, str) else None
        if len(self) < 5_000:
            self[tag] = name
        return name


def plain(tag: str) -> str:
    """A tag without its namespace, case and marks: {x}LA-childID is lachildid."""
    return _NAME.sub("", tag.rpartition("}")[2].lower())


def elements(file: BinaryIO, tag: str | None, events: tuple[str, ...]) -> Iterator:
    """Events of the file; a broken one ends in a sentence that names the line."""
    try:
        yield from etree.iterparse(file, events=events, tag=tag, **SAFE)
    except etree.XMLSyntaxError as error:
        # The message of the parser may quote the file, so only its place is said.
        line = error.lineno or 0
        raise Refused(
            f"This XML file is broken at line {line}, so none of it was read. Export it again."
        ) from None
    except UnicodeDecodeError:
        raise Refused("This XML file mixes encodings. Export it again as UTF-8.") from None


def each(file: BinaryIO, tag: str) -> Iterator[etree._Element]:
    """Every element with this tag, whole, forgotten once it was seen."""
    for _, element in elements(file, tag, ("end",)):
        yield element
        element.clear()
        parent = element.getparent()
        if parent is not None:
            while element.getprevious() is not None:
                del parent[0]


def head_of(file: BinaryIO) -> bytes:
    """The beginning of the file, which is then back at its start; refused if it has entities."""
    head = file.read(HEAD)
    file.seek(0)
    refuse_entities(head)
    return head


class Sniffed:
    """The first elements of a file: their names, leaves, and which tag is one child."""

    def __init__(self, file: BinaryIO, markers: frozenset[str], stop_after: int = 3_000) -> None:
        self.names: set[str] = set()
        self.leaves: dict[str, str] = {}
        self.child_tag: str | None = None
        head_of(file)
        for number, (event, element) in enumerate(elements(file, None, ("start", "end"))):
            if number > stop_after or not isinstance(element.tag, str):
                break
            name = plain(element.tag)
            if event == "start":
                self.names.add(name)
                if element.getroottree().docinfo.internalDTD is not None:
                    refuse_entities(b"<!DOCTYPE")
            elif len(element) == 0 and name not in self.leaves:
                self.leaves[name] = (element.text or "").strip()[:100]
            if event == "start" and name in markers and self.child_tag is None:
                self.child_tag = _holder(element)
            if self.child_tag and event == "end" and element.tag == self.child_tag:
                break
        file.seek(0)


def _holder(element: etree._Element) -> str | None:
    """The tag of the element that holds one child's whole record."""
    above = list(element.iterancestors())
    for ancestor in above:
        if plain(ancestor.tag) in ("child", "person", "cinchild", "childrecord"):
            return ancestor.tag
    below_root = above[:-1]
    return (below_root[-2] if len(below_root) > 1 else (below_root or above)[-1]).tag
