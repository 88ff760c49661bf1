"""R-13: backups made while people write and erase, put back where there is nothing."""

import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext

import pytest
import sqlalchemy as sa

from data import backup, restore, tables
from data.ledger import Ledger
from data.store import Store
from data.store.engine import engine
from stories.actions import writing
from stories.statuses import Status
from tests import make, postgres
from tests.conftest import KEY, submit
from tests.faults import writer
from tests.faults.databases import KINDS
from tests.faults.kept import assert_kept
from tests.faults.processes import running, start, wait_for_more

pytestmark = pytest.mark.faults

LATER = make.NOON.replace(hour=15)
MOST_MINUTES = 30  # until a restored service can be begun
BY_SAM = {"by": make.SAM, "at": make.NOON}


@pytest.fixture
def elsewhere(request):
    """Gives the address of an empty database each time: a machine where nothing was."""
    kind = request.node.callspec.params["new_database"]
    places = KINDS[kind](request)
    with postgres.tools_first() if kind == "postgres" else nullcontext():
        yield places.new
    places.end()


@pytest.mark.parametrize(
    "new_database",
    ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)],
    indirect=True,
)
def test_a_backup_made_under_load_has_all_that_was_kept_and_nothing_that_was_erased(
    new_database, elsewhere, processes, tmp_path, times, tally, record_property
):
    url, ledger = new_database(), Ledger(tmp_path / "erasures.log", KEY)
    home = writer.without_limit(Store(engine(url), KEY, ledger))
    notes, many, seconds = writer.Notes(tmp_path / "notes"), times(1, 20), []
    with running([start(processes, url, notes)]), erasing(home) as erased:
        for number in range(many):
            wait_for_more(notes, 5)
            told_before, gone_before = _so_far(notes, tmp_path / f"notes-{number}"), set(erased)
            folder = tmp_path / f"backup-{number}"
            made_in = _seconds(backup.make, home, folder, make.NOON)
            # The ledger as it is today, and where that was lost too the copy in the backup.
            lost = tmp_path / f"lost-{number}.log"
            shutil.copy(folder / backup.LEDGER, lost)
            for known, gone in ((ledger, set(erased)), (Ledger(lost, KEY), gone_before)):
                there = Store(engine(elsewhere()), KEY, known)
                seconds.append((made_in, _seconds(restore.restore, there, folder, LATER)))
                assert_kept(there, told_before, tally)
                assert not gone & _stand(there)
                there.engine.dispose()
    assert erased
    tally.add(home.engine.dialect.name, backed=many)
    home.engine.dispose()
    assert max(each for _, each in seconds) < MOST_MINUTES * 60
    made, put = (max(each) for each in zip(*seconds, strict=True))
    record_property(
        "counted", f"{home.engine.dialect.name}: a backup took {made:.1f} s, a restore {put:.1f} s"
    )


@contextmanager
def erasing(store: Store):
    """Somebody withdraws stories all the time; gives the ids of those that are gone for certain."""
    ended, gone = threading.Event(), []

    def on_and_on() -> None:
        while not ended.is_set():
            story = submit(store)
            writing.withdraw(store, story.id, 1, **BY_SAM)
            gone.append(story.id)

    with ThreadPoolExecutor(1) as pool:
        going = pool.submit(on_and_on)
        try:
            yield gone
        finally:
            ended.set()
    going.result()


def _so_far(notes: writer.Notes, copy) -> writer.Notes:
    """What was kept before this moment."""
    shutil.copy(notes.path, copy)
    return writer.Notes(copy)


def _stand(store: Store) -> set[str]:
    table = tables.stories
    query = sa.select(table.c.id).where(table.c.status != Status.WITHDRAWN)
    with store.read() as connection:
        return set(connection.scalars(query))


def _seconds(act, *args) -> float:
    began = time.monotonic()
    act(*args)
    return time.monotonic() - began
