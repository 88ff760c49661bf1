"""What is not a page: search, import, export, the check for identifiers, and the layers between.

Each is measured in this process, with the work of the PostgreSQL behind it, beside the least that
the same answer can cost: the bare index, csv.reader, the file as it is, the words alone, bare SQL.
"""

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from data import figures, search, tables
from data.alike import beside_approved
from data.backup import postgresql, sqlite
from data.store import Store
from data.store.catalogue import outcome_types_in
from data.store.sketches import unpacked
from data.store.telling_once import counted_here
from pages.parts import session
from stories.actions import importing
from stories.identifiers import find
from stories.importing.checking import check
from stories.importing.layout import OUTCOMES, matched
from stories.importing.reading import sheet_of
from stories.importing.rows import Lists
from stories.outcomes.record import SETTLED
from stories.people import SERVICE
from stories.searches import Search
from stories.trends import WHOLE
from tests import make, postgres
from tests.benchmarks import identifiers, tabs
from tests.benchmarks import importing as imports
from tests.benchmarks.search import words

BARE = {
    "sqlite": "SELECT rowid, snippet(story_fts, 0, '', '', '', 16) FROM story_fts "
    "WHERE story_fts MATCH :words ORDER BY bm25(story_fts) LIMIT 20",
    "postgresql": "SELECT best.number, ts_headline('simple', told.stems, best.asked) "
    "FROM (SELECT number, asked FROM story_fts, to_tsquery('simple', :words) AS asked "
    "WHERE stems @@ asked ORDER BY ts_rank(stems, asked) DESC LIMIT 20) AS best "
    "JOIN story_search AS told ON told.number = best.number",
}
BROAD, NARROW = range(0, 20, 5), range(1_000, 3_000, 500)
Pair = tuple[float, float]  # milliseconds of ours, and of the least


def of_search(store: Store, clock: "Clock", places: range) -> Pair:
    """Finding what may be used today, the best first, with as many cards as the library shows at
    once, against the bare index, ranked, with a snippet of each of twenty: words of one kind."""
    vocabulary = words()
    pairs = []
    for at in places:
        word = vocabulary[at]

        def ours(word: str = word) -> None:
            with store.read() as connection:
                search.find(connection, session.now(), Search(word), most=search.AT_ONCE)

        def bare(word: str = word) -> None:
            with store.read() as connection:
                query = sa.text(BARE[connection.dialect.name])
                connection.execute(query, {"words": word}).all()

        pairs.append(clock.both(ours, bare))
    return tuple(sum(each) for each in zip(*pairs, strict=True))


def of_cards(store: Store, clock: "Clock", places: range) -> Pair:
    """All that ten cards say of stories that were found; the bare index says nothing of it."""
    cost = 0.0
    with store.read() as connection:
        for at in places:
            ids = search.find(connection, session.now(), Search(words()[at]), most=0).ids
            cost += clock.of(partial(search.details, connection, ids[: search.AT_ONCE]))
    return cost, 0.0


def of_queries(store: Store, clock: "Clock") -> Pair:
    """What one part of the figures costs to read, against the same rows by the driver alone."""

    def ours() -> None:
        with store.read() as connection:
            figures.of_part(connection, WHOLE)

    def bare() -> None:
        with store.read() as connection:
            cursor = connection.connection.driver_connection.execute(
                "SELECT code, part, start, people FROM figures WHERE part = '*' "
                "AND replaced_in IS NULL ORDER BY part, code, start"
            )
            cursor.fetchall()

    return clock.both(ours, bare)


def of_summary(store: Store, clock: "Clock") -> Pair:
    """Counting every month of every outcome anew, against one bare statement of that rule."""

    def ours() -> None:
        with store.begin(SERVICE, session.now()) as work:
            for kind in work.outcome_types().values():
                work.recorded_by_month(kind.code, session.today(), kind.asks_end_reason)

    table = tables.outcomes
    by = (table.c.code, table.c.counts, table.c.service, table.c.month)
    same = (table.c.confirmation.in_(SETTLED), counted_here())

    def bare() -> None:
        with store.read() as connection:
            connection.execute(sa.select(*by, sa.func.count()).where(*same).group_by(*by)).all()

    return clock.both(ours, bare, 3)


def of_import(store: Store, clock: "Clock", rows: int) -> Pair:
    """Reading, checking and keeping a spreadsheet, against csv.reader into one bare table."""
    chance = random.Random(rows)
    lines = (imports.row(chance) for _ in range(rows))
    content = "\n".join([imports.HEADINGS, *lines]).encode()
    with store.read() as connection:
        services = dict.fromkeys(connection.scalars(sa.select(tables.services.c.code)), "")
        lists = Lists(outcome_types_in(connection), {}, services, {})

    def ours() -> None:
        sheet = sheet_of(content)
        columns = matched(OUTCOMES, sheet.header, {})
        checked = check(sheet, OUTCOMES, columns, lists, session.today())
        signed = {"by": make.ANA, "at": session.now()}
        importing.keep(store, checked, {}, all_or_nothing=True, **signed)

    return clock.once(ours), clock.once(lambda: imports.floor(content))


def of_export(store: Store, clock: "Clock") -> Pair:
    """A copy of the whole database in a file, against the same tool without our checks."""
    of, tools = sqlite, nullcontext
    if store.engine.dialect.name == "postgresql":
        of, tools = postgresql, postgres.tools_first
    with tempfile.TemporaryDirectory() as folder, tools():
        ours, bare = Path(folder) / "ours", Path(folder) / "bare"
        took = clock.once(lambda: of.copy(store.engine, ours, lambda _: {}))
        if of is sqlite:
            return took, clock.once(lambda: _bare_copy(store, bare))
        arguments = ("--format=custom", "--schema=public", f"--file={bare}")
        return took, clock.once(lambda: postgresql._run(store.engine, "pg_dump", *arguments))


def of_identifiers(_: Store, clock: "Clock") -> Pair:
    """One story of 300 words looked through, against a list of names and 25 patterns."""
    text = identifiers.texts(identifiers.stories("work"))[0]
    return clock.both(lambda: find(text), lambda: identifiers.floor(text))


def of_likeness(store: Store, clock: "Clock") -> Pair:
    """How much a story is like the approved ones; there is nothing to hold it to."""
    with store.read() as connection:
        table = tables.story_sketches
        row = connection.execute(sa.select(table.c.runs, table.c.facts).limit(1)).one()
        sketch = unpacked(row.runs, row.facts)
        ours = partial(beside_approved, connection, sketch, make.RAVI, session.today())
        return clock.of(ours, 1), 0.0


class Clock:
    """Work of this process, and of a PostgreSQL server where there is one, in milliseconds."""

    def __init__(self, server: int | None) -> None:
        self._server = server

    def now(self) -> float:
        return time.process_time() + (tabs.work_of_all(self._server) if self._server else 0)

    def once(self, act: Callable[[], object]) -> float:
        began = self.now()
        act()
        return (self.now() - began) * 1_000

    def both(self, ours: Callable, least: Callable, turns: int = 9) -> Pair:
        """The median of each, in turn, since other work comes and goes; after one to warm up."""
        took = [(self.once(ours), self.once(least)) for _ in range(turns + 1)][1:]
        return tuple(map(statistics.median, zip(*took, strict=True)))

    def of(self, act: Callable[[], object], times: int = 5) -> float:
        """The mean of some, after one to warm up."""
        act()
        return self.once(lambda: [act() for _ in range(times)]) / times


def _bare_copy(store: Store, to: Path) -> None:
    here = store.engine.url.database
    with closing(sqlite3.connect(here)) as source, closing(sqlite3.connect(to)) as up:
        source.backup(up)
