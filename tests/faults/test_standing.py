"""R-15: a replica stands still. The others serve, its locks are freed, its job is done once."""

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa

from data import audit, keeping, tables
from data.store import engine
from tests import make
from tests.conftest import count, draft_of
from tests.faults import standing, writer
from tests.faults.kept import assert_kept, tally_kept
from tests.faults.processes import BEGINS, kill_all, running, start, wait_for_more

pytestmark = [pytest.mark.faults, pytest.mark.postgres]

SERVED = 60  # seconds within which every other replica writes on
DRAFTS = 3
LATER = make.NOON.replace(month=11)
DONE = "keeping done"


def test_a_minute_is_the_longest_that_a_lock_outlasts_its_owner():
    assert engine.IDLE_MS <= 60_000


@pytest.mark.parametrize("new_database", ["postgres"], indirect=True)
def test_while_one_replica_stands_still_the_others_write_on(
    new_database, processes, tmp_path, times, tally
):
    """In the middle of whatever it did; what it was told before is kept, and when it wakes too."""
    url, chance = standing.address(new_database()), Random(15)
    store = writer.without_limit(writer.opened(url))
    notes = [writer.Notes(tmp_path / f"{one}") for one in range(3)]
    stills = times(1, 100)
    with running(start(processes, url, each, writer.write_on) for each in notes) as replicas:
        for _ in range(stills):
            one = chance.randrange(3)
            wait_for_more(notes[one], chance.randint(1, 5))
            os.kill(replicas[one].pid, signal.SIGSTOP)
            for other in {0, 1, 2} - {one}:
                wait_for_more(notes[other], 3, SERVED)
            os.kill(replicas[one].pid, signal.SIGCONT)
            wait_for_more(notes[one], 1)
    for each in notes:
        writer.Writer(store, each, 0).go_on()
        assert_kept(store, each, tally)
        assert each.of("kept").keys() == each.of("begun").keys()
        tally_kept(each, tally)
    store.engine.dispose()
    tally.add("postgresql", stilled=stills)


def test_a_daily_run_that_stands_still_is_ended_by_another_and_each_thing_done_once(
    postgres_store, processes, times, tally
):
    chance, url = Random(16), postgres_store.engine.url.render_as_string(hide_password=False)
    taken = times(2, 100)
    for _ in range(taken):
        before = Counter(_done(postgres_store))
        for _ in range(DRAFTS):
            draft_of(postgres_store)
        with _stopped_in_it(processes, url, chance.randint(8, 30)) as other:
            until = time.monotonic() + SERVED
            while (done := keeping.once(postgres_store, LATER)) is None:
                assert time.monotonic() < until
                time.sleep(0.02)
            with suppress(ProcessLookupError):  # it may have come to its end before it stood still
                os.kill(other.process.pid, signal.SIGCONT)
            assert other.answer.poll(BEGINS)
            told = other.answer.recv()
            other.process.join()
        assert count(postgres_store, tables.drafts) == 0
        new = Counter(_done(postgres_store)) - before
        assert [many for (action, _), many in new.items() if action != DONE] == [1] * DRAFTS
        if isinstance(told, str):  # it did not come to its end, and the other did
            assert new[DONE, "run"] == 1
            assert done.drafts <= DRAFTS
    with postgres_store.read() as connection:
        assert audit.check(connection).holds
    tally.add("postgresql", taken=taken)


class _Stopped:
    """A process in the middle of the daily run, and where it answers when it wakes."""

    def __init__(self, processes, url: str, steps: int) -> None:
        self.answer, end = processes.Pipe(duplex=False)
        what = (url, steps, LATER, end)
        self.process = processes.Process(target=standing.run_and_stand_still, args=what)
        self.process.start()


@contextmanager
def _stopped_in_it(processes, url: str, steps: int) -> Iterator[_Stopped]:
    """Once it stands still, or has come to its end before."""
    made = _Stopped(processes, url, steps)
    until = time.monotonic() + BEGINS
    try:
        while not made.answer.poll() and _state(made.process.pid) != "T":
            assert time.monotonic() < until
            time.sleep(0.01)
        yield made
    finally:
        kill_all([made.process])


def _state(process: int) -> str:
    """One letter, as the system says it: T where it stands still."""
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]


def _done(store) -> list[tuple[str, str]]:
    table = tables.events
    actions = ("old draft deleted", DONE)
    query = sa.select(table.c.action, table.c.subject_id).where(table.c.action.in_(actions))
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(query)]
