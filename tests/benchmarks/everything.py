"""Every measure of the table, at each size on each database, with its floor in the same run."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from data import demo, sessions, tables
from data.store import Store
from data.store.engine import engine
from pages.parts import session
from stories.actions.figures import publish_figures
from stories.people import Person
from tests import make, postgres
from tests.benchmarks import costs, filling, served, tabs
from tests.benchmarks.table import Goal, Line
from tests.benchmarks.tabs import Asked
from tests.conftest import KEY, _prepare, draft_of

RUNS, NAIVE_RUNS, SECONDS_A_TAB = 10, 2, 0.1  # 100 tabs open over 10 seconds
JUDGED_TABS = 100  # with fewer open, no goal of tabs is judged
IMPORTED = 1_000  # rows of a spreadsheet, at the smallest size
FEW, MANY = 30, 300  # reruns between which memory may hardly grow
EMPTY, CHARTS = Asked("Empty page", query="floor=empty"), Asked("Floor", query="floor=charts")
NAIVE = Asked("Naive page", query="floor=naive")
FORM, TRENDS = "Story form", "Trends"
PLACES: dict[str, tuple[str, Person]] = {
    TRENDS: ("trends", make.LEO),
    "One outcome": ("one-outcome", make.LEO),
    FORM: ("share-a-story", make.SAM),
    "Home": ("home", make.SAM),
    "Review": ("review", make.RAVI),
    "Library": ("story-library", make.CAL),
    "Thanks": ("thanks", make.SAM),
    "Check-backs": ("check-backs", make.SAM),
}


@dataclass(frozen=True)
class Plan:
    """What is measured: multiples of the smallest size, databases, how many tabs."""

    sizes: Sequence[int] = (1, 10, 100)
    databases: Sequence[str] = ("sqlite", "postgresql")
    tabs: Sequence[int] = (1, 10, 50, 100)
    stories: int = 1_000
    outcomes: int = 10_000


@dataclass
class Found:
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    errors: int = 0

    def line(self, what: str, database: str, unit: str, goal: Goal | None = None) -> Line:
        return self.lines.setdefault((what, database), Line(what, database, unit, goal=goal))


@dataclass(frozen=True)
class Place:
    """A filled database, its address, and the process that serves it, if there is one."""

    store: Store
    url: str
    server: int | None
    folder: Path

    @property
    def settings(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.url,
            "FIELD_KEY": "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=",
            "ERASURE_LEDGER": str(self.folder / "erasures.log"),
        }


def measure(plan: Plan, say=print) -> Found:
    found = Found()
    for database in plan.databases:
        for size in plan.sizes:
            say(f"{database}, {size}x")
            with tempfile.TemporaryDirectory() as folder, _address(database, folder) as url:
                place = _filled(plan, size, url, Path(folder), say)
                At(plan, size, database, place, found, say).measure()
                place.store.engine.dispose()
    return found


@contextmanager
def _address(database: str, folder: str) -> Iterator[str]:
    if database == "sqlite":
        yield f"sqlite:///{Path(folder) / 'filled.db'}"
        return
    with postgres.server() as address:
        postgres.execute(address, "CREATE DATABASE filled")
        yield postgres.database(address, "filled")


def _filled(plan: Plan, size: int, url: str, folder: Path, say) -> Place:
    _prepare(url)
    store = Store(engine(url), KEY)
    filling.fill(store, plan.stories * size, plan.outcomes * size)
    publish_figures(store, by=make.ANA, at=session.now())
    with store.engine.begin() as connection:
        served.summarise(connection)
        row = {"name": demo.MARK, "value": demo.FILLED}
        connection.execute(tables.settings.insert().values(**row))
        server = None
        if connection.dialect.name == "postgresql":
            home = connection.exec_driver_sql("SHOW data_directory").scalar()
            server = int((Path(home) / "postmaster.pid").read_text().split()[0])
    say("  filled")
    return Place(store, url, server, folder)


@dataclass(frozen=True)
class At:
    """One size on one database."""

    plan: Plan
    size: int
    database: str
    place: Place
    found: Found
    say: object

    def measure(self) -> None:
        pages = _pages(self.place)
        log = self.place.folder / "server.log"
        with tabs.serving(self.place.settings, log, self.place.server) as server:
            self.runs(server, pages)
            self.opening(server, pages)
            self.memory(server, pages[TRENDS])
            self.naive(server, pages)
        if self.size == self.plan.sizes[0]:
            self.first_runs(log, pages[TRENDS])
        self.beside()

    def runs(self, server: tabs.Server, pages: dict[str, Asked]) -> None:
        """Work of one run of each page in an open tab, beside both floors."""
        empty, charts = (tabs.rerun(server, each, RUNS) for each in (EMPTY, CHARTS))
        self.line("CPU of a run: an empty page", "ms").costs[self.size] = empty
        self.line("CPU of a run: the floor of trends", "ms").costs[self.size] = charts
        goals = {TRENDS: Goal(1.5, "the floor of trends"), FORM: Goal(3, "an empty page")}
        for name, asked in pages.items():
            line = self.line(f"CPU of a run: {name}", "ms", goals.get(name))
            line.costs[self.size] = tabs.rerun(server, asked, RUNS)
            line.floor[self.size] = charts if name in (TRENDS, "One outcome") else empty
        self.say("  runs")

    def opening(self, server: tabs.Server, pages: dict[str, Asked]) -> None:
        """How long tabs wait for their page, and what so many of them hold in memory."""
        held = {}
        for asked in (EMPTY, *pages.values()):
            for many in self.plan.tabs:
                opened = tabs.open_tabs(server, asked, many, many * SECONDS_A_TAB)
                self.found.errors += opened.errors
                goal = Goal(3, "the empty page") if many >= JUDGED_TABS else None
                what = f"Open {asked.name}, p95 of {_tabs(many)}"
                line = self.line(what, "ms", goal if asked is not EMPTY else None)
                line.costs[self.size] = opened.p95
                least = self.line(what.replace(asked.name, EMPTY.name), "ms").costs
                if asked is not EMPTY:
                    line.floor[self.size] = least[self.size]
            held[asked.name] = server.memory()
        most = max(self.plan.tabs)
        goal = Goal(1.25, "of empty pages") if most >= JUDGED_TABS else None
        line = self.line(f"Memory with {_tabs(most)} on Trends", "MB", goal)
        line.costs[self.size], line.floor[self.size] = held[TRENDS], held[EMPTY.name]
        self.say("  tabs")

    def memory(self, server: tabs.Server, asked: Asked) -> None:
        what = f"Memory after {MANY} runs of Trends"
        line = self.line(what, "MB", Goal(1.1, f"that after {FEW}"))
        tabs.rerun(server, asked, FEW)
        line.floor[self.size] = server.memory()
        tabs.rerun(server, asked, MANY - FEW)
        line.costs[self.size] = server.memory()
        self.say("  memory")

    def naive(self, server: tabs.Server, pages: dict[str, Asked]) -> None:
        """Last, since what it reads stays in memory."""
        took = tabs.rerun(server, NAIVE, NAIVE_RUNS)
        self.line("CPU of a run: a naive page with pandas", "ms").costs[self.size] = took
        for name in pages:
            self.line(f"CPU of a run: {name}", "ms").naive[self.size] = took
        self.say("  naive")

    def first_runs(self, log: Path, asked: Asked) -> None:
        """The first page that a new server gives, each from a server of its own."""
        took = {}
        for each in (CHARTS, asked):
            with tabs.serving(self.place.settings, log, self.place.server) as server:
                began = server.cpu()
                self.found.errors += tabs.open_tabs(server, each, 1, 0).errors
                took[each.name] = (server.cpu() - began) * 1_000
        line = self.line(
            "CPU of the first run of a new server: Trends", "ms", Goal(1.2, "the floor")
        )
        line.costs[self.size], line.floor[self.size] = took[asked.name], took[CHARTS.name]

    def beside(self) -> None:
        """What is not a page."""
        store, clock, rows = self.place.store, costs.Clock(self.place.server), self.size * IMPORTED
        measures = (
            ("Search, narrow words", Goal(1.15, "the bare index"), costs.of_search, costs.NARROW),
            ("Search, broad words", Goal(0.2, "the bare index"), costs.of_search, costs.BROAD),
            ("Query layer: figures of a part", Goal(2, "bare SQL"), costs.of_queries),
            ("Summary counted anew", Goal(1.5, "its bare SQL"), costs.of_summary),
            ("Identifier check, 300 words", Goal(1.5, "the floor"), costs.of_identifiers),
            ("Like an approved story?", None, costs.of_likeness),
            (f"Import of a spreadsheet, {IMPORTED:,} rows at 1x", None, costs.of_import, rows),
            ("Export: a backup", None, costs.of_export),
        )
        for what, goal, of, *rest in measures:
            line = self.line(what, "ms", goal)
            line.costs[self.size], line.floor[self.size] = of(store, clock, *rest)
            self.say(f"  {what.lower()}")

    def line(self, what: str, unit: str, goal: Goal | None = None) -> Line:
        return self.found.line(what, self.database, unit, goal)


def _tabs(many: int) -> str:
    return f"{many} tab{'s' if many > 1 else ''}"


def _pages(place: Place) -> dict[str, Asked]:
    """The main pages, each by somebody who is signed in."""
    draft = draft_of(place.store, make.SAM, session.now())
    queries = {FORM: f"d={draft}", "One outcome": "outcome=C-REUN"}
    return {
        name: Asked(
            name, page, queries.get(name, ""), sessions.begin(place.store, person.id, session.now())
        )
        for name, (page, person) in PLACES.items()
    }
