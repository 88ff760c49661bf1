"""XML read element by element, with entities, the network and deep nesting shut out."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from lxml import etree

from stories.returns.safety import Refused, refuse_entities

HEAD = 65_536
LONGEST = 250_000  # bytes from one tag to the next; a name or a note is far shorter
SNIFFED = 20_000  # events looked at before a file is read
_NAME = re.compile(r"[^a-z0-9]")
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

    def __init__(self, spelled: Callable[[str], str | None]) -> None:
        super().__init__()
        self._spelled = spelled

    def __missing__(self, tag: object) -> str | None:
        name = self._spelled(plain(tag)) if isinstance(tag, str) else None
        if len(self) < 5_000:
            self[tag] = name
        return name


def bare(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def plain(tag: str) -> str:
    """A tag without its namespace, case and marks: {x}LA-childID is lachildid."""
    return _NAME.sub("", bare(tag).lower())


class Ending:
    """A file of which every tag and text ends soon: the parser holds each of them whole."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._since = 0

    def read(self, size: int) -> bytes:
        """The next bytes, few at a time; Refused where no tag begins for too long."""
        piece = self._file.read(size)
        after = piece.rpartition(b"<")
        self._since = len(after[2]) + (0 if after[1] else self._since)
        if self._since > LONGEST:
            raise Refused(
                "This XML file is broken, because a tag or a text in it goes on without end. "
                "Export it again."
            )
        return piece


def elements(file: BinaryIO, tag: str | None, events: tuple[str, ...]) -> Iterator:
    """Events of the file; a broken one ends in a sentence that names the line."""
    try:
        yield from etree.iterparse(Ending(file), events=events, tag=tag, **SAFE)
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


def flat(file: BinaryIO) -> Iterator[etree._Element]:
    """Every element that holds nothing but leaves: the rows of a table written as XML."""
    for _, element in elements(file, None, ("end",)):
        if len(element) and not any(len(leaf) for leaf in element):
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def head_of(file: BinaryIO) -> bytes:
    """The beginning of the file, which is then back at its start; refused if it has entities."""
    head = file.read(HEAD)
    file.seek(0)
    refuse_entities(head)
    return head


class Sniffed:
    """The first elements of a file: their names, leaves, and which tag holds one child's record.

    Two different identifiers tell the tag: it is what holds the first, just below what holds both.
    Where there is only one, it is an element called so, or what holds it and a first record.
    """

    def __init__(
        self, file: BinaryIO, identifiers: frozenset[str], markers: frozenset[str]
    ) -> None:
        self.names: set[str] = set()
        self.leaves: dict[str, str] = {}
        self.child_tag: str | None = None
        self.is_flat = False
        self._identifiers, self._markers = identifiers, markers
        self._named: etree._Element | None = None
        self._marked: etree._Element | None = None
        head_of(file)
        for number, (event, element) in enumerate(elements(file, None, ("start", "end"))):
            if number > SNIFFED or (self.child_tag and not self.is_flat):
                break  # of rows, one after the other, the next may be of another table
            if isinstance(element.tag, str):
                self._see(event, element)
        self._settle()
        file.seek(0)

    def _see(self, event: str, element: etree._Element) -> None:
        name = plain(element.tag)
        if event == "start":
            self.names.add(name)
            if element.getroottree().docinfo.internalDTD is not None:
                refuse_entities(b"<!DOCTYPE")
            if name in self._markers and self._marked is None:
                self._marked = element
        elif len(element) == 0:
            said = (element.text or "").strip()
            self.leaves.setdefault(name, said[:100])
            if name in self._identifiers and said:
                self._identified(element, said)

    def _identified(self, element: etree._Element, said: str) -> None:
        if self._named is None:
            self._named = element
        elif self.child_tag is None and (self._named.text or "").strip() != said:
            holder = _below(self._named, element)
            self._hold(element.getparent() if holder is self._named else holder)

    def _settle(self) -> None:
        """Where only one child was seen, or none that says who it is."""
        first = self._named if self._named is not None else self._marked
        if self.child_tag or first is None:
            return
        above = list(first.iterancestors())
        called = [each for each in above if plain(each.tag) in CALLED]
        if called:
            self._hold(called[-1])
        elif self._named is not None and self._marked is not None:
            self._hold(next(each for each in above if each in self._marked.iterancestors()))
        elif above:
            self._hold(above[0])

    def _hold(self, holder: etree._Element) -> None:
        self.child_tag = holder.tag
        self.is_flat = not any(len(leaf) for leaf in holder)


CALLED = frozenset({"child", "person", "cinchild", "childrecord"})


def _below(one: etree._Element, other: etree._Element) -> etree._Element:
    """What holds the one, just below what holds both."""
    both = set(other.iterancestors())
    holder = one
    for above in one.iterancestors():
        if above in both:
            return holder
        holder = above
    return holder
