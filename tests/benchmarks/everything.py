"""Every measure of the table, at each size on each database, with its floor in the same run."""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from data import sessions
from pages.parts import session
from stories.people import Person
from stories.sections import SECTION_LABELS, Section
from tests import make
from tests.benchmarks import costs, tabs
from tests.benchmarks.kept import Found, Place, filled, folder_of, forget, found_in
from tests.benchmarks.served import NOTHING
from tests.benchmarks.table import Goal, Line
from tests.benchmarks.tabs import Asked
from tests.conftest import draft_of

ROUNDS, RUNS, NAIVE_RUNS, OPENINGS, SERVERS = 21, 3, 2, 10, 3
SECONDS_A_TAB = 0.1  # 100 tabs open over 10 seconds, and of these the first 10 over one
JUDGED_TABS = 100  # with fewer open, no goal of tabs is judged
JUDGED_STORIES = 100_000  # with fewer, no goal of search: to ask costs more than to look
IMPORTED = 1_000  # rows of a spreadsheet, at the smallest size
FEW, MANY = 30, 300  # reruns between which memory may hardly grow
SO_MANY, SO_MUCH = 10_000, 400  # reruns after which memory, in MB, is still below this
BARE, CHARTS = Asked("Bare page", query="floor=empty"), Asked("Floor", query="floor=charts")
NAIVE, BOXES = Asked("Naive page", query="floor=naive"), Asked("Boxes", query="floor=boxes")
EMPTY, FORM, TRENDS = "Empty page", "Story form", "Trends"
QUESTION = SECTION_LABELS[Section.HAPPENING]  # whose box is filled in
PLACES: dict[str, tuple[str, Person]] = {
    TRENDS: ("trends", make.LEO),
    "One outcome": ("one-outcome", make.LEO),
    FORM: ("share-a-story", make.SAM),
    "Home": ("", make.SAM),
    "Review": ("review", make.RAVI),
    "Library": ("story-library", make.CAL),
    "Thanks": ("thanks", make.SAM),
    "Check-backs": ("check-backs", make.SAM),
}
BESIDE: dict[str, tuple[str, Goal | None, Callable, tuple]] = {
    "narrow": (
        "Search, narrow words, with ten cards",
        Goal(1.15, "the bare index"),
        costs.of_search,
        costs.NARROW,
    ),
    "broad": (
        "Search, broad words, with ten cards",
        Goal(0.2, "the bare index"),
        costs.of_search,
        costs.BROAD,
    ),
    "cards": ("The cards of what was found", None, costs.of_cards, costs.NARROW),
    "figures": ("Query layer: figures of a part", Goal(2, "bare SQL"), costs.of_queries),
    "summary": ("Summary counted anew", Goal(1.5, "its bare SQL"), costs.of_summary),
    "identifiers": ("Identifier check, 300 words", Goal(1.5, "the floor"), costs.of_identifiers),
    "likeness": ("Like an approved story?", None, costs.of_likeness),
    "import": (f"Import of a spreadsheet, {IMPORTED:,} rows at 1x", None, costs.of_import),
    "export": ("Export: a backup", None, costs.of_export),
}
ASKED_FOR = ("soak",)  # parts that are left out unless they are named
PARTS = ("runs", "opening", "memory", "naive", "first", *BESIDE, *ASKED_FOR)


@dataclass(frozen=True)
class Plan:
    """What is measured: multiples of the smallest size, databases, how many tabs, which parts."""

    sizes: Sequence[int] = (1, 10, 100)
    databases: Sequence[str] = ("sqlite", "postgresql")
    tabs: Sequence[int] = (1, 10, 50, 100)
    stories: int = 1_000
    outcomes: int = 10_000
    parts: Sequence[str] = tuple(each for each in PARTS if each not in ASKED_FOR)
    keep: Path | None = None
    anew: bool = False
    short: bool = False


def measure(plan: Plan, say=print) -> Found:
    """What was found, with all that the folder to keep things in has of earlier runs."""
    with folder_of(plan.keep) as folder:
        if plan.anew:
            forget(folder)
        found = found_in(folder, {"stories": plan.stories, "outcomes": plan.outcomes})
        for database in plan.databases:
            for size in plan.sizes:
                say(f"{database}, {size}x")
                rows = plan.stories * size, plan.outcomes * size
                with filled(folder, database, size, rows) as place:
                    say("  filled")
                    At(plan, size, database, place, found, say).measure()
    return found


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
        """Each part that was asked for and is not done yet, each with a server of its own."""
        for name, part in self.parts().items():
            mark = f"{self.database} {self.size} {name}"
            if name in self.plan.parts and mark not in self.found.done:
                part()
                self.found.done.append(mark)
                self.found.save()
                self.say(f"  {name}")

    def parts(self) -> dict[str, Callable[[], None]]:
        """What does not know the size is measured at the smallest; what takes long and must not
        fail under the most at the greatest."""
        beside = {name: partial(self.beside, *each) for name, each in BESIDE.items()}
        least, most = (self.size == of(self.plan.sizes) for of in (min, max))
        return {
            "runs": self.runs, "opening": self.opening, "naive": self.naive,
            **({"first": self.first_runs} if least else {}),
            **({"memory": self.memory, "soak": self.soak} if most else {}), **beside,
        }  # fmt: skip

    def so_many(self) -> tuple[int, ...]:
        """How many are opened: many at the smallest and at the greatest size, else one alone."""
        ends = {min(self.plan.sizes), max(self.plan.sizes)}
        return tuple(each for each in self.plan.tabs if each == 1 or self.size in ends)

    def serving(self):
        log = self.place.folder / "server.log"
        return tabs.serving(self.place.settings, log, self.place.server)

    def runs(self) -> None:
        """Work of one run of each page in an open tab, and of an answer that is left, by turns.

        Held to an empty page of the service, for whoever is signed in there; and told beside a
        bare page too, before which nothing of ours stands.
        """
        pages = _pages(self.place)
        asked = [BARE, CHARTS, BOXES, _empty(self.place), *pages.values()]
        asked.append(replace(pages[FORM], leaves=QUESTION))
        with self.serving() as server:
            bare, charts, boxes, empty, *took, left = tabs.reruns(server, asked, ROUNDS, RUNS)
        most = Goal(3, "an empty page")
        goals = {TRENDS: Goal(1.5, "the floor of trends"), FORM: most}
        of_charts = TRENDS, "One outcome"
        self.cost("a run: a bare page, without the service", bare)
        self.cost("a run: the floor of trends", charts)
        self.cost("a run: bare boxes of the story form", boxes, bare)
        self.cost("a run: an empty page", empty, bare)
        self.cost("an answer that is left: Story form", left, empty, most)
        self.cost("an answer that is left: Story form, to a bare page", left, bare)
        self.cost("a run: Story form, to a bare page", took[list(pages).index(FORM)], bare)
        for name, ms in zip(pages, took, strict=True):
            floor = charts if name in of_charts else empty
            self.cost(f"a run: {name}", ms, floor, goals.get(name))

    def cost(
        self, of: str, ms: float, floor: float | None = None, goal: Goal | None = None
    ) -> None:
        line = self.line(f"CPU of {of}", "ms", goal)
        line.costs[self.size] = ms
        if floor is not None:
            line.is_steady, line.floor[self.size] = True, floor

    def opening(self) -> None:
        """How long tabs wait for their page, and what the most of them hold in memory.

        Some, opened one by one, are the first of more that are opened as fast.
        """
        held, pages = {}, _pages(self.place)
        if not self.so_many():
            return
        with self.serving() as server:
            for asked in (CHARTS, *pages.values()):
                tabs.rerun(server, asked, 1)  # the first run of a page is a measure of its own
            if 1 in self.so_many():
                for asked in (CHARTS, *pages.values()):
                    # One alone is opened some times, or its time would be chance.
                    alone = [self.opened(server, asked, 1)[0] for _ in range(OPENINGS)]
                    self.waited(asked, 1, alone)
            if (most := max(self.so_many())) > 1:
                for asked in (CHARTS, *pages.values()):
                    took = self.opened(server, asked, most)
                    held[asked.name] = server.memory()
                    for many in self.so_many():
                        if many > 1:
                            self.waited(asked, many, took[:many])
                self.held(most, held)

    def opened(self, server: tabs.Server, asked: Asked, many: int) -> tuple[float, ...]:
        """Milliseconds that each tab waited, in the order in which they were opened."""
        opened = tabs.open_tabs(server, asked, many, many * SECONDS_A_TAB)
        self.found.errors += opened.errors
        return opened.took or (math.inf,)

    def waited(self, asked: Asked, many: int, took: Sequence[float]) -> None:
        judged = asked is not CHARTS and many >= JUDGED_TABS
        what = f"Open {{}}, p95 of {_tabs(many)}"
        line = self.line(
            what.format(asked.name), "ms", Goal(3, "the floor of trends") if judged else None
        )
        line.costs[self.size] = tabs.p95(took)
        if asked is not CHARTS:
            line.floor[self.size] = self.line(what.format(CHARTS.name), "ms").costs[self.size]

    def held(self, many: int, held: dict[str, float]) -> None:
        goal = Goal(1.25, "of the floor") if many >= JUDGED_TABS else None
        line = self.line(f"Memory with {_tabs(many)} on Trends", "MB", goal)
        line.costs[self.size], line.floor[self.size] = held[TRENDS], held[CHARTS.name]

    def memory(self) -> None:
        what, asked = f"Memory after {MANY} runs of Trends", _pages(self.place)[TRENDS]
        line = self.line(what, "MB", Goal(1.1, f"that after {FEW}"))
        with self.serving() as server:
            tabs.rerun(server, asked, FEW)
            line.floor[self.size] = server.memory()
            tabs.rerun(server, asked, MANY - FEW)
            line.costs[self.size] = server.memory()

    def soak(self) -> None:
        """Half the runs of Trends and half of the form, in turn, in tabs that stay open."""
        line = self.line(f"Memory after {SO_MANY:,} runs", "MB", Goal(1, f"{SO_MUCH} MB"))
        pages, some = _pages(self.place), 250
        with self.serving() as server:
            for _ in range(SO_MANY // some // 2):
                for name in (TRENDS, FORM):
                    tabs.rerun(server, pages[name], some)
            line.costs[self.size], line.floor[self.size] = server.memory(), SO_MUCH

    def naive(self) -> None:
        with self.serving() as server:
            took = tabs.rerun(server, NAIVE, NAIVE_RUNS)
        self.line("CPU of a run: a naive page with pandas", "ms").costs[self.size] = took
        for name in PLACES:
            self.line(f"CPU of a run: {name}", "ms").naive[self.size] = took

    def first_runs(self) -> None:
        """The first page that a new server gives, the median of some servers of its own."""
        both = (CHARTS, _pages(self.place)[TRENDS])
        took = {each.name: [] for each in both}
        for each in both * SERVERS:
            with self.serving() as server:
                began = server.cpu()
                self.found.errors += tabs.open_tabs(server, each, 1, 0).errors
                took[each.name].append((server.cpu() - began) * 1_000)
        line = self.line(
            "CPU of the first run of a new server: Trends", "ms", Goal(1.2, "the floor")
        )
        line.costs[self.size] = statistics.median(took[TRENDS])
        line.floor[self.size] = statistics.median(took[CHARTS.name])

    def beside(self, what: str, goal: Goal | None, of: Callable, *rest: object) -> None:
        """What is not a page."""
        if of is costs.of_import:
            rest = (self.size * IMPORTED,)
        if of is costs.of_search and self.plan.stories * self.size < JUDGED_STORIES:
            goal = None
        line = self.line(what, "ms", goal)
        clock = costs.Clock(self.place.server)
        line.costs[self.size], line.floor[self.size] = of(self.place.store, clock, *rest)

    def line(self, what: str, unit: str, goal: Goal | None = None) -> Line:
        return self.found.line(what, self.database, unit, goal)


def _tabs(many: int) -> str:
    return f"{many} tab{'s' if many > 1 else ''}"


def _pages(place: Place) -> dict[str, Asked]:
    """The main pages, each by somebody who is signed in."""
    draft = draft_of(place.store, make.SAM, session.now())
    queries = {FORM: f"d={draft}", "One outcome": "outcome=C-REUN"}
    return {
        name: Asked(name, page, queries.get(name, ""), _token(place, person))
        for name, (page, person) in PLACES.items()
    }


def _empty(place: Place) -> Asked:
    return Asked(EMPTY, NOTHING.address, token=_token(place, make.SAM))


def _token(place: Place, person: Person) -> str:
    return sessions.begin(place.store, person.id, session.now())
