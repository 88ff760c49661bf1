"""The SSDA903 as XML: each child with a header, and under it or beside it what else is known."""

from collections.abc import Iterator
from typing import BinaryIO

from stories.returns import xml
from stories.returns.days import either_days
from stories.returns.looked_after.reader import LookedAfter
from stories.returns.looked_after.tables import RENAMED, tables_of
from stories.returns.tables import column

IDENTIFIERS = frozenset({"childid", "child"})
MARKERS = frozenset({"episode", "decom", "rne"})
_WHO = {"Header", "UASC"}  # what these say of the child, every other table takes with it
_FLAGS = {"UASC"}  # a flag in the header, whose table is known by its date instead


def is_looked_after(sniffed: xml.Sniffed) -> bool:
    names = sniffed.names
    return any("903" in name for name in names) or {"decom", "rne"} <= names


def read(file: BinaryIO, number: int, sniffed: xml.Sniffed, into: LookedAfter, group: str) -> None:
    day = either_days()
    found = xml.flat(file) if sniffed.is_flat else xml.each(file, sniffed.child_tag)
    for row, child in enumerate(found, start=1):
        about = _about(child)
        for record in _records(child, about):
            kinds = tables_of(list(record))
            for kind in [each for each in kinds if each not in _WHO] or kinds[:1]:
                into.one(kind, record, number, row, group, day)


def _name(leaf) -> str:
    name = column(xml.bare(leaf.tag))
    return RENAMED.get(name, name)


def _about(child) -> dict[str, str]:
    """Who the child is, from whichever element says it first."""
    found: dict[str, str] = {}
    for leaf in child.iter():
        name = _name(leaf)
        if len(leaf) == 0 and name in ("CHILD", "DOB") and leaf.text and name not in found:
            found[name] = leaf.text.strip()
    return found


def _records(child, about: dict[str, str]) -> Iterator[dict[str, str]]:
    """Each element that holds leaves, as a record; the header first."""
    for element in child.iter():
        leaves: dict[str, str] = {}
        for leaf in element:
            name = _name(leaf)
            if len(leaf) or name in _FLAGS:
                continue
            if name in leaves and tables_of([*about, *leaves]):
                yield {**about, **leaves}
                leaves = {}
            leaves[name] = (leaf.text or "").strip()
        if leaves and (leaves.keys() - about.keys()):
            yield {**leaves, **about, **{name: said for name, said in leaves.items() if said}}
