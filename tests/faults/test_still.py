"""PostgreSQL stands still or is slow: whoever asks is told in seconds, and no thread waits on."""

import threading
import time
from contextlib import ExitStack, contextmanager

import pytest
import sqlalchemy as sa

from data import readiness, tables
from data.store import Store, engine, listening
from stories.actions import writing
from stories.errors import NotReached, NotSaved
from tests import make, postgres
from tests.conftest import KEY, count, draft_of

pytestmark = [pytest.mark.faults, pytest.mark.postgres]

SHORT = 0.3  # seconds, in place of those that people wait


def test_somebody_is_told_in_five_seconds():
    """R-08: of a connection that lay idle and the new one tried then, or of a statement."""
    assert listening.PING_SECONDS + engine.CONNECT_SECONDS <= 5
    assert listening.READING_SECONDS <= 5
    assert engine.POOL_SECONDS <= 5
    assert engine.BUSY_MS < 1000 * listening.WRITING_SECONDS <= 60_000


@pytest.fixture
def hurried(postgres_store, monkeypatch, tally):
    """The store of a server of pages, with less patience."""
    tally.add("postgresql", away=1)
    for name in ("PING", "READING", "WRITING"):
        monkeypatch.setattr(listening, f"{name}_SECONDS", SHORT)
    monkeypatch.setattr(engine, "CONNECT_SECONDS", 2)  # no driver takes less
    monkeypatch.setattr(engine, "GONE_MS", 100)
    address = postgres_store.engine.url.render_as_string(hide_password=False)
    store = Store(engine.engine(address, hurried=True), KEY)
    yield store
    store.close()


@contextmanager
def within(seconds: float):
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


def test_a_server_that_stands_still_is_said_in_seconds_and_comes_back(hurried, postgres_server):
    """R-08, a machine that is frozen: before anything is asked, and in the middle of each."""
    draft_id, threads = draft_of(hurried), threading.active_count()
    with hurried.read() as in_the_middle:
        in_the_middle.execute(sa.select(1))
        with postgres.standing_still(postgres_server):
            with within(2), pytest.raises(sa.exc.OperationalError) as silent:
                in_the_middle.execute(sa.select(1))
            assert isinstance(silent.value.orig, listening.Silent)
            with within(5), pytest.raises(NotReached), hurried.read():
                pass
            with within(5), pytest.raises(NotSaved):
                writing.submit(hurried, draft_id, by=make.SAM, at=make.NOON)
            with within(5):
                assert readiness.problem(hurried) == readiness.NO_ANSWER
    assert readiness.problem(hurried) is None
    writing.submit(hurried, draft_id, by=make.SAM, at=make.NOON)
    assert count(hurried, tables.stories) == 1
    assert threading.active_count() == threads


def test_a_commit_that_nobody_answers_is_not_called_kept_and_is_kept_once(hurried, postgres_server):
    draft_id, still = draft_of(hurried), postgres.standing_still(postgres_server)
    with ExitStack() as from_then_on:
        sa.event.listen(
            hurried.engine, "commit", lambda _: from_then_on.enter_context(still), once=True
        )
        with pytest.raises(NotSaved):
            writing.submit(hurried, draft_id, by=make.SAM, at=make.NOON)
    first = writing.submit(hurried, draft_id, by=make.SAM, at=make.NOON)
    assert writing.submit(hurried, draft_id, by=make.SAM, at=make.NOON).id == first.id
    assert count(hurried, tables.stories) == 1


def test_a_slow_question_is_given_up_here_and_at_the_server(hurried):
    slow = sa.select(sa.func.pg_sleep(30).label("a_slow_question"))
    with within(2), pytest.raises(NotReached), hurried.read() as connection:
        connection.execute(slow)
    until = time.monotonic() + 5
    while _goes_on(hurried, "a_slow_question"):
        assert time.monotonic() < until
        time.sleep(0.05)


def _goes_on(store: Store, words: str) -> bool:
    query = sa.text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE query LIKE :words AND state = 'active' AND pid <> pg_backend_pid()"
    )
    with store.read() as connection:  # anew each time: one transaction sees one moment
        return connection.scalar(query, {"words": f"%{words}%"})


def test_what_may_take_long_is_waited_for(hurried):
    """A migration, and whatever is asked by a command and not by a page."""
    slow = sa.select(sa.func.pg_sleep(3 * SHORT))
    with hurried.engine.execution_options(silence=None).connect() as connection:
        connection.execute(slow)
    patient = engine.engine(hurried.engine.url.render_as_string(hide_password=False))
    with patient.connect() as connection:
        connection.execute(slow)
    patient.dispose()


def test_where_every_connection_is_taken_somebody_is_told(hurried, monkeypatch):
    monkeypatch.setattr(hurried.engine.pool, "_timeout", SHORT)
    taken = [hurried.engine.connect() for _ in range(20)]
    with within(2), pytest.raises(NotReached), hurried.read():
        pass
    for each in taken:
        each.close()
    with hurried.read() as connection:
        assert connection.scalar(sa.select(1)) == 1
