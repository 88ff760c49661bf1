"""Checking the record of actions: python -m data.audit verify."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.opening import open_store
from data.store.audit import events_in
from stories.audit import Event, first_broken

USAGE = "Say what to do: python -m data.audit verify"


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


def main(argv: Sequence[str]) -> int:
    """Print what the check found; 1 if the record was changed, 2 if nothing was asked."""
    if list(argv) != ["verify"]:
        print(USAGE)
        return 2
    with open_store().read() as connection:
        found = check(connection)
    print(found.sentence)
    return 0 if found.holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
