"""What outlives one run of the table: filled databases in a folder, and what was found so far.

A database is filled under another name first, so that one that is there is whole.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from data import demo, migrate, tables
from data.own_keys import OwnKeys
from data.store import Store
from data.store.engine import engine
from pages.parts import session
from stories.actions.figures import publish_figures
from tests import make, postgres
from tests.benchmarks import filling, served
from tests.benchmarks.table import Goal, Line
from tests.conftest import KEY, prepare

FOUND = "found.json"


@dataclass
class Found:
    """The lines so far, the parts that are done, and the file that remembers both."""

    file: Path
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    errors: int = 0

    def line(self, what: str, database: str, unit: str, goal: Goal | None = None) -> Line:
        line = self.lines.setdefault((what, database), Line(what, database, unit))
        line.goal = goal or line.goal
        return line

    def save(self) -> None:
        lines = [asdict(line) for line in self.lines.values()]
        kept = {"lines": lines, "done": self.done, "errors": self.errors}
        half = self.file.with_suffix(".half")
        half.write_text(json.dumps(kept, indent=1), "utf-8")
        os.replace(half, self.file)


def found_in(folder: Path, plan: dict) -> Found:
    """What an earlier run left there; refused where it measured other things."""
    settled, file = folder / "plan.json", folder / FOUND
    if settled.exists() and json.loads(settled.read_text("utf-8")) != plan:
        raise SystemExit(f"{folder} keeps what another plan measured: name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    settled.write_text(json.dumps(plan), "utf-8")
    if not file.exists():
        return Found(file)
    kept = json.loads(file.read_text("utf-8"))
    lines = {(each["what"], each["database"]): _line(each) for each in kept["lines"]}
    return Found(file, lines, kept["done"], kept["errors"])


def forget(folder: Path) -> None:
    """What was found there; filled databases stay."""
    (folder / FOUND).unlink(missing_ok=True)


def _line(kept: dict) -> Line:
    by_size = {
        name: {int(size): cost for size, cost in kept[name].items()}
        for name in ("costs", "floor", "naive")
    }
    goal = Goal(**kept["goal"]) if kept["goal"] else None
    return Line(**kept | by_size | {"goal": goal})


@dataclass(frozen=True)
class Place:
    """A filled database, its address, and the PostgreSQL process that serves it, if one does."""

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


@contextmanager
def folder_of(asked: Path | None) -> Iterator[Path]:
    """The folder that was named, or one that goes when the run ends."""
    if asked is not None:
        asked.mkdir(parents=True, exist_ok=True)
        yield asked.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@contextmanager
def filled(folder: Path, database: str, size: int, rows: tuple[int, int]) -> Iterator[Place]:
    """The database of this kind and size, filled with so many stories and outcomes if it is not."""
    of = _sqlite if database == "sqlite" else _postgresql
    with of(folder, size, rows) as url:
        own = OwnKeys(engine(f"sqlite:///{folder / 'story-keys.db'}"))  # as the service finds them
        store = Store(engine(url), KEY.with_own(own))
        migrate.upgrade(store.engine)
        yield Place(store, url, _server_of(url), folder)
        store.close()


@contextmanager
def _sqlite(folder: Path, size: int, rows: tuple[int, int]) -> Iterator[str]:
    kept = folder / f"sqlite-{size}.db"
    if not kept.exists():
        half = folder / f"half-{os.getpid()}.db"
        _fill(f"sqlite:///{half}", rows)
        half.rename(kept)
    yield f"sqlite:///{kept}"


@contextmanager
def _postgresql(folder: Path, size: int, rows: tuple[int, int]) -> Iterator[str]:
    name, half = f"filled_{size}", f"half_{os.getpid()}"
    with postgres.server(folder / "postgresql") as address:
        kept = postgres.database(address, name)
        if not postgres.holds(address, name):
            postgres.execute(address, f"CREATE DATABASE {half}")
            _fill(postgres.database(address, half), rows)
            postgres.execute(address, f"ALTER DATABASE {half} RENAME TO {name}")
        yield kept


def _fill(url: str, rows: tuple[int, int]) -> None:
    prepare(url)
    store = Store(engine(url), KEY)
    filling.fill(store, *rows)
    publish_figures(store, by=make.ANA, at=session.now())
    with store.engine.begin() as connection:
        served.summarise(connection)
        row = {"name": demo.MARK, "value": demo.FILLED}
        connection.execute(tables.settings.insert().values(**row))
    store.engine.dispose()


def _server_of(url: str) -> int | None:
    """The first process of the PostgreSQL behind it, whose work counts too."""
    return None if url.startswith("sqlite") else postgres.process(url)
