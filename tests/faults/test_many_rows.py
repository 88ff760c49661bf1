"""R-12: a database with a hundred thousand stories is brought to its newest shape through kills."""

import signal
import time
from random import Random

import pytest
import sqlalchemy as sa
from alembic import command

from data import migrate
from data.store.engine import engine
from data.store.sealed import with_keys
from tests.conftest import KEY
from tests.faults import filled
from tests.faults.databases import KINDS
from tests.faults.migrating import upgrade_and_die
from tests.faults.test_shapes import EARLIER, assert_whole, stands

pytestmark = [pytest.mark.faults, pytest.mark.slow]

MOST_SECONDS = 300  # from the first version to the newest
TRIES = 20  # to kill a process before it is done
NUMBERS = (
    "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many) "
    "SELECT i FROM n)"
)
OWN = {"stories": ("id", "reference"), "story_words": ("story_id",)}
WAITING = {  # what a story has that nobody has decided about
    "status": "'submitted'",
    "version": "1",
    **dict.fromkeys(("reviewed_by", "reviewed_at", "cleared_by", "cleared_at"), "NULL"),
}


def told_many_times(connection: sa.Connection, many: int) -> None:
    """The first story again and again under other names, each waiting for its reviewer."""
    like = connection.scalar(sa.text("SELECT MIN(id) FROM stories"))
    for table, own in OWN.items():
        columns = [each["name"] for each in sa.inspect(connection).get_columns(table)]
        taken = {one: f"s.{one}" for one in columns} | dict.fromkeys(own, "'m' || n.i")
        if table == "stories":
            taken |= WAITING
        query = sa.text(
            f"INSERT INTO {table} ({', '.join(taken)}) SELECT {', '.join(taken.values())} "
            f"FROM {table} AS s CROSS JOIN {NUMBERS} AS n WHERE s.{own[0]} = :like"
        )
        assert connection.execute(query, {"many": many, "like": like}).rowcount >= many


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def full(request: pytest.FixtureRequest, times):
    """Where a database of the first version with many stories is, and how to copy one."""
    places = KINDS[request.param](request)
    address = places.new()
    bare = engine(address)
    filled.Filling(bare, EARLIER[:1])
    made = with_keys(bare, KEY)
    with made.begin() as connection:
        command.upgrade(migrate.config(connection), EARLIER[0])
        told_many_times(connection, times(100, 100_000))
    made.dispose()
    yield address, places
    places.end()


def test_a_hundred_thousand_stories_come_whole_through_fifty_kills(full, processes, times, tally):
    """From each earlier version in turn, killed at any moment; the next process makes it good."""
    address, places = full
    seconds, chance, kills = _seconds(processes, places.new(address)), Random(12), times(2, 50)
    assert seconds <= MOST_SECONDS
    for number in range(kills):
        stood = brought_to(EARLIER[number * len(EARLIER) // kills], address)
        copy, seconds = killed_half_way(processes, full, seconds, chance)
        made = with_keys(engine(copy), KEY)
        migrate.upgrade(made)
        assert_whole(made, tally)
        tally.add(rows=stands(made, stood))
        tally.add(made.dialect.name, migrated=1)
        made.dispose()
        places.drop(copy)


def brought_to(version: str, address: str) -> filled.Rows:
    """All that stands in it then."""
    made = with_keys(engine(address), KEY)
    with made.begin() as connection:
        command.upgrade(migrate.config(connection), version)
        stood = filled.rows_of(connection, filled.shapes_of(connection))
    made.dispose()
    return stood


def killed_half_way(processes, full, seconds: float, chance: Random) -> tuple[str, float]:
    """A copy that a killed process left half done, and how long it may take from here on."""
    address, places = full
    for _ in range(TRIES):
        copy, began = places.new(address), time.monotonic()
        running = processes.Process(target=upgrade_and_die, args=(copy, 0))
        running.start()
        running.join(chance.uniform(0, seconds))
        running.kill()
        running.join()
        if running.exitcode == -signal.SIGKILL:
            return copy, seconds
        seconds = min(seconds, time.monotonic() - began)  # it was done: less is left to do
        places.drop(copy)
    raise AssertionError("never killed before it was done")


def _seconds(processes, address: str) -> float:
    """How long nobody's kill lets it take, once all that a process needs is imported."""
    first = processes.Process(target=len, args=("",))
    first.start()
    first.join()
    began = time.monotonic()
    whole = processes.Process(target=upgrade_and_die, args=(address, 0))
    whole.start()
    whole.join()
    assert whole.exitcode == 0
    return time.monotonic() - began
