"""Real databases for tests: a fresh SQLite file or PostgreSQL database each, never a mock."""

import gc
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import settings

from data import keys, migrate, reference, tables
from data.demo import teams
from data.demo.walk import add_services
from data.store import Store, drafts
from data.store.engine import engine
from data.store.people import add_person
from data.store.settings import LAWFUL, put_settings
from stories.actions import publishing, relisting, reviewing, writing
from stories.consent import Channel
from stories.ids import new_id
from stories.people import Role
from stories.review import Check
from tests import make, postgres
from tests.faults import counting

KEY = keys.Keys(b"k" * keys.KEY)

# No test fails because the machine is busy.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long searches run where they are asked for: pytest -m slow, or -m faults."""
    if "slow" not in config.getoption("markexpr") and not counting.asked(config):
        long = [item for item in items if item.get_closest_marker("slow")]
        items[:] = [item for item in items if item not in long]
        config.hook.pytest_deselected(items=long)
    items.sort(key=_longest_first(items))


def pytest_collection_finish() -> None:
    """What was read until now stays to the end, so nobody need look through it for what is over."""
    gc.freeze()


def _longest_first(items: list[pytest.Item]) -> Callable[[pytest.Item], tuple]:
    """Journeys, then files by how many tests they hold: what comes last is short.

    Each processor takes a file at a time, so a long one at the end would keep the other waiting.
    """
    tests = Counter(item.path for item in items)
    return lambda item: (not item.get_closest_marker("journey"), -tests[item.path], item.path)


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    """What was counted, and what came of all faults."""
    passed, failed = (terminalreporter.getreports(how) for how in ("passed", "failed"))
    for report in passed:
        for name, value in report.user_properties:
            if name == "counted":
                terminalreporter.write_line(value)
    for line in counting.summary(config, [*passed, *failed]):
        terminalreporter.write_line(line)


@pytest.fixture
def times(pytestconfig: pytest.Config) -> Callable[..., int]:
    """times(short, full), perhaps with the least: how often to play a fault."""
    return partial(counting.times, pytestconfig)


@pytest.fixture
def tally(record_property) -> counting.Tally:
    """What is counted, for the table at the end of the run."""
    made = counting.Tally()
    record_property(counting.PROPERTY, made.counts)
    return made


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """A migrated SQLite database with the lists and the usual people in it."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    prepare(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server of our own, without a database."""
    with postgres.server() as address:
        yield address


@pytest.fixture(scope="session")
def postgres_reused(postgres_server: str) -> Iterator[postgres.Reused]:
    """A migrated PostgreSQL database with the same in it."""
    postgres.execute(postgres_server, "CREATE DATABASE template_mad")
    prepare(postgres.database(postgres_server, "template_mad"))
    reused = postgres.Reused(postgres_server, "template_mad")
    yield reused
    reused.drop()


@pytest.fixture(scope="session")
def sqlite_engine(tmp_path_factory) -> Iterator[sa.Engine]:
    """One engine for all, since each new one would compile every statement anew."""
    made = engine(f"sqlite:///{tmp_path_factory.mktemp('store') / 'test.db'}")
    # Nothing here outlives the test, so it need not wait for the disk.
    sa.event.listen(made, "connect", _without_waiting)
    yield made
    made.dispose()


@pytest.fixture
def sqlite_store(sqlite_template: Path, sqlite_engine: sa.Engine) -> Iterator[Store]:
    path = Path(sqlite_engine.url.database)
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    shutil.copy(sqlite_template, path)
    yield Store(sqlite_engine, KEY)
    sqlite_engine.dispose()


@pytest.fixture
def postgres_store(postgres_reused: postgres.Reused) -> Iterator[Store]:
    yield Store(postgres_reused.engine, KEY)
    postgres_reused.put_back()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Store:
    """The store on each database in turn."""
    return request.getfixturevalue(f"{request.param}_store")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with postgres.new(request.getfixturevalue("postgres_server")) as url:
        yield url


@pytest.fixture
def empty_beside(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Engine]:
    """An empty database of the same kind as the store's, and the tools to fill it from a copy."""
    with ExitStack() as ended:
        if request.getfixturevalue("store").engine.dialect.name == "sqlite":
            url = f"sqlite:///{tmp_path / 'new' / 'service.db'}"
        else:
            ended.enter_context(postgres.tools_first())
            server = request.getfixturevalue("postgres_server")
            url = ended.enter_context(postgres.new(server))
        made = engine(url)
        ended.callback(made.dispose)
        yield made


@pytest.fixture
def submitted(sqlite_store: Store) -> Callable:
    return lambda **changes: submit(sqlite_store, **changes)


def submit(store: Store, by=make.SAM, at=make.NOON, **changes):
    """A story submitted through a draft."""
    return writing.submit(store, draft_of(store, by, at, **changes), by=by, at=at)


def draft_of(store: Store, by=make.SAM, at=make.NOON, **changes) -> str:
    """A draft with every answer, put in its place at one go, since hundreds of tests need one."""
    draft = writing.start_draft(store, new_id(), by=by, at=at)
    rows = [
        {
            "draft_id": draft,
            "name": name,
            "version": 1,
            "sealed": store.keys.seal(value, drafts.sealing_place(draft, name)),
            "saved_at": at,
        }
        for name, value in make.answers(**changes).items()
    ]
    with store.engine.begin() as connection:
        connection.execute(tables.draft_answers.insert(), rows)
    return draft


def approved(store: Store, **changes):
    """A story submitted and approved by Ravi."""
    story = submit(store, **changes)
    return reviewing.approve(store, story.id, story.version, Check, by=make.RAVI, at=make.NOON)


def cleared(store: Store, *channels: Channel, **changes):
    """A story approved, and cleared by Gwen for these channels or the newsletter."""
    story = approved(store, **changes)
    wanted = frozenset(channels or (Channel.NEWSLETTER,))
    return publishing.clear(store, story.id, story.version, wanted, by=make.GWEN, at=make.NOON)


def second_admin(store: Store) -> None:
    """Gwen is an administrator too."""
    row = {"person_id": make.GWEN.id, "role": Role.ADMIN}
    if not count(store, tables.person_roles, **row):
        with store.engine.begin() as connection:
            connection.execute(tables.person_roles.insert().values(**row))


def by_two(store: Store, change: Callable, *asked: object) -> None:
    """A change of a list that Ada proposes and, where records name it already, Gwen agrees to."""
    second_admin(store)
    waits = change(store, *asked, by=make.ADA, at=make.NOON)
    if waits:
        relisting.answer_change(store, waits, True, by=make.GWEN, at=make.NOON)


def at_once(*calls: Callable) -> list:
    """What each call returned or raised when all began at the same moment, in threads."""
    start = threading.Barrier(len(calls))

    def one(call: Callable):
        start.wait()
        try:
            return call()
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def count(store: Store, table: sa.Table, **where: object) -> int:
    """How many rows a table has, or how many where each column has its value."""
    query = sa.select(sa.func.count()).select_from(table)
    with store.read() as connection:
        return connection.scalar(query.filter_by(**where))


def prepare(url: str) -> None:
    """Bring an empty database to its newest shape, with the lists and the usual people in it."""
    made = engine(url)
    migrate.upgrade(made)
    with made.begin() as connection:
        reference.load(connection)
        add_services(connection)
        put_settings(connection, {LAWFUL: teams.SETTLED[LAWFUL]})  # or nobody may write
        for person in make.EVERYBODY:
            add_person(connection, person)
    with made.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(tables.people))
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")
    made.dispose()


def _without_waiting(connection, _record) -> None:
    connection.execute("PRAGMA synchronous = OFF")
