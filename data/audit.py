"""Checking the record of actions: python -m data.audit verify [head.json].

`python -m data.audit head` prints the newest line's seal, signed. Keep it outside this machine: a
record whose end was cut off still holds by itself, and only an earlier head shows what is gone.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from data import tables
from data.keys import Keys
from data.opening import open_store
from data.store.audit import events_in
from stories.audit import Event, first_broken

USAGE = "Say what to do: python -m data.audit verify, with a head.json or without; or: head"


@dataclass(frozen=True)
class Check:
    """What a check of the whole chain found."""

    lines: int
    broken: int | None

    @property
    def holds(self) -> bool:
        return self.broken is None

    @property
    def sentence(self) -> str:
        if self.broken is not None:
            return (
                f"The record was changed. Line {self.broken} is the first that does not fit "
                "the line before it. Tell information governance today, and change nothing."
            )
        if not self.lines:
            return "The record of actions is empty, so there is nothing to check yet."
        lines = "1 line was" if self.lines == 1 else f"{self.lines:,} lines were"
        return f"Nothing was changed. {lines} checked, and each fits the line before it."


def check(connection: sa.Connection) -> Check:
    """Follow the chain from its first line. A line nobody can read any more is broken too."""
    read = 0

    def counted() -> Iterator[Event]:
        nonlocal read
        for event in events_in(connection):
            read += 1
            yield event

    try:
        broken = first_broken(counted())
    except ValueError:
        broken = read + 1
    return Check(read, broken)


def head(connection: sa.Connection, keys: Keys) -> str:
    """The newest line's number, moment and seal, signed, as JSON to keep elsewhere; "" for none."""
    table = tables.events
    newest = sa.select(table.c.seq, table.c.at, table.c.hash).order_by(table.c.seq.desc()).limit(1)
    row = connection.execute(newest).first()
    if row is None:
        return ""
    said = {"line": row.seq, "at": row.at.isoformat(), "hash": row.hash}
    return json.dumps({**said, "signature": keys.sign(_signed(said))}, indent=1) + "\n"


def against(connection: sa.Connection, keys: Keys, kept: str) -> str:
    """What is wrong when the record is held beside a head that was kept; empty if nothing is."""
    try:
        said = json.loads(kept)
        signature, line = str(said.pop("signature")), int(said["line"])
        known = keys.has_signed(_signed(said), signature)
    except (ValueError, KeyError, AttributeError, TypeError):
        return "This file is no head of a record. Give one that this service exported."
    if not known:
        return "This head was not signed by this service, or it was changed since."
    table = tables.events
    stands = connection.scalar(sa.select(table.c.hash).where(table.c.seq == line))
    if stands == said["hash"]:
        return ""
    what = "is gone" if stands is None else "is another"
    return (
        f"Line {line} {what}: the record was cut off or written anew since {said['at'][:10]}. "
        "Tell information governance today, and change nothing."
    )


def _signed(said: dict) -> str:
    return json.dumps(said, sort_keys=True, separators=(",", ":"))


def main(argv: Sequence[str]) -> int:
    """Print what was found; 1 if the record was changed or cut off, 2 if nothing was asked."""
    what, *rest = [*argv, ""][: max(1, len(argv))]
    if what not in ("verify", "head") or len(rest) > (what == "verify"):
        print(USAGE)
        return 2
    store = open_store()
    with store.read() as connection:
        if what == "head":
            print(head(connection, store.keys), end="")
            return 0
        found = check(connection)
        cut = against(connection, store.keys, Path(rest[0]).read_text("utf-8")) if rest else ""
    print(found.sentence)
    if cut:
        print(cut)
    return 0 if found.holds and not cut else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
