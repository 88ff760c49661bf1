"""The database is full, locked, slow or gone: people are told so, and it goes on by itself."""

import os
import resource
import shutil
import subprocess
import tempfile
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import audit, readiness, tables
from data.store import Store, trouble
from data.store.audit import hold_chain
from data.store.engine import engine
from stories.actions import recording, writing
from stories.errors import NotReached, NotSaved
from stories.ids import new_id
from tests import make, postgres
from tests.conftest import KEY, count, draft_of
from tests.faults import writer
from tests.faults.kept import assert_kept, tally_kept

pytestmark = pytest.mark.faults

BACK = 10  # seconds from the server's return until somebody's work is kept


@contextmanager
def full_by_pages(store: Store):
    """SQLite may not make its file longer."""
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def limit(connection, *_) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    store.engine.dispose()
    sa.event.listen(store.engine, "connect", limit)
    yield
    sa.event.remove(store.engine, "connect", limit)
    store.engine.dispose()


@contextmanager
def full_by_disk(store: Store):
    """No file of this process may grow beyond what the log is now."""
    log = Path(f"{store.engine.url.database}-wal")
    with store.engine.connect():  # keeps the log from being put away and begun anew
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 1_000, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("full", [full_by_pages, full_by_disk])
def test_a_full_disk_refuses_writing_and_still_reads(sqlite_store, full, tally):
    draft_id = draft_of(sqlite_store)
    tally.add("sqlite", full=1)
    with full(sqlite_store):
        recorded = _until_full(sqlite_store)  # a page that is half empty still takes a row
        with pytest.raises(NotSaved):
            writing.submit(sqlite_store, draft_id, by=make.SAM, at=make.NOON)
        assert readiness.problem(sqlite_store) is None
    story = writing.submit(sqlite_store, draft_id, by=make.SAM, at=make.NOON)
    again = writing.submit(sqlite_store, draft_id, by=make.SAM, at=make.NOON)
    assert story.id == again.id
    assert count(sqlite_store, tables.stories) == 1
    with sqlite_store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        outcomes = connection.scalar(sa.select(sa.func.count(tables.outcomes.c.id)))
    assert outcomes == recorded + 1


@pytest.fixture
def small_disk():
    """A disk of 64 megabytes, as R-07 has it, where this account may mount one."""
    place = Path(tempfile.mkdtemp())  # above it nothing is closed to the server's account
    mounted = ["mount", "-t", "tmpfs", "-o", "size=64m,mode=0777", "small", str(place)]
    if shutil.which("mount") is None or subprocess.run(mounted, capture_output=True).returncode:
        pytest.skip("a small disk can be made by an account that may mount one alone")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
    place.rmdir()


@pytest.fixture
def on_a_small_disk(postgres_reused, small_disk):
    """A filled database of PostgreSQL with little room beside it; its log is elsewhere."""
    server, kept = postgres_reused.address, small_disk / "kept"
    kept.mkdir()
    kept.chmod(0o777)
    small_disk.chmod(0o755)  # the server may be another account
    if os.geteuid() == 0:
        shutil.chown(kept, postgres.account(server))
    postgres.execute(server, f"CREATE TABLESPACE small LOCATION '{kept}'")
    template = postgres_reused.template
    postgres.execute(server, f"CREATE DATABASE small TEMPLATE {template} TABLESPACE small")
    made = engine(postgres.database(server, "small"))
    yield Store(made, KEY)
    made.dispose()
    postgres.execute(server, "DROP DATABASE small WITH (FORCE)")
    postgres.execute(server, "DROP TABLESPACE small")


@pytest.mark.postgres
def test_a_full_disk_of_postgresql_refuses_writing_and_still_reads(
    on_a_small_disk, small_disk, tally
):
    store = writer.without_limit(on_a_small_disk)
    tally.add("postgresql", full=1)
    draft_id, stone = draft_of(store), small_disk / "stone"
    with open(stone, "wb") as file, suppress(OSError):
        while True:
            file.write(b"0" * 100_000)
            file.flush()
    recorded = _until_full(store)
    with pytest.raises(NotSaved):
        _outcome(store)
    assert readiness.problem(store) is None
    stone.unlink()
    story = writing.submit(store, draft_id, by=make.SAM, at=make.NOON)
    assert writing.submit(store, draft_id, by=make.SAM, at=make.NOON).id == story.id
    assert count(store, tables.outcomes) == recorded + 1
    with store.read() as connection:
        assert audit.check(connection).holds


def test_a_file_that_is_taken_away_is_said_and_nothing_is_begun_anew(
    sqlite_template, tmp_path, tally
):
    """The folder of the database is gone for a while, as a volume that is not mounted is."""
    tally.add("sqlite", away=1)
    home, away = tmp_path / "home", tmp_path / "away"
    home.mkdir()
    shutil.copy(sqlite_template, home / "kept.db")
    store = Store(engine(f"sqlite:///{home / 'kept.db'}"), KEY)
    draft_id = draft_of(store)
    store.engine.dispose()
    home.rename(away)
    with pytest.raises(NotSaved):
        writing.submit(store, draft_id, by=make.SAM, at=make.NOON)
    with pytest.raises(NotReached), store.read():
        pass
    assert readiness.problem(store) == "the database does not answer"
    assert not home.exists()
    away.rename(home)
    writing.submit(store, draft_id, by=make.SAM, at=make.NOON)
    assert count(store, tables.stories) == 1
    store.engine.dispose()


def test_a_locked_database_is_waited_for_and_then_said(store, monkeypatch, tally):
    """Another process holds what this one needs, longer than anybody waits."""
    tally.add(store.engine.dialect.name, away=1)
    monkeypatch.setattr("data.store.engine.BUSY_MS", 40)
    other = engine(store.engine.url.render_as_string(hide_password=False))
    impatient = Store(other, KEY)
    draft_id = draft_of(store)
    with store.engine.begin() as held:
        if held.dialect.name == "postgresql":
            held.exec_driver_sql("LOCK TABLE events IN EXCLUSIVE MODE")
        with pytest.raises(NotSaved) as refused:
            writing.submit(impatient, draft_id, by=make.SAM, at=make.NOON)
        assert "Try again" in str(refused.value)
        with impatient.read() as connection:
            assert connection.scalar(sa.select(tables.drafts.c.id)) == draft_id
    writing.submit(impatient, draft_id, by=make.SAM, at=make.NOON)
    other.dispose()


@pytest.mark.postgres
def test_a_replica_that_stands_still_gives_its_locks_back(postgres_store, monkeypatch):
    """It stopped in the middle of a transaction; others wait for the server to end that."""
    monkeypatch.setattr("data.store.engine.IDLE_MS", 300)
    replica = engine(postgres_store.engine.url.render_as_string(hide_password=False))
    draft_id = draft_of(postgres_store)
    with replica.connect() as still:
        began = time.monotonic()  # before the server counts
        hold_chain(still)
        writing.submit(postgres_store, draft_id, by=make.SAM, at=make.NOON)
        assert time.monotonic() - began > 0.1
        with pytest.raises(sa.exc.DBAPIError) as ended:
            still.execute(sa.select(1))
        assert trouble.passes(ended.value)  # whoever was there is told to try again
    replica.dispose()
    assert count(postgres_store, tables.stories) == 1


def test_a_fault_of_our_own_stays_loud(store):
    """Only trouble that passes becomes a sentence; a wrong statement must not look like it."""
    wrong = (sa.exc.OperationalError, sa.exc.ProgrammingError)
    with pytest.raises(wrong), store.read() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")


@pytest.mark.parametrize("place", ["127.0.0.1:1", "no-such-name.invalid"])
def test_no_answer_is_said_in_seconds(place, tally):
    """Nothing listens there, or nobody knows the name."""
    tally.add("postgresql", away=1)
    store = Store(engine(f"postgresql+psycopg://nobody:secret@{place}/none"), KEY)
    began = time.monotonic()
    with pytest.raises(NotReached), store.read():
        pass
    with pytest.raises(NotSaved):
        _outcome(store)
    assert time.monotonic() - began < 5


@pytest.mark.postgres
def test_a_server_that_is_stopped_hard_loses_nothing_and_comes_back(
    postgres_store, postgres_server, tmp_path, times, tally
):
    """People write on and are told to try again; no process of ours is begun anew.

    R-02: ten seconds after the server is back the first of them has it kept.
    """
    stops, notes = times(1, 100), writer.Notes(tmp_path / "notes")
    work = writer.Writer(writer.without_limit(postgres_store), notes, seed=1)
    told = []
    with ThreadPoolExecutor(1) as pool, _until_the_end() as ended:
        writing_on = pool.submit(_write_on, work, told, ended)
        for stop in range(stops):
            _wait_for_more(told, writing_on, 2)
            postgres.stop_hard(postgres_server)
            postgres.start_again(postgres_server)
            _wait_for_more(told, writing_on, 1, BACK)
            if stop % 10 == 0:
                assert_kept(postgres_store, notes, tally)
        _wait_for_more(told, writing_on, 2)
    writing_on.result()
    assert_kept(postgres_store, notes, tally)
    assert notes.of("kept").keys() == notes.of("begun").keys()
    tally.add("postgresql", stopped=stops)
    tally.add(told=sum(told))
    tally_kept(notes, tally)


def _outcome(store: Store) -> None:
    key = new_id()
    recording.record_outcome(store, make.outcome(id=key), by=make.SAM, at=make.NOON, key=key)


def _until_full(store: Store) -> int:
    """How many outcomes were still kept."""
    for kept in range(500):
        try:
            _outcome(store)
        except NotSaved:
            return kept
    raise AssertionError("never full")


@contextmanager
def _until_the_end():
    ended = threading.Event()
    try:
        yield ended
    finally:
        ended.set()


def _write_on(work: writer.Writer, told: list[int], ended: threading.Event) -> None:
    while not ended.is_set():
        told.append(writer.patiently(work, 1))


def _wait_for_more(told: list[int], writing_on: Future, many: int, seconds: float = 30) -> None:
    """Until so many more were kept."""
    wanted, until = len(told) + many, time.monotonic() + seconds
    while len(told) < wanted and not writing_on.done():
        assert time.monotonic() < until
        time.sleep(0.01)
