"""Processes that are killed while people write, and processes that decide at the same moment."""

import random
import shutil
import time
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import audit, keeping, tables
from data.store.alone import alone
from stories.actions import reviewing
from stories.errors import StaleStory
from stories.review import Check
from stories.telling import ReturnReason
from tests import make, postgres
from tests.conftest import submit
from tests.faults import writer
from tests.faults.kept import assert_kept

pytestmark = pytest.mark.faults

LONGEST = 0.25  # seconds that a process writes before it is killed
BEGINS = 30
A_DATABASE = 25  # kills before the next begins, since the whole record is read after each


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path):
    """Gives the address of another filled database each time."""
    made = []

    def sqlite() -> str:
        path = tmp_path / f"{len(made)}.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        made.append(path)
        return f"sqlite:///{path}"

    def server() -> str:
        reused = request.getfixturevalue("postgres_reused")
        name = f"faults_{len(made)}"
        made.append(name)
        postgres.execute(reused.address, f"CREATE DATABASE {name} TEMPLATE {reused.template}")
        return postgres.database(reused.address, name)

    yield {"sqlite": sqlite, "postgres": server}[request.param]
    if request.param == "postgres":
        address = request.getfixturevalue("postgres_server")
        for name in made:
            postgres.execute(address, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.parametrize(
    ("new_database", "replicas", "full"),
    [
        ("sqlite", 1, 1_000),
        pytest.param("postgres", 3, 300, marks=pytest.mark.postgres),
    ],
    indirect=["new_database"],
)
def test_a_killed_process_loses_nothing_it_said_is_kept(
    new_database, replicas, full, processes, tmp_path, times, say
):
    """The other replicas write on; each begins again and finishes what it was killed in."""
    kills, done, all_kept = times(2, full), 0, Counter()
    replicas = min(replicas, times(2, replicas))
    while done < kills:
        url = new_database()
        notes = [writer.Notes(tmp_path / f"{done}-{one}") for one in range(replicas)]
        store = writer.without_limit(writer.opened(url))
        running = [_start(processes, url, each) for each in notes]
        for _ in range(min(A_DATABASE, kills - done)):
            one = random.randrange(replicas)
            _wait_for_more(notes[one])
            time.sleep(random.uniform(0, LONGEST))
            _kill(running[one])
            done += 1
            for each in notes:
                assert_kept(store, each)
            running[one] = _start(processes, url, notes[one])
        for each in running:
            _kill(each)
        for each in notes:
            writer.Writer(store, each, 0).go_on()
            assert_kept(store, each)
            assert each.of("kept").keys() == each.of("begun").keys()
            all_kept.update(each.of("kept").values())
        store.engine.dispose()
    assert all_kept["story"]
    kinds = ", ".join(f"{many:,} {kind}" for kind, many in sorted(all_kept.items()))
    say(f"{done:,} kills, {replicas} writing on {store.engine.dialect.name}: kept once: {kinds}")


def _start(processes, url: str, notes: writer.Notes):
    args = (url, str(notes.path), random.randrange(1_000_000))
    started = processes.Process(target=writer.write, args=args)
    started.start()
    return started


def _kill(process) -> None:
    assert process.is_alive()  # it ends by our hand alone
    process.kill()
    process.join()
    process.close()


def _wait_for_more(notes: writer.Notes) -> None:
    """Until the process has begun something, so that it is killed at work and not at waking."""
    before, until = len(notes.of("begun")), time.monotonic() + BEGINS
    while len(notes.of("begun")) <= before:
        assert time.monotonic() < until
        time.sleep(0.005)


WAYS = {  # of deciding, each by another person
    "approved": lambda store, story_id: reviewing.approve(
        store, story_id, 1, Check, by=make.RAVI, at=make.NOON
    ),
    "declined": lambda store, story_id: reviewing.decline(
        store, story_id, 1, ReturnReason.OTHER, "Told before.", by=make.RITA, at=make.NOON
    ),
}


def decide(url: str, way: str, stories: list[str], together, answer) -> None:
    """Decide each story in one way; answers whether this process was the one that decided."""
    store, won = writer.opened(url), []
    for story_id in stories:
        together.wait(30)
        try:
            WAYS[way](store, story_id)
        except StaleStory:
            won.append(False)
        else:
            won.append(True)
    store.engine.dispose()
    answer.send(won)


def test_of_two_reviewers_on_two_replicas_exactly_one_decides(store, processes, times, say):
    writer.without_limit(store)
    stories = [submit(store).id for _ in range(times(3, 500))]
    url = store.engine.url.render_as_string(hide_password=False)
    store.engine.dispose()
    together, answers, running = processes.Barrier(len(WAYS)), {}, []
    for way in WAYS:
        answers[way], end = processes.Pipe(duplex=False)
        running.append(processes.Process(target=decide, args=(url, way, stories, together, end)))
        running[-1].start()
    assert all(answer.poll(BEGINS + len(stories)) for answer in answers.values())
    won = {way: answer.recv() for way, answer in answers.items()}
    for each in running:
        each.join()
    with store.read() as connection:
        stories_now = sa.select(tables.stories.c.id, tables.stories.c.status)
        stood = dict(connection.execute(stories_now).all())
        events = Counter(connection.scalars(sa.select(tables.events.c.action)))
        assert audit.check(connection).holds
    for story_id, *each in zip_longest(stories, *won.values()):
        assert sum(each) == 1
        assert stood[story_id] == list(won)[each.index(True)]
    assert events["story approved"] + events["story declined"] == len(stories)
    say(
        f"{len(stories)} races of two reviewers on {store.engine.dialect.name}: one decision each, "
        f"{events['story approved']} approved, {events['story declined']} declined"
    )


def hold(url: str, told) -> None:
    """Be in the middle of the daily run until killed."""
    with alone(writer.opened(url).engine, "keeping") as mine:
        told.send(mine)
        time.sleep(BEGINS)


def test_the_daily_run_is_done_by_one_process_and_by_another_when_that_one_dies(store, processes):
    """Every replica may have it in its timetable."""
    mine, end = processes.Pipe(duplex=False)
    url = store.engine.url.render_as_string(hide_password=False)
    other = processes.Process(target=hold, args=(url, end))
    other.start()
    assert mine.poll(BEGINS)
    assert mine.recv()
    assert keeping.once(store, make.NOON) is None
    _kill(other)
    until = time.monotonic() + BEGINS
    while keeping.once(store, make.NOON) is None:  # PostgreSQL notices a moment later
        assert time.monotonic() < until
        time.sleep(0.01)
    with store.read() as connection:
        assert keeping.last_run(connection)
