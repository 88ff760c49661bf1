"""The SSDA903 as XML: each child with a header, and under it or beside it what else is known."""

from typing import BinaryIO

from stories.returns import xml
from stories.returns.days import either_days
from stories.returns.looked_after import RENAMED, LookedAfter, table_of
from stories.returns.tables import column

MARKERS = frozenset({"childid", "episode", "decom"})
_ONE = {"UASC"}  # a flag in the header, whose table is known by its date instead


def is_looked_after(sniffed: xml.Sniffed) -> bool:
    names = sniffed.names
    return any("903" in name for name in names) or {"decom", "rne"} <= names


def read(file: BinaryIO, number: int, sniffed: xml.Sniffed, into: LookedAfter, group: str) -> None:
    day = either_days()
    if not sniffed.child_tag:
        return
    for row, child in enumerate(xml.each(file, sniffed.child_tag), start=1):
        about = _about(child)
        for record in _records(child, about):
            kind = table_of(list(record))
            if kind is not None:
                into.one(kind, record, number, row, group, day)


def _about(child) -> dict[str, str]:
    """Who the child is, from whichever element says it first."""
    found: dict[str, str] = {}
    for leaf in child.iter():
        name = RENAMED.get(column(leaf.tag), column(leaf.tag))
        if len(leaf) == 0 and name in ("CHILD", "DOB") and leaf.text and name not in found:
            found[name] = leaf.text.strip()
    return found


def _records(child, about: dict[str, str]):
    """Each element that holds leaves, as a record; the header first."""
    for element in child.iter():
        leaves: dict[str, str] = {}
        for leaf in element:
            name = RENAMED.get(column(leaf.tag), column(leaf.tag))
            if len(leaf) or name in _ONE:
                continue
            if name in leaves and table_of([*about, *leaves]) is not None:
                yield {**about, **leaves}
                leaves = {}
            leaves[name] = (leaf.text or "").strip()
        if leaves and (leaves.keys() - about.keys()):
            yield {**leaves, **about}
