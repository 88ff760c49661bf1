"""How often each fault is played, and what came of all of them, as one table at the end."""

import os
from collections.abc import Iterable, Iterator

import pytest

FULL = 100  # percent of what each test names as its most
USUAL = 10  # of a run that says nothing: `FAULTS=100 pytest -m faults` plays all
PROPERTY = "faults"
WAYS = {  # what goes wrong, in the order of the table
    "killed": "the app killed while people write",
    "stopped": "the server stopped hard while people write",
    "stilled": "a replica that stands still while the others write",
    "taken": "the daily run taken over from one that stands still",
    "raced": "two reviewers, or a writer and a reviewer, at once over replicas",
    "cut": "the log cut, at every write and within",
    "torn": "the file torn, at every page and within",
    "migrated": "migrations killed half way, from every earlier version",
    "restarted": "servers begun anew in turn",
    "dropped": "lines dropped while a story is sent",
    "run": "runs of a page, for what is left behind",
    "full": "a disk that is full",
    "away": "a database that is away, locked, slow or stands still",
    "jumped": "clocks that jump, differ, or change at night",
    "backed": "backups made while people write, and put back elsewhere",
    "asked": "commands asked with anything at all",
    "walked": "runs of 30 to 50 steps by anybody, in any order",
}
ANYWHERE = {  # what needs no database
    "mangled": "files mangled, each read by the reader of its kind",
    "solved": "random data sets, attacked by a solver",
}
KINDS = ("sqlite", "postgresql")


def asked(config: pytest.Config) -> bool:
    return config.getoption("markexpr") == "faults"


def percent() -> float:
    return float(os.environ.get("FAULTS") or USUAL)


def times(config: pytest.Config, short: int, full: int, least: int | None = None) -> int:
    """A few in the ordinary suite; where faults are asked for, as large a part as was said.

    `least` then, where the short form is a long one already.
    """
    part = max(least or short, round(full * percent() / FULL))
    return part if asked(config) else short


class Tally:
    """What one test played, and what it found kept; on its report, also where it fails."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def add(self, kind: str = "", **many: int) -> None:
        """`kind` of database, for the ways of going wrong."""
        for name, count in many.items():
            key = f"{name} {kind}" if name in WAYS else name
            self.counts[key] = self.counts.get(key, 0) + count


def summary(config: pytest.Config, reports: Iterable[pytest.TestReport]) -> Iterator[str]:
    """The lines of the table; none where nothing was played."""
    total: dict[str, int] = {}
    for report in reports:
        for name, counts in report.user_properties:
            for key, count in counts.items() if name == PROPERTY else ():
                total[key] = total.get(key, 0) + count
    if not total:
        return
    size = f"{percent():g} % of the full counts" if asked(config) else "short forms"
    yield f"{f'Faults, {size}':<66} SQLite  PostgreSQL"
    for name, words in WAYS.items():
        sqlite, postgres = (total.get(f"{name} {kind}", 0) for kind in KINDS)
        if sqlite or postgres:
            yield f"{words:<66} {_number(sqlite):>6}  {_number(postgres):>10}"
    for name, words in ANYWHERE.items():
        if many := total.get(name):
            yield f"{words:<66} {_number(many):>6}"
    if "kept" in total:
        kept, told = total["kept"], total.get("told", 0)
        yield (
            f"{kept:,} acknowledged ({total.get('sent', 0):,} stories; outcomes, consents, "
            f"decisions): {total.get('lost', 0):,} lost, {total.get('twice', 0):,} twice; "
            f"told to try again {told:,} times"
        )
    if read := total.get("read"):
        broken = total.get("broken", 0)
        yield f"the record of actions was read {read:,} times: {broken:,} times broken"
    if rows := total.get("rows"):
        yield f"{rows:,} rows of earlier shapes stand in the newest"


def _number(many: int) -> str:
    return f"{many:,}" if many else ""
