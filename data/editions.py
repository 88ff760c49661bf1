"""The summary that pages read: python -m data.editions verify, or rebuild NAME.

Pages read editions and never the records, so a page costs the same for a thousand records and for
a million. No summary of the records is kept true with each write, and that is on purpose: whoever
read it before and after one record would subtract the two and know of one person. What pages read
moves by editions alone, whose changes are guarded, and `verify` says how far records have moved on.

Each edition was sealed in the record of actions when it was published, so a figure that was changed
since is found; every figure is held against the raw count; and everything is counted again from the
records, to say what publishing today would put right. To rebuild is to publish: nothing else makes
an edition, because what is published may only change where that gives nobody away. So it is signed
too, by a leader or an analyst.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from data import figures, tables
from data.opening import open_store
from data.store import Store
from data.store.people import person_where
from stories.actions.figures import counts_of_records, from_records, publish_figures
from stories.days import LONDON
from stories.errors import StoryError
from stories.people import SERVICE
from stories.trends import WHOLE, SuppressedTable
from stories.trends.grain import Counts, gathered

USAGE = (
    "Say what to do: python -m data.editions verify, or python -m data.editions rebuild NAME, with "
    "the name of the leader or analyst who signs it."
)
Place = tuple[str, str, date]  # a series, a part and the first day of a period


@dataclass(frozen=True)
class Check:
    """`broken` is the first edition whose seal no longer fits; `behind` what records say otherwise.

    `unsealed` are editions of a time before seals. `equal` shown figures are the raw count;
    `waiting` ones are not, or not any more.
    """

    editions: int
    broken: int | None
    unsealed: int
    behind: tuple[Place, ...]
    equal: int = 0
    waiting: int = 0

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
        said.append(f"{self.equal:,} shown figures equal the raw count of the records.")
        if self.waiting:
            said.append(
                f"{self.waiting:,} stand as they were published: what has changed since is too "
                "little to show, or its records are kept no longer."
            )
        if self.behind:
            said.append(
                f"{len(self.behind):,} figures would change today. Publish the figures, or "
                "rebuild, to bring them up to date."
            )
        else:
            said.append("Every figure is what the records say today, as far as it may be shown.")
        return said


def check(store: Store, at: datetime) -> Check:
    """Hold every edition against its seal, and the newest against the records."""
    with store.begin(SERVICE, at) as work:
        published, again = work.published(), from_records(work, at.date())
        raw = counts_of_records(work, at.date())
    with store.read() as connection:
        numbers = connection.scalars(
            sa.select(tables.editions.c.number).order_by(tables.editions.c.number)
        ).all()
        seals = _seals(connection)
        broken = [n for n in numbers if n in seals and figures.seal_of(connection, n) != seals[n]]
    if not numbers:
        return Check(0, None, 0, ())
    same = _against(published, raw)
    return Check(
        len(numbers),
        min(broken, default=None),
        len(set(numbers) - seals.keys()),
        tuple(_behind(published, again)),
        sum(same),
        len(same) - sum(same),
    )


def rebuild(store: Store, name: str, at: datetime) -> str:
    """Count everything anew and publish it, signed by the leader or analyst of this name."""
    people = tables.people
    with store.read() as connection:
        ids = connection.scalars(sa.select(people.c.id).where(people.c.name == name)).all()
        found = [person_where(connection, each) for each in ids]
    if len(found) != 1:
        many = "More than one person" if found else "Nobody"
        raise StoryError(f"{many} is called so. Write the name as it stands under People.")
    number = publish_figures(store, by=found[0], at=at)
    return f"Edition {number} is published. {check(store, at).sentences[-1]}"


def _seals(connection: sa.Connection) -> dict[int, str]:
    """The seal of each edition, from the record of actions."""
    table = tables.events
    rows = connection.execute(
        sa.select(table.c.subject_id, table.c.facts).where(table.c.action == "figures published")
    )
    said = {int(number): json.loads(facts).get("seal") for number, facts in rows}
    return {number: seal for number, seal in said.items() if seal}


def _against(published: Mapping[str, SuppressedTable], raw: Mapping[str, Counts]) -> list[bool]:
    """Of each shown figure of a series that is counted by month: whether it is the raw count."""
    same = []
    for code, table in published.items():
        if code not in raw:
            continue
        counts = gathered(raw[code], table.grain)
        for (_, start), people in list(counts.items()):
            counts[WHOLE, start] = counts.get((WHOLE, start), 0) + people
        shown = (cell for cell in table.cells if not cell.hidden)
        same += [counts.get((cell.part, cell.start), 0) == cell.people for cell in shown]
    return same


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
    """Print what was found; 1 if a figure was changed or nothing published, 2 if asked nothing."""
    match list(argv):
        case ["verify"]:
            found = check(open_store(), datetime.now(LONDON))
        case ["rebuild", name]:
            return _rebuild(name)
        case _:
            print(USAGE)
            return 2
    print("\n".join(found.sentences))
    return 0 if found.broken is None else 1


def _rebuild(name: str) -> int:
    try:
        print(rebuild(open_store(), name, datetime.now(LONDON)))
    except StoryError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
