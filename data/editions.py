"""Checking what is published: python -m data.editions verify.

Pages read editions and never the records. Each edition was sealed in the record of actions when it
was published, so a figure that was changed since is found; and everything is counted again from
the records, to say what publishing today would put right. Publish the figures to do so: nothing
else makes an edition, because what is published may only change where that gives nobody away.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import sqlalchemy as sa

from data import figures, tables
from data.opening import open_store
from data.store import Store
from stories.actions.figures import from_records
from stories.people import SERVICE

USAGE = "Say what to do: python -m data.editions verify"
Place = tuple[str, str, date]  # a series, a part and the first day of a period


@dataclass(frozen=True)
class Check:
    """`broken` is the first edition whose seal no longer fits; `behind` what records say otherwise.

    `unsealed` are editions of a time before seals.
    """

    editions: int
    broken: int | None
    unsealed: int
    behind: tuple[Place, ...]

    @property
    def sentences(self) -> list[str]:
        if not self.editions:
            return ["Nothing is published yet, so there is nothing to check."]
        said = []
        if self.broken is not None:
            said.append(
                f"Figures of edition {self.broken} were changed after it was published. Tell "
                "information governance today, then publish the figures again."
            )
        else:
            sealed = self.editions - self.unsealed
            said.append(f"No figure was changed: {sealed:,} of {self.editions:,} editions checked.")
        if self.unsealed:
            said.append(f"{self.unsealed:,} were published before editions were sealed.")
        if self.behind:
            said.append(
                f"{len(self.behind):,} figures differ from what the records say today. Publish "
                "the figures to bring them up to date."
            )
        else:
            said.append("Every figure is what the records say today, as far as it may be shown.")
        return said


def check(store: Store, at: datetime) -> Check:
    """Hold every edition against its seal, and the newest against the records."""
    with store.begin(SERVICE, at) as work:
        published, again = work.published(), from_records(work, at.date())
    with store.read() as connection:
        numbers = connection.scalars(
            sa.select(tables.editions.c.number).order_by(tables.editions.c.number)
        ).all()
        seals = _seals(connection)
        broken = [n for n in numbers if n in seals and figures.seal_of(connection, n) != seals[n]]
    return Check(
        len(numbers),
        min(broken, default=None),
        len(set(numbers) - seals.keys()),
        tuple(_behind(published, again)) if numbers else (),
    )


def _seals(connection: sa.Connection) -> dict[int, str]:
    """The seal of each edition, from the record of actions."""
    table = tables.events
    rows = connection.execute(
        sa.select(table.c.subject_id, table.c.facts).where(table.c.action == "figures published")
    )
    said = {int(number): json.loads(facts).get("seal") for number, facts in rows}
    return {number: seal for number, seal in said.items() if seal}


def _behind(published, again) -> list[Place]:
    """Places that an edition of today would fill otherwise."""
    held = {
        (code, cell.part, cell.start): cell.people
        for code, table in published.items()
        for cell in table.cells
    }
    return [
        (code, cell.part, cell.start)
        for code, table in again.items()
        for cell in table.cells
        if held.get((code, cell.part, cell.start), "none") != cell.people
    ]


def main(argv: Sequence[str]) -> int:
    """Print what was found; 1 if a figure was changed since, 2 if nothing was asked."""
    if list(argv) != ["verify"]:
        print(USAGE)
        return 2
    found = check(open_store(), datetime.now(UTC))
    print("\n".join(found.sentences))
    return 0 if found.broken is None else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
